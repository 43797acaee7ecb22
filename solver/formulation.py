"""What an ordered search is told, and what it tells: the seam between a part and the search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from solver.cp_sat import Effort
from solver.linear import Booleans
from solver.result import Cancel, GoalValue, Listener, Status

if TYPE_CHECKING:
    from solver.linear import Integers, LinearModel, Objective


class Formulation(Protocol):
    """How a part of the planner states its model. Candidates are known by position."""

    @property
    def goal_names(self) -> tuple[str, ...]:
        """The goals, most important first."""
        ...

    @property
    def candidate_count(self) -> int:
        """How many candidates there are."""
        ...

    def model(
        self, candidates: Integers, decided: Booleans, held: tuple[int, ...], goal: int
    ) -> tuple[LinearModel, Objective]:
        """State the rules, the goals held, and one goal to make small.

        Column j of the model is candidate ``candidates[j]``; other columns follow. `decided`
        (one for each of `candidates`) are chosen for certain; `held` are the values of the
        goals before `goal`.
        """
        ...

    def costs(self, goal: int) -> Integers | None:
        """Return what each candidate adds to a goal; `None` if the goal is not a plain sum."""
        ...

    def wanted(self) -> Booleans:
        """Return the candidates that a rule may ask for; any other may always be left out."""
        ...

    def standing(self, goal: int, chosen: Booleans, decided: Booleans) -> tuple[int, int]:
        """Return a goal's value where these are chosen, and what no choice goes below.

        No choice that has those `decided`, which are among the chosen. Without a model, and so
        at once: for a search that is stopped.
        """
        ...

    def sides(self) -> tuple[Integers, Integers]:
        """Return whom each candidate joins: a member of the left side, one of the right.

        One of the left is joined once at most, one of the right may be joined many times.
        """
        ...

    def implied(self, goal: int, value: int) -> Booleans:
        """Return which candidates every plan with this value must choose."""
        ...


@dataclass(frozen=True, slots=True)
class Ordered:
    """The end of a search.

    Attributes
    ----------
    chosen
        Which candidates are chosen.
    goals
        One for each goal, in order.
    """

    chosen: Booleans
    goals: tuple[GoalValue, ...]
    status: Status
    seconds: float


@dataclass(frozen=True, slots=True)
class Budget:
    """What a search may use, and whom it tells."""

    effort: Effort
    cancel: Cancel
    listener: Listener | None = None
