"""The service's settings as names and JSON values: ``caps.children_per_pod`` and ``48``."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import time
from typing import TYPE_CHECKING, Any

from planner.service import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


def settings_to_values(settings: Settings) -> dict[str, str]:
    """Return every setting by its name, also those that have their default."""
    return {
        f"{section.name}.{key.name}": _to_json(getattr(getattr(settings, section.name), key.name))
        for section in fields(Settings)
        for key in fields(getattr(settings, section.name))
    }


def settings_from_values(values: Mapping[str, str]) -> Settings:
    """Return the settings; one that is not among the values has its default.

    Raises
    ------
    ValueError
        A value is no JSON, or not what its setting holds.
    """
    default = Settings()
    sections: dict[str, Any] = {}
    for section in fields(Settings):
        usual = getattr(default, section.name)
        sections[section.name] = type(usual)(
            **{
                key.name: _from_json(values[name], like=getattr(usual, key.name))
                for key in fields(usual)
                if (name := f"{section.name}.{key.name}") in values
            }
        )
    return Settings(**sections)


def _to_json(value: object) -> str:
    if isinstance(value, time):
        return json.dumps(value.isoformat("minutes"))
    return json.dumps(value, ensure_ascii=False)


def _from_json(value: str, *, like: object) -> object:
    found = json.loads(value)
    if isinstance(like, time):
        return time.fromisoformat(str(found))
    if isinstance(like, tuple):
        return tuple(found)
    if type(found) is not type(like):
        raise ValueError("a setting holds another kind of value")
    return found
