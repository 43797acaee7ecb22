"""The forms of a what-if about people: somebody leaves, is away, or joins."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.service import Gender, TravelMode
from planner.what_if.newcomers import FIRST_WEEKS
from planner.what_if.supposing import people_with_families
from planner.what_if.suppositions import IsAway, Joins, Leaves
from ui.screens.what_if.fields import Day, Field, Form, Words
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from planner.service import Service, Week

_USUAL_NOTICE_WEEKS = 4
"""Where the form's date begins: a month's notice. Ours; people choose the day."""

_TRAVEL = {
    TravelMode.CAR: "By car",
    TravelMode.BUS: "By bus",
    TravelMode.WALK: "On foot",
    TravelMode.CYCLE: "By bicycle",
}
_SHARES = tuple(Decimal(tenths) / 10 for tenths in range(10, 0, -1))
_GENDERS = {None: "Not said", Gender.FEMALE: "Woman", Gender.MALE: "Man", Gender.OTHER: "Other"}


class LeavesForm(Form):
    """Who leaves, and when."""

    def __init__(self, service: Service, week: Week, *, staff_id: str | None = None) -> None:
        super().__init__()
        self.person = people_choice(service, week, staff_id)
        self.on = Day(week.shifted(_USUAL_NOTICE_WEEKS - 1).monday + timedelta(days=4))
        self.add(Field("staff_id", "Who leaves", self.person), 0)
        self.add(Field("on", "Last day", self.on), 0, 1)
        self.finish(1)

    def supposition(self) -> Leaves:
        """Return what is filled in."""
        return Leaves(str(self.person.value() or ""), self.on.value())


class IsAwayForm(Form):
    """Who is away, from when to when, and why."""

    def __init__(self, service: Service, week: Week, *, staff_id: str | None = None) -> None:
        super().__init__()
        self.person = people_choice(service, week, staff_id)
        self.from_ = Day(week.shifted(1).monday)
        self.to = Day(week.shifted(1).monday + timedelta(days=11))
        self.reason = Words()
        self.add(Field("staff_id", "Who is away", self.person), 0, wide=True)
        self.add(Field("from_", "First day away", self.from_), 1)
        self.add(
            Field(
                "to",
                "Last day away",
                self.to,
                hint="Under four whole weeks the pod covers. Longer, the families are shared out.",
            ),
            1,
            1,
        )
        self.add(
            Field(
                "reason", "Reason, if you want", self.reason, hint="Kept here, never put on paper."
            ),
            2,
            wide=True,
        )
        self.finish(3)

    def supposition(self) -> IsAway:
        """Return what is filled in."""
        return IsAway(
            str(self.person.value() or ""),
            self.from_.value(),
            self.to.value(),
            self.reason.value(),
        )


class JoinsForm(Form):
    """Who joins which pod, and how their caseload grows."""

    def __init__(self, service: Service, week: Week, *, pod_id: str | None = None) -> None:
        super().__init__()
        self.name = Words(placeholder="New practitioner")
        self.pod = pods_choice(service, pod_id)
        self.starts_on = Day(week.shifted(1).monday)
        self.fte = Choice((_fte_words(fte), fte) for fte in _SHARES)
        self.steps = Choice(((_steps_words(), FIRST_WEEKS), ("All from the first day", ())))
        self.travel = Choice((words, mode) for mode, words in _TRAVEL.items())
        self.base = Words(placeholder="The pod’s office")
        self.gender = Choice((words, gender) for gender, words in _GENDERS.items())
        self.skills = Words(placeholder="autism; housing")
        self.languages = Words("English")
        self.add(Field("name", "Name", self.name), 0)
        self.add(Field("pod_id", "Pod", self.pod), 0, 1)
        self.add(Field("starts_on", "First day", self.starts_on), 1)
        self.add(Field("fte", "Share of full time", self.fte), 1, 1)
        self.add(Field("cap_steps", "Caseload in children", self.steps), 2, wide=True)
        self.add(Field("travel_mode", "Travels", self.travel), 3)
        self.add(Field("base", "Starts from, if not the office", self.base), 3, 1)
        self.add(Field("skills", "Skills, with ; between", self.skills), 4)
        self.add(Field("languages", "Languages, with ; between", self.languages), 4, 1)
        self.add(Field("gender", "Gender", self.gender), 5)
        self.finish(6)

    def supposition(self) -> Joins:
        """Return what is filled in."""
        mode, gender, fte = self.travel.value(), self.gender.value(), self.fte.value()
        return Joins(
            name=self.name.value(),
            pod_id=str(self.pod.value() or ""),
            starts_on=self.starts_on.value(),
            fte=fte if isinstance(fte, Decimal) else Decimal(1),
            travel_mode=mode if isinstance(mode, TravelMode) else TravelMode.CAR,
            base=self.base.value() or None,
            gender=gender if isinstance(gender, Gender) else None,
            skills=_listed(self.skills.value()),
            languages=_listed(self.languages.value()),
            cap_steps=FIRST_WEEKS if self.steps.currentIndex() == 0 else (),
        )


def people_choice(service: Service, week: Week, staff_id: str | None) -> Choice:
    """Return a choice of everybody with families, told apart by their pod."""
    pods = {pod.pod_id: pod.name or pod.pod_id for pod in service.pods}
    people = people_with_families(service, week=week)
    choice = Choice(
        (
            " · ".join(
                part
                for part in (member.name or member.staff_id, pods.get(member.pod_id or "", ""))
                if part
            ),
            member.staff_id,
        )
        for member in people
    )
    if staff_id is not None:
        choice.choose(staff_id)
    return choice


def pods_choice(service: Service, pod_id: str | None) -> Choice:
    """Return a choice of the pods."""
    choice = Choice((pod.name or pod.pod_id, pod.pod_id) for pod in service.pods)
    if pod_id is not None:
        choice.choose(pod_id)
    return choice


def _fte_words(fte: Decimal) -> str:
    return "Full time" if fte == 1 else f"{fte} of full time"


def _steps_words() -> str:
    first, *others, last = FIRST_WEEKS
    grown = ", ".join(f"{step.children} from week {step.week}" for step in others)
    return f"{first.children} at first, {grown}, all from week {last.week}"


def _listed(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(";") if part.strip())
