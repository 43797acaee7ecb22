from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.exchange.settings_file import settings_toml
from planner.exchange.tables import TABLES
from planner.service import Service, Settings

if TYPE_CHECKING:
    from planner.exchange.columns import Table

HANDBOOK = Path(__file__).parents[3] / "docs" / "service-folder.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_columns_heading_is_its_fields_name(table: Table) -> None:
    names = [name.removesuffix("_").removeprefix("has_") for name in table.fields]
    assert names == list(table.headings)
    assert hasattr(Service(), table.service_field)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_handbook_names_every_column_and_which_are_needed(table: Table) -> None:
    lines = HANDBOOK.read_text(encoding="utf-8").splitlines()
    # The table of tables comes first in the handbook.
    row = next(line for line in lines if line.startswith(f"| `{table.name}` |"))
    written = row.split("|")[2].strip()
    plain = re.sub(r" \[[^]]*\]| \([^)]*\)", "", written)
    headings = plain.split(", ")
    assert [heading.strip("*") for heading in headings] == list(table.headings)
    needed = {heading.strip("*") for heading in headings if heading.startswith("*")}
    assert needed == set(table.headings) - set(table.defaults)


def test_the_handbook_shows_every_setting_with_its_default() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", HANDBOOK.read_text(encoding="utf-8"), re.DOTALL)
    assert tomllib.loads(block) == tomllib.loads(settings_toml(Settings()).decode())
