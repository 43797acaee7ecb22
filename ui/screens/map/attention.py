"""What people look at on the map, and what is drawn of it: whose lines, and who stands apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.screens.map.sight import Sight


@dataclass(frozen=True, slots=True)
class Attention:
    """What people look at.

    Attributes
    ----------
    chosen
        Whose reach is drawn.
    lit
        To whose families lines are drawn.
    selected, hovered
        Families, by reference; of a joined mark its first.
    apart
        Families drawn for themselves, joined or not.
    has_focus
        Whether the keyboard is on the map and leads.
    """

    chosen: str = ""
    lit: str = ""
    selected: str = ""
    hovered: str = ""
    apart: tuple[str, ...] = ()
    has_focus: bool = False


def attention_to(
    sight: Sight, *, chosen: str, selected: str, hovered: str, pointed: str, opened: str
) -> Attention:
    """Return what is drawn of what people look at.

    Lines go to the families of whom the pointer is on, else of the selected family's practitioner,
    else of whoever is chosen. A joined mark has no practitioner.

    Parameters
    ----------
    pointed
        Whom the pointer is on in the list; empty for nobody.
    opened
        The family whose bubble is open; empty for none.
    """

    def worker_of(family_id: str) -> str:
        family = sight.family(family_id)
        mark = sight.mark_of(family_id, (opened,))
        if family is None or mark is None or mark.is_joined:
            return ""
        return family.staff_id or ""

    lit = pointed or worker_of(hovered) or worker_of(selected) or chosen
    apart = [one.family_id for one in sight.families_of(lit)] if lit else []
    if opened and opened not in apart:
        apart.append(opened)
    return Attention(chosen, lit, selected, hovered, tuple(apart))
