from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from planner.exchange.kinds import (
    DATE,
    ID,
    LIST,
    MOMENT,
    TIME,
    YES_NO,
    Kind,
    UnreadableError,
    decimal,
    one_of,
    whole,
)
from planner.service import Role

WHOLE = whole(0, 100)
FTE = decimal(0, 1)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (WHOLE, "3", 3),
        (WHOLE, "3.0", 3),
        (WHOLE, "007", 7),
        (FTE, "0.6", Decimal("0.6")),
        (FTE, "1", Decimal(1)),
        (YES_NO, "YES", True),
        (YES_NO, "no", False),
        (DATE, "2026-11-23", date(2026, 11, 23)),
        (DATE, "23/11/2026", date(2026, 11, 23)),
        (DATE, "3/1/2026", date(2026, 1, 3)),
        (DATE, "2024-12-10 00:00:00.000", date(2024, 12, 10)),
        (DATE, "29/02/2024", date(2024, 2, 29)),
        (TIME, "09:00", time(9)),
        (TIME, "9:30", time(9, 30)),
        (TIME, "09:00:00", time(9)),
        (MOMENT, "2026-11-23 10:00", datetime(2026, 11, 23, 10)),  # noqa: DTZ001
        (MOMENT, "23/11/2026 10:05", datetime(2026, 11, 23, 10, 5)),  # noqa: DTZ001
        (MOMENT, "2026-11-23T00:00:00", datetime(2026, 11, 23)),  # noqa: DTZ001
        (LIST, "Debt; housing ;DEBT;;", ("Debt", "housing")),
        (LIST, ";", ()),
        (one_of(Role), "Social_Worker", Role.SOCIAL_WORKER),
    ],
)
def test_a_cell_is_read_and_what_is_written_reads_back(
    kind: Kind, text: str, value: object
) -> None:
    assert kind.read(text) == value
    assert kind.read(kind.write(value)) == value


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        (WHOLE, "1e3", "not a whole number"),
        (WHOLE, "3.5", "not a whole number"),
        (WHOLE, "1,000", "not a whole number"),
        (WHOLE, "1_0", "not a whole number"),
        (WHOLE, "٣", "not a whole number"),
        (WHOLE, "-1", "0 is the lowest"),
        (WHOLE, "101", "100 is the highest"),
        (WHOLE, "9" * 6_000, "100 is the highest"),
        (FTE, "60", "1 is the highest"),
        (FTE, "0,6", "decimal point"),
        (FTE, "NaN", "decimal point"),
        (YES_NO, "perhaps", "neither yes nor no"),
        (DATE, "31/02/2026", "February 2026 has 28 days"),
        (DATE, "2026-02-31", "February 2026 has 28 days"),
        (DATE, "11/23/2026", "the day comes first: 23/11/2026"),
        (DATE, "2026-13-01", "no such month"),
        (DATE, "0000-00-00", "outside the years"),
        (DATE, "3026-01-01", "outside the years"),
        (DATE, "23/11/26", "not a date"),
        (DATE, "2026-11-23 10:00", "write only 2026-11-23"),
        (TIME, "24:00", "from 00:00 to 23:59"),
        (TIME, "9am", "not a time"),
        (MOMENT, "2026-11-23", "not a date and a time"),
        (MOMENT, "2026-11-23 25:00", "from 00:00 to 23:59"),
        (one_of(Role), "practicioner", 'Did you mean "practitioner"?'),
        (ID, "S01;S02", "semicolon"),
    ],
)
def test_a_cell_of_another_kind_says_what_would_be_right(kind: Kind, text: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=r".") as caught:
        kind.read(text)
    assert says in str(caught.value)


def test_never_more_than_forty_characters_of_a_cell_are_quoted() -> None:
    with pytest.raises(UnreadableError, match=r".") as caught:
        DATE.read("a long story about a family " * 50)
    quotation = str(caught.value).split('"')[1]
    assert len(quotation) == 40
    assert quotation.endswith("…")
