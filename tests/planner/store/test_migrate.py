from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from planner.errors import KnownError
from planner.exchange.plan_json import plan_to_json
from planner.service import MatchStepKind
from planner.service.settings import Mentoring
from planner.store import Store, migrations
from planner.store.edits import edits_of
from planner.store.migrate import MIGRATIONS, Migrations
from planner.store.plans import PlanState, plans_of
from planner.store.prints import prints_of
from planner.store.service import load_service, save_service
from planner.store.tables import METADATA
from tests.planner.store.desk import WEEK, plan_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.service import Service

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{newest}"


def upgrade():
    with op.batch_alter_table("families", recreate="always") as families:
        families.add_column(sa.Column("school", sa.String(), nullable=True))
    {more}
"""

MIGRATES_AND_DIES = """
import sys
from planner.store import Store
from planner.store.migrate import MIGRATIONS, Migrations

die_before(sys.argv[3])
Store.open(sys.argv[1], migrations=Migrations(sys.argv[2], (*MIGRATIONS.revisions, "next")))
"""

MAKES_AND_DIES = """
import sys
from planner.store import Store

die_before("CREATE TABLE families")
Store.open(sys.argv[1])
"""

OPENS_AND_DIES = """
import sys
from planner.store import Store

die_before(sys.argv[2])
Store.open(sys.argv[1])
"""


@pytest.fixture
def next_step(tmp_path: Path) -> Callable[..., Migrations]:
    """Give what makes the migrations of a version to come, which rebuilds the families."""

    def make(more: str = "pass") -> Migrations:
        scripts = tmp_path / "100% migrations"
        shutil.copytree(Path(migrations.__file__).parent, scripts)
        step = NEXT_STEP.format(newest=MIGRATIONS.newest, more=more)
        (scripts / "versions" / "next.py").write_text(step, encoding="utf-8")
        return Migrations(str(scripts), (*MIGRATIONS.revisions, "next"))

    return make


@pytest.fixture
def path(tmp_path: Path, service: Service) -> Path:
    """Give the file of a stored service."""
    folder = tmp_path / "kept"
    folder.mkdir()
    with Store.open(folder / "s.podplan") as store:
        save_service(store, service, who="Ada", at=AT)
    return folder / "s.podplan"


def test_migrations_build_the_tables_that_the_program_uses(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []


def test_the_program_knows_every_revision_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.scripts)
    scripts = ScriptDirectory.from_config(config)
    found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == MIGRATIONS.revisions


def test_nothing_in_the_tables_is_for_sqlite_alone() -> None:
    for table in METADATA.tables.values():
        kinds = {column.type.__class__.__module__ for column in table.columns}
        assert not [kind for kind in kinds if "dialects" in kind]
        assert not [option for option in table.dialect_options if option == "sqlite"]


def test_opening_an_up_to_date_service_leaves_alembic_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "alembic", None)
    with Store.open(path) as store:
        assert load_service(store).pods


def test_a_table_is_rebuilt_without_losing_the_rows_that_refer_to_it(
    path: Path, service: Service, next_step: Callable[..., Migrations]
) -> None:
    with Store.open(path, migrations=next_step()) as store:
        assert load_service(store) == service
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT school FROM families").all() == [(None,)] * 2
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_before_a_service_is_brought_up_to_date_a_copy_is_made_that_opens(
    path: Path, service: Service, next_step: Callable[..., Migrations]
) -> None:
    Store.open(path, migrations=next_step()).close()
    backup = path.with_name("s.podplan.before-next.backup")
    assert set(path.parent.iterdir()) == {path, backup}
    with Store.open(backup) as store:
        assert load_service(store) == service


@pytest.mark.parametrize(
    "moment",
    [
        "VACUUM INTO",
        "CREATE TABLE _alembic_tmp_families",
        "INSERT INTO _alembic_tmp_families",
        "DROP TABLE families",
        "ALTER TABLE _alembic_tmp_families",
        "UPDATE alembic_version",
        "COMMIT",
    ],
)
def test_killed_while_being_brought_up_to_date_the_old_service_is_there_and_can_be_tried_again(
    path: Path,
    service: Service,
    moment: str,
    next_step: Callable[..., Migrations],
    run_until_it_dies: Callable[..., None],
) -> None:
    steps = next_step()
    run_until_it_dies(MIGRATES_AND_DIES, path, steps.scripts, moment)
    with Store.open(path) as store:
        assert load_service(store) == service
    with Store.open(path, migrations=steps) as store:
        assert load_service(store) == service
    assert set(path.parent.iterdir()) == {path, path.with_name("s.podplan.before-next.backup")}


def test_killed_while_being_made_a_service_can_be_made_again(
    tmp_path: Path, run_until_it_dies: Callable[..., None]
) -> None:
    path = tmp_path / "s.podplan"
    run_until_it_dies(MAKES_AND_DIES, path)
    assert not path.exists()
    Store.open(path).close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "more",
    [
        'op.execute("DELETE FROM travel")',
        "op.execute(\"UPDATE children SET family_id = 'Nobody'\")",
    ],
)
def test_a_step_that_would_lose_rows_or_what_they_refer_to_is_undone(
    path: Path, service: Service, more: str, next_step: Callable[..., Migrations]
) -> None:
    with pytest.raises(KnownError, match=r"s\.podplan could not be brought up to date"):
        Store.open(path, migrations=next_step(more))
    with Store.open(path) as store:
        assert load_service(store) == service


def test_a_service_brought_up_to_date_is_refused_by_the_older_program(
    path: Path, next_step: Callable[..., Migrations]
) -> None:
    Store.open(path, migrations=next_step()).close()
    before = path.read_bytes()
    with pytest.raises(KnownError, match="newer Pod Planner"):
        Store.open(path)
    assert path.read_bytes() == before


def released(tmp_path: Path, revision: str) -> Path:
    """Make the file of a whole small service as it was stored when the revision was new."""
    path = tmp_path / "s.podplan"
    dump = Path(__file__).parent / "released" / f"{revision}.sql"
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    return path


@pytest.mark.parametrize("revision", MIGRATIONS.revisions)
def test_a_service_stored_at_every_revision_so_far_can_be_opened(
    tmp_path: Path, revision: str
) -> None:
    path = released(tmp_path, revision)
    connection = sqlite3.connect(path)
    tables = ("pods", "staff", "families", "children", "allocations", "volunteers", "changes")
    counts = {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        for name in tables
    }
    connection.close()
    with Store.open(path) as store:
        service = load_service(store)
        for name in tables[:-1]:
            assert len(getattr(service, name)) == counts[name] > 0
        with store.reading() as opened:
            kept = opened.exec_driver_sql("SELECT count(*) FROM changes").scalar()
            assert kept == counts["changes"] > 0


def test_the_desk_stored_at_0002_is_there_with_its_edits_overrides_and_prints(
    tmp_path: Path,
) -> None:
    with Store.open(released(tmp_path, "0002")) as store:
        approved, version = plans_of(store, WEEK)
        assert approved.state is PlanState.APPROVED
        (override,) = approved.overrides
        assert (override.family_id, override.rules) == ("F1", ("travel_limit",))
        assert version.overrides == approved.overrides
        assert [each.name for each in edits_of(store, approved.number)] == ["Move F1 to waiting"]
        assert [(each.is_undone, each.payload) for each in edits_of(store, version.number)] == [
            (True, "{}")
        ]
        assert [each.subject for each in prints_of(store, WEEK)] == ["P1"]
        assert [step.children_cap for step in load_service(store).cap_steps] == [0, 4]


def test_what_a_plan_kept_at_0001_does_with_each_family_can_be_asked_for(tmp_path: Path) -> None:
    path = released(tmp_path, "0001")
    connection = sqlite3.connect(path)
    empty = replace(plan_of(WEEK), allocation=None)
    for number, plan in ((1, plan_of(WEEK)), (2, empty)):
        connection.execute(
            "INSERT INTO plans VALUES (?, ?, ?, 'superseded', 'feasible', ?, 'Ada', NULL, NULL,"
            " ?, '{}')",
            (number, str(WEEK), number, "2026-11-20 09:30:00.000000", plan_to_json(plan)),
        )
    connection.commit()
    connection.close()
    with Store.open(path) as store, store.reading() as opened:
        families = opened.exec_driver_sql(
            "SELECT plan_number, family_id, staff_id, outcome, was, why FROM plan_families"
        )
        assert families.all() == [
            (1, "F1", "S2", "kept", "S2", "Kept with Łucja."),
            (1, "F2", None, "waiting", None, "Nobody has room."),
        ]
        workers = opened.exec_driver_sql("SELECT plan_number, staff_id, children FROM plan_workers")
        assert workers.all() == [(1, "S2", 1)]


def test_the_steps_and_notes_stored_at_0003_are_there(tmp_path: Path) -> None:
    with Store.open(released(tmp_path, "0003")) as store:
        service = load_service(store)
    assert [each.step for each in service.match_steps] == [
        MatchStepKind.DECLINED,
        MatchStepKind.FIRST_MEETING,
    ]
    assert service.match_steps[1].at == time(10, 30)
    assert [each.minutes for each in service.volunteer_notes] == [None, 90]
    assert service.settings.mentoring.recheck_years == 2


@pytest.mark.parametrize("revision", MIGRATIONS.revisions[:-1])
def test_an_older_service_has_no_steps_yet_and_takes_them(
    tmp_path: Path, service: Service, revision: str
) -> None:
    path = released(tmp_path, revision)
    with Store.open(path) as store:
        stored = load_service(store)
        assert (stored.match_steps, stored.volunteer_notes) == ((), ())
        assert stored.settings.mentoring == Mentoring()
        save_service(store, service, who="Ada", at=AT)
        assert load_service(store) == service
    assert set(tmp_path.iterdir()) == {path, path.with_name("s.podplan.before-0003.backup")}


@pytest.mark.parametrize(
    ("revision", "moment"),
    [
        ("0001", "VACUUM INTO"),
        ("0001", "CREATE TABLE plan_edits"),
        ("0001", "CREATE INDEX ix_cap_steps"),
        ("0001", "ALTER TABLE plan_overrides"),
        ("0001", "COMMIT"),
        ("0002", "VACUUM INTO"),
        ("0002", "CREATE TABLE match_steps"),
        ("0002", "CREATE INDEX ix_volunteer_notes_family_id"),
        ("0002", "COMMIT"),
    ],
)
def test_killed_on_the_way_the_old_service_is_there_and_a_copy_of_it(
    tmp_path: Path, revision: str, moment: str, run_until_it_dies: Callable[..., None]
) -> None:
    path = released(tmp_path, revision)
    run_until_it_dies(OPENS_AND_DIES, path, moment)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    connection.close()
    with Store.open(path) as store:
        assert load_service(store).families
        assert load_service(store).match_steps == ()
    assert set(tmp_path.iterdir()) == {path, path.with_name("s.podplan.before-0003.backup")}
