"""Invented people's names, by the language of the home (``resources/names/names.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

from planner.service import Gender

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.sample.chance import Chance

_SHARE_OF_DIASPORA = 0.14
"""Of those who speak English at home, those whose names come from farther away (invented)."""

_TRIES = 40


@dataclass(frozen=True, slots=True)
class NameStock:
    """Given names of women and of men, and surnames as women and as men bear them."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    surnames_of_men: tuple[str, ...]


class Register:
    """Gives every person of a service a name; a full name comes twice only in very large ones."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._given_out: set[str] = set()
        self._apart: set[str] = set()

    def name(self, *, language: str, gender: Gender, apart: bool = False) -> str:
        """Return a new full name.

        Parameters
        ----------
        language
            The language of the home; one without names of its own takes English ones.
        gender
            Other than female and male draws from all given names.
        apart
            Whether given name and surname should each differ from those of all others asked for
            with `apart`: in a small service everybody is then known by the given name alone.
        """
        chance = self._chance
        if language == "English" and chance.happens(_SHARE_OF_DIASPORA):
            language = "diaspora"
        stocks = _stocks()
        stock = stocks.get(language.lower(), stocks["english"])
        name = _draw(chance, stock, gender)
        for _ in range(_TRIES):
            if name not in self._given_out and not (apart and self._apart & set(name.split())):
                break
            name = _draw(chance, stock, gender)
        self._given_out.add(name)
        if apart:
            self._apart |= set(name.split())
        return name


def _draw(chance: Chance, stock: NameStock, gender: Gender) -> str:
    as_man = gender is Gender.MALE or (gender is Gender.OTHER and chance.happens(0.5))
    given = chance.pick(stock.men if as_man else stock.women)
    return f"{given} {chance.pick(stock.surnames_of_men if as_man else stock.surnames)}"


def every_name() -> frozenset[str]:
    """Return every full name that can be given."""
    return frozenset(
        f"{given} {surname}"
        for stock in _stocks().values()
        for given, surname in product(
            stock.women + stock.men, stock.surnames + stock.surnames_of_men
        )
    )


@cache
def _stocks() -> Mapping[str, NameStock]:
    text = files("resources.names").joinpath("names.toml").read_text(encoding="utf-8")
    return {
        language: NameStock(
            women=tuple(words["women"].split()),
            men=tuple(words["men"].split()),
            surnames=tuple(words["surnames"].split()),
            surnames_of_men=tuple(words.get("surnames_of_men", words["surnames"]).split()),
        )
        for language, words in tomllib.loads(text).items()
    }
