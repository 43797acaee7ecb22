"""Whether a plan is right for a service, as it is told to people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What makes a plan wrong for a service.

    Attributes
    ----------
    lines
        As `planner.planning.judging.judge` returns them; none where the plan fits.
    rules_broken
        How many of the lines are rules that are broken. Where there are lines and this is 0, the
        plan and the service only do not agree any more.
    """

    lines: tuple[str, ...] = ()
    rules_broken: int = 0

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong."""
        return not self.lines

    @property
    def in_short(self) -> str:
        """What is wrong in a few words: ``2 rules broken``; empty where nothing is."""
        if self.fits:
            return ""
        if not self.rules_broken:
            return "the service has changed"
        return f"{self.rules_broken:,} rule{'' if self.rules_broken == 1 else 's'} broken"
