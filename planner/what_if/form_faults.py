"""What is wrong with a supposition as somebody filled it in, field by field."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.exchange.findings import did_you_mean, quoted
from planner.service import Role
from planner.service.naming import short_names
from planner.what_if.supposing import people_of_pod
from planner.what_if.suppositions import (
    IsAway,
    Joins,
    Leaves,
    PodCloses,
    PodMoves,
    PodOpens,
    Supposition,
    day_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.service import Pod, Service
    from planner.travel.places import Gazetteer

Faults = tuple[tuple[str, str], ...]
"""The name of the field, and the sentence beneath it."""


def faults(supposition: Supposition, service: Service, *, gazetteer: Gazetteer) -> Faults:
    """Return what stands against a supposition; empty where it can be tried.

    Fields are named as those of the supposition. Each has at most one fault.
    """
    form = _Form(service, gazetteer)
    match supposition:
        case Leaves():
            found = form.leaves(supposition)
        case IsAway():
            found = form.is_away(supposition)
        case Joins():
            found = form.joins(supposition)
        case PodCloses():
            found = form.closes(supposition)
        case PodOpens():
            found = form.opens(supposition)
        case PodMoves():
            found = form.moves(supposition)
    first: dict[str, str] = {}
    for field, sentence in found:
        first.setdefault(field, sentence)
    return tuple(first.items())


class _Form:
    """Looks up what the fields are held against."""

    def __init__(self, service: Service, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._staff = {one.staff_id: one for one in service.staff}
        self._pods = {one.pod_id: one for one in service.pods}
        self._service = service
        names = {one.staff_id: one.name or one.staff_id for one in service.staff}
        self._called = short_names(names)

    def leaves(self, said: Leaves) -> Iterator[tuple[str, str]]:
        member = self._staff.get(said.staff_id)
        if member is None:
            yield "staff_id", "Choose who leaves."
            return
        name = self._called[said.staff_id]
        if member.ends_on is not None and member.ends_on <= said.on:
            yield "on", f"{name} leaves on {day_words(member.ends_on)} already."
        if member.starts_on is not None and member.starts_on > said.on:
            yield "on", f"{name} starts on {day_words(member.starts_on)}. Choose a later day."

    def is_away(self, said: IsAway) -> Iterator[tuple[str, str]]:
        member = self._staff.get(said.staff_id)
        if said.to < said.from_:
            yield (
                "to",
                f"The last day is before the first. Choose {day_words(said.from_)} or later.",
            )
            return
        if member is None:
            yield "staff_id", "Choose who is away."
            return
        name = self._called[said.staff_id]
        if member.ends_on is not None and member.ends_on < said.from_:
            yield "from_", f"{name} leaves on {day_words(member.ends_on)}, before that."
        if member.starts_on is not None and member.starts_on > said.to:
            yield "to", f"{name} starts on {day_words(member.starts_on)} only."
        for absence in self._service.absences:
            if absence.person_id == said.staff_id and (
                absence.from_ <= said.from_ and said.to <= absence.to
            ):
                yield (
                    "from_",
                    f"{name} is away from {day_words(absence.from_)} "
                    f"to {day_words(absence.to)} already.",
                )

    def joins(self, said: Joins) -> Iterator[tuple[str, str]]:
        if not said.name.split():
            yield "name", "Write the newcomer’s name, or a word for it such as “New practitioner”."
        if said.pod_id not in self._pods:
            yield "pod_id", "Choose a pod."
        if not 0 < said.fte <= 1:
            yield "fte", f"{said.fte} of full time is not possible. Choose from 0.1 to 1."
        if said.base is not None:
            yield from self._place("base", said.base)
        if any(later.week <= earlier.week for earlier, later in pairwise(said.cap_steps)):
            yield "cap_steps", "Each step has to begin in a later week than the one before."

    def closes(self, said: PodCloses) -> Iterator[tuple[str, str]]:
        if said.pod_id not in self._pods:
            yield "pod_id", "Choose which pod closes."
            return
        if len(self._pods) == 1:
            yield "pod_id", "This is the only pod. Open another one first."
        goes_to = {one.staff_id: one.pod_id for one in said.people}
        for member in people_of_pod(self._service, said.pod_id, on=said.on):
            to = goes_to.get(member.staff_id)
            if to == said.pod_id or (to is not None and to not in self._pods):
                yield "people", f"Choose another pod for {self._called[member.staff_id]}."

    def opens(self, said: PodOpens) -> Iterator[tuple[str, str]]:
        name = " ".join(said.name.split())
        if not name:
            yield "name", "Write the pod’s name."
        elif self._named(name) is not None:
            yield "name", f"There is a pod called {name} already. Choose another name."
        if not said.town.strip():
            yield "town", "Write the town of the office."
        yield from self._place("office", said.office)
        consultant = self._staff.get(said.consultant_id or "")
        if said.consultant_id is not None and (
            consultant is None or consultant.role is not Role.CONSULTANT
        ):
            yield "consultant_id", "Choose a consultant, or nobody."
        strangers = [one for one in said.people if one not in self._staff]
        if strangers:
            yield "people", "Choose people of other pods."

    def moves(self, said: PodMoves) -> Iterator[tuple[str, str]]:
        pod = self._pods.get(said.pod_id)
        if pod is None:
            yield "pod_id", "Choose which pod moves."
        if not said.town.strip():
            yield "town", "Write the town of the office."
        yield from self._place("office", said.office)
        here = None if pod is None else self._gazetteer.find(pod.office)
        there = self._gazetteer.find(said.office)
        if pod is not None and here is not None and there is not None and here.key == there.key:
            yield "office", f"{pod.name or pod.pod_id} has its office there already."

    def _place(self, field: str, written: str) -> Iterator[tuple[str, str]]:
        if not written.strip():
            yield field, "Write a place: a postcode, a part of one such as CW1 3, or a town."
        elif self._gazetteer.find(written) is None:
            hint = did_you_mean(self._gazetteer.suggestions(written))
            yield field, f"{quoted(written)} is not known.{hint}"

    def _named(self, name: str) -> Pod | None:
        wanted = name.casefold()
        return next((pod for pod in self._pods.values() if pod.name.casefold() == wanted), None)
