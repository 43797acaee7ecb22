"""Which sheets on paper no longer hold, because the week was changed after they were printed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from planner.errors import BugError
from planner.service.naming import counted

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from planner.plan import Plan
    from planner.service import Service
    from planner.sheets import Printing
    from planner.store.prints import Print, StoredPrint  # noqa: TC004 - a window opens sooner without it

NOT_CONTENT = frozenset({"printed_at", "printed_by", "label", "stamp", "subtitle", "approved_at"})
"""What a sheet says of itself: when and by whom it was printed, and which version it shows. A
sheet whose plan was approved again, without a change to it, still holds."""

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class SheetToday:
    """A sheet as it would be printed now.

    Attributes
    ----------
    sheet, subject
        As they are recorded: see `planner.store.prints.Print`.
    words
        What people call it: the practitioner's or pod's name, or the sheet's title.
    digest
        From `digest_of`.
    """

    sheet: str
    subject: str
    words: str
    digest: str

    def as_print(self, plan_number: int) -> Print:
        """Return what is to be recorded when it is printed or saved now."""
        # Here, because a window opens sooner without it.
        from planner.store.prints import Print

        return Print(plan_number, self.sheet, self.subject, self.digest)


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """A sheet on paper that no longer holds, and why.

    Attributes
    ----------
    sheet, subject
        As they are recorded: see `planner.store.prints.Print`.
    words
        What people call it: the practitioner's or pod's name, or the sheet's title.
    what
        What changed: ``F018 moved.``
    is_gone
        Whether the week has no such sheet any more, so that it cannot be printed again.
    """

    sheet: str
    subject: str
    words: str
    what: str
    printed_at: datetime
    printed_by: str
    is_gone: bool = False

    @property
    def sentence(self) -> str:
        """The whole sentence, such as ``Dan Whitlow: F018 moved.``."""
        return f"{self.words}: {self.what}"


@dataclass(frozen=True, slots=True)
class OnPaper:
    """The sheets of a week that are on paper.

    Attributes
    ----------
    prints
        The newest print of each sheet.
    out_of_date
        Those of them that no longer hold.
    """

    prints: tuple[StoredPrint, ...] = ()
    out_of_date: tuple[OutOfDate, ...] = ()


def sheets_today(
    printing: Printing, *, only: Container[tuple[str, str]] | None = None
) -> tuple[SheetToday, ...]:
    """Return every sheet of a week as it would be printed now, in the order in which it is printed.

    Families' names, which are chosen each time, are no part of a digest.

    Parameters
    ----------
    printing
        What would be printed.
    only
        Leave out sheets whose kind and subject are not in it. Each sheet takes a few milliseconds,
        more for a service of many pods.
    """
    # The sheets draw with a library that takes its time to load.
    from planner.sheets import sheet_files

    nameless = replace(printing, with_names=False)
    return tuple(
        SheetToday(
            sheet=sheet.kind.value,
            subject=subject.subject_id,
            words=subject.words if subject.subject_id else sheet.title,
            digest=digest_of(sheet.gather(nameless, subject.subject_id)),
        )
        for sheet, subject in sheet_files(nameless).values()
        if only is None or (sheet.kind.value, subject.subject_id) in only
    )


def digest_of(data: object) -> str:
    """Return what tells one sheet's content from another's, the same on every computer.

    Parameters
    ----------
    data
        Frozen dataclasses of plain values: what a sheet's `gather` gives.

    Returns
    -------
    str
        64 hexadecimal digits. Nothing of the content can be read from them.

    Raises
    ------
    BugError
        There is something in it that is no plain value.
    """
    text = json.dumps(_plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sheets_out_of_date(
    service: Service,
    prints: Iterable[StoredPrint],
    today: Iterable[SheetToday],
    *,
    plan: Plan,
    plans: Mapping[int, Plan],
) -> tuple[OutOfDate, ...]:
    """Return the sheets on paper that no longer hold, each once, in the order of `today`.

    Of a sheet that was printed more than once the newest print counts.

    Parameters
    ----------
    service
        Who belongs to which pod.
    prints
        What was printed of the week (`planner.store.prints.prints_of`), newest first where two
        were printed at the same moment.
    today
        Every sheet as it would be printed now.
    plan
        The plan of now.
    plans
        The plans as they were printed, by number, to say what changed. One may be missing: that
        of a draft, which was worked on since.
    """
    newest = {(one.sheet, one.subject): one for one in newest_of(prints)}
    found = []
    for now in today:
        printed = newest.pop((now.sheet, now.subject), None)
        if printed is not None and printed.digest != now.digest:
            before = plans.get(printed.plan_number)
            what = _what_changed(service, now.subject, before, plan)
            found.append(_out_of_date(printed, now.words, what))
    names = _names(service)
    for (_, subject), printed in newest.items():
        words = names.get(subject, subject) or "This sheet"
        found.append(_out_of_date(printed, words, "no longer in the week’s plan.", is_gone=True))
    return tuple(found)


def newest_of(prints: Iterable[StoredPrint]) -> tuple[StoredPrint, ...]:
    """Return the newest print of each sheet, newest first.

    Parameters
    ----------
    prints
        Newest first where two were printed at the same moment.
    """
    newest: dict[tuple[str, str], StoredPrint] = {}
    for one in sorted(prints, key=lambda one: one.at, reverse=True):
        newest.setdefault((one.sheet, one.subject), one)
    return tuple(newest.values())


def _out_of_date(
    printed: StoredPrint, words: str, what: str, *, is_gone: bool = False
) -> OutOfDate:
    return OutOfDate(
        printed.sheet, printed.subject, words, what, printed.at, printed.who, is_gone=is_gone
    )


def _what_changed(service: Service, subject: str, before: Plan | None, now: Plan) -> str:
    if before is None:
        return "the draft it shows was worked on."
    moved = _moved(service, subject, before, now)
    if not moved:
        return "dates, times or numbers on it changed."
    named = moved[:_MOST_NAMED]
    more = len(moved) - len(named)
    if more:
        return f"{', '.join(named)} and {counted(more, 'other family', 'other families')} moved."
    return f"{' and '.join(filter(None, (', '.join(named[:-1]), named[-1])))} moved."


def _moved(service: Service, subject: str, before: Plan, now: Plan) -> list[str]:
    """Return the families that came to those the sheet is about, or left them."""
    about = {member.staff_id for member in service.staff if subject == member.pod_id}
    about.add(subject)
    was, is_ = _placed(before), _placed(now)
    return [
        family_id
        for family_id in dict.fromkeys((*was, *is_))
        if was.get(family_id) != is_.get(family_id)
        and (not subject or not about.isdisjoint((was.get(family_id), is_.get(family_id))))
    ]


def _placed(plan: Plan) -> dict[str, str | None]:
    if plan.allocation is None:
        return {}
    return {line.family_id: line.staff_id for line in plan.allocation.families}


def _names(service: Service) -> dict[str, str]:
    staff = {member.staff_id: member.name for member in service.staff}
    return staff | {pod.pod_id: pod.name for pod in service.pods}


def _plain(value: object) -> object:
    """Return a value as JSON has it, so that values that say the same are the same text."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.name not in NOT_CONTENT
        }
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, Set):
        return sorted((_plain(one) for one in value), key=str)
    if isinstance(value, Sequence):
        return [_plain(one) for one in value]
    raise BugError(f"A sheet holds something that has no digest ({type(value).__name__}).")
