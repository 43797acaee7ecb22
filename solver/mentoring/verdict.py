"""What the checker says: rules broken, gates that are shut."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule, broken once.

    Attributes
    ----------
    rule
        The rule's name.
    families, volunteers
        Whom it is about, by position.
    sentence
        For people: ``Gwen's DBS check expired on 14 Nov 2026.``
    """

    rule: str
    sentence: str
    families: tuple[int, ...] = ()
    volunteers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """Why one family and one volunteer are not to be joined.

    Attributes
    ----------
    rule
        The name of the rule that stands against it.
    sentence
        ``28 minutes by bus, limit 20.``
    remedy
        The one thing that would clear it, a few words, lower case: ``eight more minutes``; empty
        where nothing would.
    may_be_overruled
        Whether a person may take the pair all the same.
    """

    rule: str
    sentence: str
    remedy: str = ""
    may_be_overruled: bool = False
