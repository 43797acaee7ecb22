"""What the sentence line says of a plan that was judged anew: it holds, or it is out of date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from solver.allocation.rules import RULES
from ui.widgets.board.model import Check

if TYPE_CHECKING:
    from ui.shown import ShownPlan

MOST_LINES = 5
"""How many lines the tooltip has at most."""

_OPENING = re.compile(r"^[a-z_]+: ")
"""The rule or kind before the sentence of a line, which is for programs."""


def check_of(shown: ShownPlan) -> Check:
    """Return what to say of a plan.

    An approved plan that breaks no rule is not out of date when the service goes on: what was
    decided comes in with the next service folder, and then the plan's numbers are of before.
    """
    verdict = shown.verdict
    if verdict.fits:
        overruled = shown.overruled
        kept = tuple(line for line in _kept_breaches(shown) if line not in overruled)
        count = f", {len(kept):,} kept breach{'' if len(kept) == 1 else 'es'}" if kept else ""
        lines = _first((*overruled, *kept))
        if overruled:
            words = f"Checked: {len(overruled):,} overruled by you{count}"
            return Check(words, holds=True, lines=lines, is_overruled=True)
        return Check(f"Checked: no rule broken{count}", holds=True, lines=lines)
    lines = _first(tuple(_sentence(line) for line in verdict.lines))
    if shown.is_approved and not verdict.rules_broken:
        words = "No rule broken; the service has changed since the plan was approved"
        return Check(words, holds=True, lines=lines)
    return Check(f"Out of date: {verdict.in_short}. Plan this week again.", False, lines)


def _kept_breaches(shown: ShownPlan) -> tuple[str, ...]:
    """Return the sentences of what was over or beyond before, and the plan made no worse."""
    part = shown.plan.allocation
    may_stand = {rule.name for rule in RULES if rule.standing is not None}
    return tuple(
        remark.sentence
        for remark in (part.warnings if part is not None else ())
        if remark.rule in may_stand
    )


def _sentence(line: str) -> str:
    sentence = _OPENING.sub("", line)
    return sentence[:1].upper() + sentence[1:]


def _first(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES:
        return lines
    return (*lines[: MOST_LINES - 1], f"and {len(lines) - MOST_LINES + 1:,} more")
