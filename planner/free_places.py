"""How many children could still be taken, told alike on screen and on paper.

A person has the places their own cap leaves, and never more than their pod's cap leaves; a pod
has those of its people together, and never more than its own cap leaves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from planner.planning.staffing import pod_children_cap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.service import Service


class HasCaseload(Protocol):
    """Somebody with a number of children, such as a `planner.plan.WorkerLine`."""

    @property
    def staff_id(self) -> str:
        """Who it is."""

    @property
    def children(self) -> int:
        """How many children are on the caseload."""

    @property
    def children_cap(self) -> int:
        """How many may be; 0 for somebody who takes no families in the week."""


@dataclass(frozen=True, slots=True)
class FreePlaces:
    """Places free, in children.

    Attributes
    ----------
    by_practitioner
        How many each person could take, by staff id.
    by_pod
        How many all of a pod could take together, by pod id; `None` stands for those without one.
    """

    by_practitioner: Mapping[str, int]
    by_pod: Mapping[str | None, int]

    @property
    def total(self) -> int:
        """How many the whole service could take."""
        return sum(self.by_pod.values())

    @property
    def most_with_one_person(self) -> int:
        """How many siblings could be taken at once, as one person takes all of a family."""
        return max(self.by_practitioner.values(), default=0)


def free_places(service: Service, caseloads: Iterable[HasCaseload]) -> FreePlaces:
    """Return the places that caseloads leave free.

    Parameters
    ----------
    caseloads
        Of everybody who has families or may have them, each person once.
    """
    pod_of = {member.staff_id: member.pod_id for member in service.staff}
    caps = {pod.pod_id: pod_children_cap(service, pod) for pod in service.pods}
    own: dict[str | None, dict[str, int]] = defaultdict(dict)
    children: Counter[str | None] = Counter()
    for one in caseloads:
        pod_id = pod_of.get(one.staff_id)
        own[pod_id][one.staff_id] = max(0, one.children_cap - one.children)
        children[pod_id] += one.children
    by_practitioner: dict[str, int] = {}
    by_pod: dict[str | None, int] = {}
    for pod_id, free in own.items():
        together = sum(free.values())
        left = max(0, caps[pod_id] - children[pod_id]) if pod_id in caps else together
        by_pod[pod_id] = min(together, left)
        by_practitioner |= {staff_id: min(places, left) for staff_id, places in free.items()}
    return FreePlaces(by_practitioner, by_pod)
