"""How long places and travel take. Run it: ``python -m tests.bench.bench_travel``.

Every figure is of one cold process, as a person's ``podplan plan`` is: nothing is warmed up.
"""

from __future__ import annotations

import random
import string
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from planner.service import TravelMode
from planner.travel.matrix import minutes_between
from planner.travel.places import Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

_THIS = "tests.bench.bench_travel"
SEED = 1
ORIGINS = 350
DESTINATIONS = 6_300
CHESHIRE = ("CW", "SK", "ST", "WA")


def main() -> None:
    """Print seconds for every letter, for finding places and for the matrix."""
    _say("One letter alone, from a cold start of the gazetteer:")
    for letter in string.ascii_uppercase:
        subprocess.run([sys.executable, "-m", _THIS, letter], check=True)
    gazetteer = load_gazetteer()
    units = _units(gazetteer)
    written = random.Random(SEED).choices(units, k=DESTINATIONS)  # noqa: S311 - no secret
    _timed(f"{DESTINATIONS} places found", lambda: [gazetteer.find(text) for text in written])
    modes = list(TravelMode)
    origins = [(written[row], modes[row % len(modes)]) for row in range(ORIGINS)]
    _timed(
        f"{ORIGINS} origins x {DESTINATIONS} destinations",
        lambda: minutes_between(origins, written, overrides=(), gazetteer=gazetteer),
    )
    unknown = [f"CW{number} {number % 10}ZZ" for number in range(20, 99)]
    _timed(
        f"suggestions for {len(unknown)} unknown places",
        lambda: [gazetteer.suggestions(text) for text in unknown],
    )
    _timed("the first coordinate of Cheshire", lambda: gazetteer.find("53.0979,-2.4416"))
    _timed("the first coordinate elsewhere", lambda: gazetteer.find("51.5,-0.12"))


def one_letter(letter: str) -> None:
    """Print what reading one letter's postcodes costs this process."""
    gazetteer = load_gazetteer()
    started = time.perf_counter()
    codes = gazetteer._postcodes._letter(letter).codes
    seconds = time.perf_counter() - started
    kibibytes = len(codes) * (7 + 4 + 4) / 1024
    _say(f"  {letter}  {len(codes):7,} units  {seconds * 1000:4.0f} ms  {kibibytes:6,.0f} KiB kept")


def _units(gazetteer: Gazetteer) -> list[str]:
    """Return every unit postcode of the areas about Cheshire East; reads their letters."""
    return [
        f"{code[:4].strip()} {code[4:]}"
        for letter in sorted({area[0] for area in CHESHIRE})
        for code in map(bytes.decode, gazetteer._postcodes._letter(letter).codes)
        if code.startswith(CHESHIRE) and code[2].isdigit()
    ]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _timed(what: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    _say(f"{what}: {time.perf_counter() - started:.3f} s")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        one_letter(sys.argv[1])
    else:
        main()
