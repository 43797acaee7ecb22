"""The stored service: read as a whole, written as the difference to what is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update

from planner.service import (
    Absence,
    Allocation,
    Appointment,
    CapStep,
    Child,
    Cover,
    Family,
    Hours,
    Match,
    MatchStep,
    Pair,
    Pod,
    Service,
    StaffMember,
    Travel,
    Volunteer,
    VolunteerNote,
)
from planner.store.audit import Recorder
from planner.store.failures import damaged
from planner.store.positions import positions
from planner.store.settings import settings_from_values, settings_to_values
from planner.store.tables import (
    AbsenceRow,
    AllocationRow,
    AppointmentRow,
    CapStepRow,
    ChildRow,
    CoverRow,
    FamilyRow,
    HoursRow,
    MatchRow,
    MatchStepRow,
    PairRow,
    PodRow,
    SettingRow,
    StaffRow,
    TravelRow,
    VolunteerNoteRow,
    VolunteerRow,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection, Table

    from planner.store.session import Store

_HAS_COVER = "cover.given"
"""A value beside the settings: whether the service has a table of cover of its own."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """How one table of the service is kept.

    Attributes
    ----------
    name
        The table's name, and that of the field of `Service`.
    row
        The frozen row; its fields are the table's columns.
    key
        The fields that tell a row from the others. Rows alike in them are told apart by which
        of them comes first.
    untold
        The fields that the record of changes leaves out: a note is its writer's own.
    """

    name: str
    row: type[Any]
    model: type[Any]
    key: tuple[str, ...]
    untold: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        return table_of(self.model)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.row))

    def values(self, row: object) -> dict[str, Any]:
        return {column: getattr(row, column) for column in self.columns}

    def told(self, row: object) -> dict[str, Any]:
        """Return what the record of changes says of a row."""
        return {
            column: getattr(row, column) for column in self.columns if column not in self.untold
        }


_TABLES = (
    _Kept("pods", Pod, PodRow, ("pod_id",)),
    _Kept("staff", StaffMember, StaffRow, ("staff_id",)),
    _Kept("families", Family, FamilyRow, ("family_id",)),
    _Kept("children", Child, ChildRow, ("child_id",)),
    _Kept("allocations", Allocation, AllocationRow, ("family_id", "staff_id", "from_")),
    _Kept("pairs", Pair, PairRow, ("family_id", "person_id", "rule")),
    _Kept("hours", Hours, HoursRow, ("person_id", "weekday", "start")),
    _Kept("absences", Absence, AbsenceRow, ("person_id", "from_")),
    _Kept("volunteers", Volunteer, VolunteerRow, ("volunteer_id",)),
    _Kept("matches", Match, MatchRow, ("family_id", "volunteer_id", "from_")),
    _Kept("appointments", Appointment, AppointmentRow, ("appointment_id",)),
    _Kept("cover", Cover, CoverRow, ("cover_id",)),
    _Kept("travel", Travel, TravelRow, ("from_", "to", "mode")),
    _Kept("cap_steps", CapStep, CapStepRow, ("staff_id", "from_")),
    _Kept(
        "match_steps",
        MatchStep,
        MatchStepRow,
        ("family_id", "volunteer_id", "from_", "step", "on"),
        untold=("note",),
    ),
    _Kept(
        "volunteer_notes",
        VolunteerNote,
        VolunteerNoteRow,
        ("volunteer_id", "on", "kind"),
        untold=("note",),
    ),
)
"""Every table of the service; a table comes after those its rows refer to."""


@dataclass(frozen=True, slots=True)
class _Stored:
    row_id: int
    position: int
    row: Any


@dataclass(frozen=True, slots=True)
class _Difference:
    """What has to be written to a table: the parameters of each statement, a row each."""

    kept: _Kept
    removed: list[dict[str, Any]]
    moved: list[dict[str, Any]]
    changed: list[dict[str, Any]]
    added: list[dict[str, Any]]


def load_service(store: Store) -> Service:
    """Return the service as it is stored; a new store holds one with nothing in it.

    Raises
    ------
    KnownError
        The database cannot be read, or holds what this program never writes.
    """
    with store.reading() as connection:
        try:
            values = _stored_values(connection)
            tables: dict[str, Any] = {
                kept.name: tuple(stored.row for stored in _stored_rows(connection, kept))
                for kept in _TABLES
            }
            settings = settings_from_values(values)
        except (ValueError, ArithmeticError, TypeError):
            raise damaged(store.name) from None
    if values.get(_HAS_COVER) != "true":
        tables["cover"] = None
    return Service(settings=settings, **tables)


def save_service(store: Store, service: Service, *, who: str, at: datetime) -> None:
    """Make the stored service this one, in one transaction.

    Only rows that were added, changed or removed are written, each with an audit record; a service
    that is stored already writes nothing. A row's place in its file is kept without a record.

    Parameters
    ----------
    store
        The open store.
    service
        What is to be stored.
    who, at
        Who does this, and when; for the audit.

    Raises
    ------
    KnownError
        The database cannot be written, two rows have the same id, or a row names one that is not
        there. Nothing was changed.
    """
    with store.writing() as connection:
        recorder = Recorder(who=who, at=at)
        _save_values(connection, service, recorder)
        differences = [
            _difference(connection, kept, getattr(service, kept.name) or (), recorder)
            for kept in _TABLES
        ]
        for difference in reversed(differences):
            _remove(connection, difference)
        for difference in differences:
            _write(connection, difference)
        recorder.write(connection)


def _stored_values(connection: Connection) -> dict[str, str]:
    columns = table_of(SettingRow).c
    found = connection.execute(select(columns.name, columns.value))
    return {name: value for name, value in found}


def _save_values(connection: Connection, service: Service, recorder: Recorder) -> None:
    stored = _stored_values(connection)
    wanted = settings_to_values(service.settings)
    wanted[_HAS_COVER] = "true" if service.cover is not None else "false"
    table = table_of(SettingRow)
    for name, value in wanted.items():
        if name not in stored:
            connection.execute(insert(table).values(name=name, value=value))
            recorder.added("settings", name, {"value": value})
        elif stored[name] != value:
            connection.execute(update(table).where(table.c.name == name).values(value=value))
            recorder.changed("settings", name, {"value": stored[name]}, {"value": value})


def _stored_rows(connection: Connection, kept: _Kept) -> list[_Stored]:
    columns = kept.table.c
    wanted = (columns[name] for name in ("row_id", "position", *kept.columns))
    found = connection.execute(select(*wanted).order_by(columns.position))
    return [_Stored(row_id, position, kept.row(*rest)) for row_id, position, *rest in found]


def _difference(
    connection: Connection, kept: _Kept, rows: tuple[Any, ...], recorder: Recorder
) -> _Difference:
    stored_rows = _stored_rows(connection, kept)
    stored = dict(zip(_keys(kept, (each.row for each in stored_rows)), stored_rows, strict=True))
    wanted = dict(zip(_keys(kept, rows), rows, strict=True))
    places = positions([stored[key].position if key in stored else None for key in wanted])

    result = _Difference(kept, [], [], [], [])
    for key, old in stored.items():
        if key not in wanted:
            result.removed.append({"of_row": old.row_id})
            recorder.removed(kept.name, _label(kept, old.row), kept.told(old.row))
    for (key, row), position in zip(wanted.items(), places, strict=True):
        match stored.get(key):
            case None:
                result.added.append({"position": position, **kept.values(row)})
                recorder.added(kept.name, _label(kept, row), kept.told(row))
            case old:
                if old.position != position:
                    result.moved.append({"of_row": old.row_id, "new_position": position})
                if old.row != row:
                    result.changed.append({"of_row": old.row_id, **_renamed(kept.values(row))})
                    before, after = kept.told(old.row), kept.told(row)
                    recorder.changed(kept.name, _label(kept, row), before, after)
    return result


def _remove(connection: Connection, difference: _Difference) -> None:
    table = difference.kept.table
    if difference.removed:
        of_row = table.c.row_id == bindparam("of_row")
        connection.execute(delete(table).where(of_row), difference.removed)


def _write(connection: Connection, difference: _Difference) -> None:
    table = difference.kept.table
    this_row = update(table).where(table.c.row_id == bindparam("of_row"))
    if difference.moved:
        connection.execute(this_row.values(position=bindparam("new_position")), difference.moved)
    if difference.changed:
        columns: dict[str, Any] = {
            column: bindparam(f"new_{column}") for column in difference.kept.columns
        }
        connection.execute(this_row.values(columns), difference.changed)
    if difference.added:
        connection.execute(insert(table), difference.added)


def _renamed(values: dict[str, Any]) -> dict[str, Any]:
    """Return values under the names of an update's parameters, which may not be its columns'."""
    return {f"new_{column}": value for column, value in values.items()}


def _keys(kept: _Kept, rows: Iterable[Any]) -> list[tuple[object, ...]]:
    """Return what tells each row from the others; ids compare ignoring case."""
    seen: Counter[tuple[object, ...]] = Counter()
    keys = []
    for row in rows:
        parts = (getattr(row, column) for column in kept.key)
        key = tuple(part.casefold() if isinstance(part, str) else part for part in parts)
        seen[key] += 1
        keys.append((*key, seen[key]))
    return keys


def _label(kept: _Kept, row: object) -> str:
    return " ".join(str(part) for column in kept.key if (part := getattr(row, column)) is not None)
