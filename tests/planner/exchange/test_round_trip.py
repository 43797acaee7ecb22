"""Whatever a service is, it comes back from its folder and its workbook as it was."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.grid import _FAILED_FORMULAS
from planner.exchange.kinds import FIRST_YEAR, LAST_YEAR
from planner.exchange.service_folder import read_service, write_service, write_workbook
from planner.service import (
    Absence,
    Allocation,
    Appointment,
    CapStep,
    Child,
    Cover,
    Family,
    FamilyStatus,
    Hours,
    Match,
    MatchStep,
    Pair,
    Pod,
    Service,
    Settings,
    StaffMember,
    Travel,
    Volunteer,
    VolunteerNote,
)
from planner.service.settings import Caps, Goals, Mentoring, ServiceSettings
from planner.travel.places import load_gazetteer

Strategy = st.SearchStrategy[Any]

# Letters of every kind, and whatever a spreadsheet or a CSV file gives a meaning of its own.
_characters = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")) | st.sampled_from(
    "=+-@'\",;|\t\n#"
)
# What a spreadsheet writes where a formula failed is refused, whoever wrote it.
_texts = (
    st.text(_characters, max_size=8)
    .map(str.strip)
    .filter(lambda text: text not in _FAILED_FORMULAS)
)
_items = _texts.map(lambda text: text.replace(";", "").strip()).filter(bool)
_days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
_earlier = st.dates(date(FIRST_YEAR, 1, 1), date(1999, 12, 31))
_later = st.dates(date(2000, 1, 1), date(LAST_YEAR, 12, 31))
_mornings = st.times(time(0), time(11, 59)).map(lambda at: at.replace(second=0, microsecond=0))
_evenings = st.times(time(12), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
_places = st.sampled_from(("CW1 3", "cw1", "Nantwich", "53.1,-2.44", "SK11", "cw2  7"))
_by_type: dict[Any, Strategy] = {
    str: _texts,
    int: st.integers(1, 7),
    bool: st.booleans(),
    Decimal: st.decimals(Decimal(0), Decimal(1), places=2),
    date: _days,
    time: _mornings,
    datetime: st.builds(datetime.combine, _days, _mornings),
    tuple[str, ...]: st.lists(_items, max_size=2, unique_by=str.casefold).map(tuple),
}


def _rows(row: type[Any], **fixed: object) -> Strategy:
    """Return rows of a class whose fields are random, but for those that are given."""
    values: dict[str, Strategy] = {}
    for name, hint in get_type_hints(row).items():
        if name in fixed:
            given_value = fixed[name]
            is_random = isinstance(given_value, st.SearchStrategy)
            values[name] = given_value if is_random else st.just(given_value)
        elif name in ("place", "office", "base"):
            values[name] = _places
        else:
            kinds = [kind for kind in getattr(hint, "__args__", ()) if kind is not type(None)]
            kind = kinds[0] if type(None) in getattr(hint, "__args__", ()) else hint
            found = _by_type[kind] if kind in _by_type else st.sampled_from(list(kind))
            values[name] = found if kind is hint else st.none() | found
    return st.builds(row, **values)


def _table(*rows: Strategy) -> Strategy:
    return st.tuples(*rows)


@st.composite
def services(draw: st.DrawFn) -> Service:
    """Return services of a few rows in every table, right in every rule and odd in every text."""
    first = draw(_items.map(lambda text: " ".join(text.split())))
    pod, ann, ben, left, mentor, f1, f2, f3, child, visit, duty = (f"{first}{n}" for n in range(11))
    town = draw(_texts.filter(bool))
    people = st.sampled_from((ben, mentor))
    proposed = draw(_earlier)
    steps = _rows(MatchStep, family_id=f1, volunteer_id=mentor, from_=proposed, place=_texts)
    notes = _rows(VolunteerNote, volunteer_id=mentor, family_id=st.sampled_from((None, f3)))
    cover = _rows(
        Cover, cover_id=duty, start=_mornings, end=_evenings, town=st.sampled_from((None, town))
    )
    return draw(
        st.builds(
            Service,
            settings=st.builds(
                Settings,
                service=st.builds(ServiceSettings, name=_texts.filter(bool)),
                caps=_rows(Caps),
                goals=st.sampled_from((Goals(), Goals(rota=Goals().rota[::-1]))),
                mentoring=_rows(Mentoring),
            ),
            pods=_table(
                _rows(Pod, pod_id=pod, town=town, consultant_id=st.sampled_from((None, ann)))
            ),
            staff=_table(
                _rows(StaffMember, staff_id=ann, pod_id=None, starts_on=_earlier, ends_on=_later),
                _rows(StaffMember, staff_id=ben, pod_id=pod, starts_on=_earlier, ends_on=_later),
            ),
            families=_table(
                _rows(Family, family_id=f1, status=FamilyStatus.OPEN),
                _rows(Family, family_id=f2, status=FamilyStatus.WAITING),
                _rows(Family, family_id=f3, status=FamilyStatus.CLOSED),
            ),
            children=_table(_rows(Child, child_id=child, family_id=f1)),
            allocations=_table(
                _rows(Allocation, family_id=f1, staff_id=ben, to=None),
                _rows(Allocation, family_id=f2, staff_id=left, from_=_earlier, to=_later),
            ),
            pairs=_table(_rows(Pair, family_id=f2, person_id=people)),
            hours=_table(_rows(Hours, person_id=people, start=_mornings, end=_evenings)),
            absences=st.just(())
            | _table(_rows(Absence, person_id=people, from_=_earlier, to=_later)),
            volunteers=_table(
                _rows(
                    Volunteer,
                    volunteer_id=mentor,
                    dbs_on=_earlier,
                    dbs_expires_on=_later,
                    starts_on=None,
                )
            ),
            matches=_table(
                _rows(Match, family_id=f1, volunteer_id=mentor, from_=proposed, to=_later)
            ),
            appointments=_table(
                _rows(
                    Appointment,
                    appointment_id=visit,
                    family_id=st.sampled_from((None, f3)),
                    people=(ben, mentor),
                )
            ),
            cover=st.none() | st.just(()) | _table(cover),
            travel=_table(_rows(Travel, from_=_places, to=_places)),
            cap_steps=st.just(()) | _table(_rows(CapStep, staff_id=ben)),
            match_steps=st.just(()) | _table(steps),
            volunteer_notes=st.just(()) | _table(notes, notes),
        )
    )


@settings(max_examples=40, deadline=None)
@given(services())
def test_import_export_import_is_the_identity(service: Service) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_service(service, Path(folder))
        assert read_service(Path(folder), gazetteer=load_gazetteer()).service == service


@settings(max_examples=10, deadline=None)
@given(services())
def test_a_workbook_holds_the_same_service(service: Service) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "service.xlsx"
        write_workbook(service, path)
        assert read_service(path, gazetteer=load_gazetteer()).service == service
