"""Start Pod Planner on a machine that has nothing but Python 3.11 or newer.

``python3 start.py`` makes it ready, plans the sample service's week, and shows it.
``python3 start.py test`` makes it ready, and passes every test, linter, type check and contract.

Standard library only, because it runs before anything is installed. "Ready" is a ``.venv`` beside
this file that holds exactly what ``requirements.lock`` names. `STAMP` says what it was made
from, so that the second time costs nothing; it is `UNFINISHED` while work is under way, so that
whatever an interrupted run left behind is made anew.
"""

import ctypes
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):  # Before anything that an older Python would stumble over.
    newer = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    sys.exit(
        f"Pod Planner needs Python 3.11 or newer; this is {sys.version.split()[0]}. "
        f"Start it with {newer[0] if newer else 'a newer one, once it is installed'}."
    )

HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements.lock"
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-from.json"
UNFINISHED = "{}"

SAMPLE = HERE / "resources" / "sample"
SAMPLE_WEEK = "2026-11-23"
OUT = HERE / "out" / "sample"

# Opens the window on the sample in the week that was planned, not in today's.
WINDOW = """
import sys, datetime, pathlib, planner.service, ui.app
week = planner.service.Week(datetime.date.fromisoformat(sys.argv[3]))
sys.exit(ui.app.run_desktop(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), week))
"""
USAGE = """\
python3 start.py        makes Pod Planner ready, plans the sample week and shows it
python3 start.py test   makes it ready and runs every test and check"""

CONTRACTS = "from importlinter.cli import lint_imports_command as run; run()"
CHECKS = {
    "Style": ["-m", "ruff", "check", "."],
    "Layout": ["-m", "ruff", "format", "--check", "."],
    "Types": ["-m", "mypy"],
    "Import contracts": ["-c", CONTRACTS],
    "Tests": ["-m", "pytest"],
}

# The words of plan.json, as the summary says them.
OUTCOMES = {
    "kept": "kept their practitioner",
    "new": "new with a practitioner",
    "moved": "moved to another practitioner",
    "returned": "returned to a practitioner who knows them",
    "waiting": "waiting, each with the reason",
    "not_eligible": "not eligible, each with the criteria",
}
GOALS = {
    "changes": "changes of practitioner that could be avoided",
    "waiting": "families left waiting",
    "preferences": "needs, languages and wishes",
    "peak_load": "fullest caseload",
    "travel": "travel in the week",
}

# What Qt loads from the system on Linux, and what it loads besides for a window on an X screen.
QT_LIBRARIES = (
    *("libGL.so.1", "libEGL.so.1", "libdbus-1.so.3", "libfontconfig.so.1"),
    *("libxkbcommon.so.0", "libglib-2.0.so.0"),
)
X_LIBRARIES = (
    *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1"),
    *("libxcb-randr.so.0", "libxcb-render-util.so.0", "libxcb-shape.so.0", "libxcb-sync.so.1"),
    *("libxcb-xfixes.so.0", "libxcb-xkb.so.1", "libxkbcommon-x11.so.0", "libX11-xcb.so.1"),
)

# What the installer or the system says in failing, and what a person can do. The first that fits.
FAULTS = {
    "no space left|not enough space": "The disk is full. Make about 1 GB of room and start again.",
    "do not match the hashes": (
        "A package that came in is not the one requirements.lock names, so nothing was trusted. "
        "Start again; if it stays so, tell whoever looks after your network."
    ),
    "certificate_verify_failed|sslerror": (
        "The network's certificate is not trusted here. Set PIP_CERT to your organisation's "
        "certificate file and start again."
    ),
    "establish a new connection|name resolution|getaddrinfo|timed out": (
        "The packages could not be fetched: no connection to where they come from. "
        "Connect to the internet and start again; afterwards none is needed."
    ),
    "no matching distribution|could not find a version": (
        "A package has no build for this Python on this machine. "
        "Start again with Python 3.11, 3.12 or 3.13 on Windows, macOS or Linux."
    ),
    "permission denied|read-only file system|access is denied": (
        f"The folder {HERE} cannot be written to. Copy it to a place of your own."
        + " Close Pod Planner first if it is open." * (os.name == "nt")
    ),
}


class Stop(Exception):
    """Nothing more can be done; the text says why, and what the person can do."""


class Console:
    """What the person sees: a line for each step, living on a terminal, plain elsewhere."""

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace", line_buffering=True)
        self.lives = sys.stdout.isatty()
        self.marks = ("✓", "✗", "…")
        try:
            "".join(self.marks).encode(sys.stdout.encoding or "ascii")
        except UnicodeEncodeError:  # A Windows console of the old kind.
            self.marks = ("ok", "--", "..")

    def busy(self, name: str, detail: str) -> None:
        """Show on a terminal that a step is running, and what it is at."""
        if self.lives:
            width = shutil.get_terminal_size().columns - 1
            line = f"  {self.marks[2]} {name}  {detail}"
            print("\r" + line[:width].ljust(width), end="", flush=True)

    def over(self, name: str, *, good: bool, detail: str = "", seconds: float = 0.0) -> None:
        """Show how a step ended."""
        if self.lives:
            print("\r" + " " * (shutil.get_terminal_size().columns - 1), end="\r")
        took = clock(seconds) if seconds >= 0.05 else ""
        print(f"  {self.marks[not good]} {name:<16}  {took:>12}  {detail[:80]}".rstrip())

    def run(self, name: str, command: Sequence[str | Path], *, done: str = "") -> tuple[bool, str]:
        """Run a command to its end, showing that it lives and how it ended.

        What went well is told as `done`, or else by the command's own last line.

        Returns
        -------
        tuple
            Whether it went well; and its output and its errors together.
        """
        lines: list[str] = []
        started = said = time.monotonic()
        with subprocess.Popen(
            [str(part) for part in command],
            cwd=HERE,
            env=clean_environment() | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process:
            reader = threading.Thread(target=_collect, args=(process.stdout, lines), daemon=True)
            reader.start()
            try:
                while reader.is_alive():
                    reader.join(0.1)
                    now = time.monotonic()
                    self.busy(name, f"{clock(now - started)}  {last_line(lines)}")
                    if not self.lives and now - said >= 30:  # A log shows that it goes on.
                        said = now
                        print(f"  {self.marks[2]} {name}  {last_line(lines)}")
            except KeyboardInterrupt:
                # The terminal interrupts the command too; it gets a moment to tidy up.
                reader.join(5)
                process.kill()
                raise
        good = process.returncode == 0
        detail = done if good and done else last_line(lines)
        self.over(name, good=good, detail=detail, seconds=time.monotonic() - started)
        return good, "\n".join(lines)


def clock(seconds: float) -> str:
    """Return ``4.2 s`` or ``2 min 05 s``."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"


def clean_environment() -> dict[str, str]:
    """Return the environment without what would let another Python's packages in."""
    unwanted = ("VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("PYTHON") and name not in unwanted
    }
    if not environment.get("HOME"):
        environment.pop("HOME", None)
    pip = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return environment | pip | {"PYTHONNOUSERSITE": "1"}


def last_line(lines: Sequence[str]) -> str:
    """Return the last line that says something."""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _collect(stream: Iterable[str] | None, lines: list[str]) -> None:
    for line in stream or ():
        lines.append(line.rstrip("\n"))


def prepare(console: Console) -> None:
    """Make the environment hold exactly what the lock names; do nothing where it does."""
    wanted = {"checkout": str(HERE)}
    for file in (LOCK, HERE / "pyproject.toml"):
        wanted[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
    if not _is_reusable():
        _make_environment(console)
    elif _stamp() == wanted:
        console.over("Environment", good=True, detail="ready, nothing to install")
        return
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    pip = (PYTHON, "-m", "pip", "install", "--no-deps", "--progress-bar=off")
    lock = (*pip, "--require-hashes", "--only-binary=:all:", "-r", LOCK)
    project = (*pip, "--no-build-isolation", "-e", HERE)
    for name, command in (("Packages", lock), ("Pod Planner", project)):
        good, output = console.run(name, command, done="installed")
        if not good:
            raise Stop(_fault(output) or f"{output}\n\nThe installer stopped; see above.")
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def _is_reusable() -> bool:
    """Whether ``.venv`` is whole, stands where it was made, and is of this Python's version."""
    made_by = VENV / "pyvenv.cfg"
    if not PYTHON.exists() or not made_by.exists():
        return False
    version = f"version = {sys.version_info[0]}.{sys.version_info[1]}."
    return version in made_by.read_text(encoding="utf-8") and (
        not STAMP.exists() or _stamp().get("checkout") == str(HERE)
    )


def _stamp() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return {}


def _make_environment(console: Console) -> None:
    started = time.monotonic()
    console.busy("Environment", "making .venv")
    if VENV.is_symlink():
        VENV.unlink()
    VENV.mkdir(exist_ok=True)
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    for entry in VENV.iterdir():  # The stamp stays, in case this too is interrupted.
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry != STAMP:
            entry.unlink()
    try:
        venv.EnvBuilder(symlinks=os.name != "nt", with_pip=True).create(VENV)
    except (ValueError, subprocess.CalledProcessError) as reason:
        output = str(getattr(reason, "output", None) or reason)
        raise Stop(_fault(output) or f"Python could not make {VENV}: {output}") from reason
    detail = f"made with Python {sys.version.split()[0]}"
    console.over("Environment", good=True, detail=detail, seconds=time.monotonic() - started)


def _fault(output: str) -> str:
    return next((say for marks, say in FAULTS.items() if re.search(marks, output, re.I)), "")


def need_environment_maker(console: Console) -> None:
    """Bring in Python's own ``venv``, which Debian ships as a package apart."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not _apt_install(console, [package]):
            raise Stop(
                "This Python cannot make environments. Install what is missing and start again:\n"
                f"    {_sudo()}apt-get install {package}"
            )


def need_qt_libraries(console: Console) -> str:
    """Look for the system libraries of Qt; as root on a Debian-like system, install them.

    Returns
    -------
    str
        What to tell the person at the end; empty where nothing is missing.
    """
    if not sys.platform.startswith("linux"):
        return ""
    wanted = QT_LIBRARIES + (X_LIBRARIES if os.environ.get("DISPLAY") else ())
    missing = [name for name in wanted if not _loads(name)]
    if missing and _apt_install(console, [debian_package(name) for name in missing]):
        missing = [name for name in missing if not _loads(name)]
    if not missing:
        return ""
    if shutil.which("apt-get"):
        command = f"{_sudo()}apt-get install " + " ".join(map(debian_package, missing))
    elif shutil.which("dnf"):
        command = f"{_sudo()}dnf install " + " ".join(f"'{name}()(64bit)'" for name in missing)
    else:
        command = "your system's package installer: " + " ".join(missing)
    return f"The window needs libraries that this system lacks. Install them with\n    {command}"


def debian_package(library: str) -> str:
    """Return the Debian package of a library, by the rule of Debian's policy (8.1).

    ``libEGL.so.1`` is in ``libegl1``, ``libdbus-1.so.3`` in ``libdbus-1-3``.
    """
    name, _, version = library.replace("libglib-", "libglib").partition(".so.")
    return (name + "-" * name[-1].isdigit() + version).lower()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _sudo() -> str:
    return "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "


def _apt_install(console: Console, packages: Sequence[str]) -> bool:
    """Install Debian packages where that is allowed; say whether it went well."""
    apt = shutil.which("apt-get")
    if not apt or _sudo():
        return False
    install = [apt, "-y", "-q", "--no-install-recommends", "install", *packages]
    # A machine that has never asked knows no packages yet: ask, and try again.
    return console.run("System packages", install)[0] or (
        console.run("Package list", [apt, "-q", "update"])[0]
        and console.run("System packages", install)[0]
    )


def show_sample(console: Console, missing: str) -> int:
    """Plan the sample service's week, say what came out, and open the window on it."""
    plan = (PYTHON, "-m", "ui.app", "plan", SAMPLE, "--week", SAMPLE_WEEK, "--out", OUT)
    good, output = console.run("Sample week", plan, done="planned")
    if not good:
        print(output)
        return 1
    print()
    print(summary(json.loads((OUT / "plan.json").read_text(encoding="utf-8"))))
    print()
    if missing or not has_screen():
        print(missing or "There is no screen here, so the window stays shut.")
        return 0
    print("The window opens on the sample. Close it to finish here.")
    window = [PYTHON, "-c", WINDOW, OUT / "sample.podplan", SAMPLE, SAMPLE_WEEK]
    return subprocess.call(list(map(str, window)), cwd=HERE, env=clean_environment())


def has_screen() -> bool:
    """Whether a window could be seen."""
    named = map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))
    return sys.platform in ("win32", "darwin") or any(named)


def summary(plan: Mapping[str, Any]) -> str:
    """Return what a plan (``plan.json``) decided, as a person likes to read it."""
    week = date.fromisoformat(plan["week"])
    families = [family["outcome"] for family in plan["allocation"]["families"]]
    counts = [(families.count(outcome), words) for outcome, words in OUTCOMES.items()]
    goals = [
        f"{goal['value']:>6} {goal['unit']:<9} {GOALS.get(goal['name'], goal['name'])}, "
        + ("proven" if goal["proven"] else f"at least {goal['bound']}")
        for goal in plan["allocation"]["goals"]
    ]
    lines = [
        f"{plan['service']}, week of Monday {week.day} {week:%B %Y}\n",
        f"  {len(families)} families",
        *(f"{count:>6} {words}" for count, words in counts if count),
        "\n  The goals in order; lower is better",
        *goals,
        f"\n  {sum(1 for _ in OUT.rglob('*.pdf'))} sheets to print, in {OUT.relative_to(HERE)}",
    ]
    return "\n".join(lines)


def check_everything(console: Console, missing: str) -> int:
    """Run every check to its end, show all that a failing one said, and say how it went."""
    failed = []
    started = time.monotonic()
    for name, command in CHECKS.items():
        good, output = console.run(name, [PYTHON, *command])
        if not good:
            failed.append(name.lower())
            print(output)
    print()
    took = clock(time.monotonic() - started)
    if not failed:
        print(f"All {len(CHECKS)} checks passed in {took}.")
        return 0
    print(f"{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}. {took}.")
    print(missing)
    return 1


def main(arguments: Sequence[str]) -> int:
    """Do what was asked and return the exit code: 0 done, 1 not, 2 not understood, 3 stopped."""
    console = Console()
    todo = {(): show_sample, ("test",): check_everything}.get(tuple(arguments))
    if todo is None:
        print(USAGE)
        return 0 if set(arguments) & {"-h", "--help"} else 2
    try:
        need_environment_maker(console)
        missing = need_qt_libraries(console)
        prepare(console)
        return todo(console, missing)
    except KeyboardInterrupt:
        print("\nStopped. Start again whenever you like; what was half made is made anew.")
        return 3
    except Stop as reason:
        print(f"\n{reason}", file=sys.stderr)
    except OSError as reason:
        said = _fault(str(reason)) or f"The system refused: {reason}"
        print(f"\n{said}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
