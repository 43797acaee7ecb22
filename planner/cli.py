"""The command line: everything the window can do, for scripts and for a first look.

Exit codes: 0 done; 1 a rule is broken, or a fault of ours; 2 bad input, or something that could not
be read or written, nothing written; 3 stopped by Ctrl-C, the best plan found so far written.
Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import getpass
import io
import os
import re
import signal
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli_options import PARTS, Parser, count, parts, seconds, week, whole
from planner.errors import BadInputError, BugError, CancelledError, KnownError
from solver.result import Cancel

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from planner.exchange.differences import Difference
    from planner.exchange.service_folder import ServiceRead
    from planner.plan import Plan
    from planner.planning.allocation import Planned
    from planner.service import Service, Week

DONE, BROKEN, BAD_INPUT, STOPPED = 0, 1, 2, 3

_LATER_PARTS = {"mentoring": "Mentor matching", "rota": "The rota"}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; never raises for what the world does wrong."""
    # Without a stream, as when no console started us, nobody hears; that is no reason to fail.
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console of another code page shows a mark instead of failing.
            stream.reconfigure(errors="replace")
    try:
        chosen = _parser().parse_args(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else BAD_INPUT
    command: Callable[[argparse.Namespace], int] = chosen.command
    try:
        code = command(chosen)
        sys.stdout.flush()
        return code
    except BadInputError as bad:
        _say(*(str(fault) for fault in bad.faults))
        _say(f"Nothing was written. {len(bad.faults)} to put right.")
        return BAD_INPUT
    except CancelledError as stopped:
        _say(str(stopped))
        return STOPPED
    except KnownError as known:
        _say(str(known))
        return BAD_INPUT
    except KeyboardInterrupt:
        _say("Stopped. Nothing was changed.")
        return STOPPED
    except BrokenPipeError:
        _let_go_of_pipes()
        return BROKEN
    except (BugError, Exception) as bug:  # noqa: BLE001 - the last door: no traceback reaches a person
        _say(_apology(bug))
        return BROKEN


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="podplan",
        description="Plans pods, practitioners and families of a family support service. "
        "Without a command it opens the window.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    plan = commands.add_parser("plan", help="plan a week of a service folder")
    plan.add_argument("folder", type=Path, help="the service folder, or a workbook")
    plan.add_argument("--week", type=week, required=True, help="a Monday, such as 2026-11-23")
    plan.add_argument("--out", type=Path, required=True, help="where plan.json and sheets go")
    plan.add_argument("--only", type=parts, default=None, help="parts to run: " + ",".join(PARTS))
    plan.add_argument("--seconds", type=seconds, default=30.0, help="search time for each part")
    plan.add_argument("--workers", type=count, default=None, help="search threads")
    plan.add_argument("--seed", type=whole, default=0, help="seed of the search")
    plan.set_defaults(command=_plan)

    check = commands.add_parser("check", help="judge a plan by the rules alone")
    check.add_argument("folder", type=Path, help="the service folder the plan was made from")
    check.add_argument("plan", type=Path, help="plan.json")
    check.set_defaults(command=_check)

    bring_in = commands.add_parser("import", help="store a service folder")
    bring_in.add_argument("folder", type=Path, help="the service folder, or a workbook")
    bring_in.add_argument("--db", type=Path, required=True, help="the stored service")
    bring_in.add_argument("--yes", action="store_true", help="store changes without asking")
    bring_in.set_defaults(command=_import)

    export = commands.add_parser("export", help="write a stored service as a folder")
    export.add_argument("folder", type=Path, help="where the tables go")
    export.add_argument("--db", type=Path, required=True, help="the stored service")
    export.set_defaults(command=_export)

    sample = commands.add_parser("sample", help="write an invented service to try things on")
    sample.add_argument("folder", type=Path, metavar="OUT", help="where the tables go")
    sample.add_argument("--pods", type=count, default=None, help="how many pods (3)")
    sample.add_argument("--seed", type=whole, default=None, help="another seed, another service")
    sample.add_argument("--replace", action="store_true", help="write over a service there")
    sample.set_defaults(command=_sample)
    return parser


def _plan(chosen: argparse.Namespace) -> int:
    from planner.plan import PlanStatus

    parts: tuple[str, ...] = chosen.only or ("allocation",)
    for part in parts:
        if part in _LATER_PARTS:
            raise KnownError(
                f"{_LATER_PARTS[part]} is not part of this version yet. Run with --only allocation."
            )
    read = _read(chosen.folder)
    planned = _search(read.service, chosen)
    try:
        _say("Drawing the sheets.")
        _write(planned.plan, read.service, chosen.out)
    except KeyboardInterrupt:
        # Sheets can be drawn again; the same plan may not be found again.
        _write_alone(_stopped(planned.plan), chosen.out)
        _say(f"Stopped before the sheets were drawn. The plan alone is in {chosen.out}.")
        return STOPPED
    if planned.plan.status is PlanStatus.CANCELLED:
        _say(f"Stopped. The best plan so far is in {chosen.out}.")
        return STOPPED
    _tell(planned.plan, chosen.out)
    return DONE


def _search(service: Service, chosen: argparse.Namespace) -> Planned:
    """Plan in a thread, so that Ctrl-C is heard at once, and stops the search, not the program."""
    from planner.planning.allocation import plan_allocation
    from planner.progress import progress_line
    from planner.travel.places import load_gazetteer

    cancel = Cancel()
    done: list[Planned] = []
    failed: list[BaseException] = []
    line = progress_line(f"Planning the week of {chosen.week}")

    def run() -> None:
        try:
            done.append(
                plan_allocation(
                    service,
                    chosen.week,
                    gazetteer=load_gazetteer(),
                    seconds=chosen.seconds,
                    workers=chosen.workers,
                    seed=chosen.seed,
                    cancel=cancel,
                    listener=line.hear,
                )
            )
        except BaseException as error:  # noqa: BLE001 - raised again by the waiting thread
            failed.append(error)

    search = threading.Thread(target=run, name="search")
    before = signal.signal(signal.SIGINT, lambda _number, _frame: cancel.request())
    try:
        with line:
            search.start()
            while search.is_alive():
                search.join(0.1)
    finally:
        signal.signal(signal.SIGINT, before)
    if failed:
        raise failed[0]
    return done[0]


def _write(plan: Plan, service: Service, out: Path) -> None:
    """Write plan.json and every sheet: all of them, or none."""
    from planner.exchange.plan_json import plan_to_json
    from planner.exchange.replacing import replace_files
    from planner.sheets import Printing, draw_sheets
    from planner.travel.places import load_gazetteer

    printing = Printing(
        service=service,
        plan=plan,
        previous=None,
        label="Draft",
        printed_at=_now(),
        printed_by=_who(),
        district=load_gazetteer().district,
    )
    files = {"plan.json": plan_to_json(plan).encode("utf-8"), **draw_sheets(printing)}
    replace_files(out, files, owned=_earlier_sheets(plan.week, out))


def _write_alone(plan: Plan, out: Path) -> None:
    """Write plan.json without a sheet."""
    from planner.exchange.plan_json import plan_to_json
    from planner.exchange.replacing import replace_files

    contents = {"plan.json": plan_to_json(plan).encode("utf-8")}
    replace_files(out, contents, owned=_earlier_sheets(plan.week, out))


def _stopped(plan: Plan) -> Plan:
    """Mark a plan as one whose making was stopped."""
    from planner.plan import PlanStatus

    part = plan.allocation
    return replace(
        plan,
        status=PlanStatus.CANCELLED,
        allocation=None if part is None else replace(part, status=PlanStatus.CANCELLED),
    )


def _earlier_sheets(week: Week, out: Path) -> frozenset[str]:
    """Return the names of the week's sheets that are there: another plan's must not stay."""
    from planner.sheets import SheetKind

    kinds = "|".join(kind.value for kind in SheetKind)
    ours = re.compile(rf"(?:{kinds})(?:-[a-z0-9-]+)?-{week}\.pdf")
    with suppress(OSError):
        return frozenset(file.name for file in out.iterdir() if ours.fullmatch(file.name))
    return frozenset()


def _check(chosen: argparse.Namespace) -> int:
    from planner.exchange.plan_json import plan_from_json
    from planner.planning.judging import judge
    from planner.travel.places import load_gazetteer

    service = _read(chosen.folder).service
    plan = plan_from_json(_text(chosen.plan))
    wrong = judge(service, plan, gazetteer=load_gazetteer())
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    if wrong:
        return BROKEN
    _say("Checked: no rule broken.")
    return DONE


def _import(chosen: argparse.Namespace) -> int:
    from planner.actions import bring_in
    from planner.exchange.differences import summary
    from planner.store import Store
    from planner.travel.places import load_gazetteer

    def confirm(found: tuple[Difference, ...]) -> bool:
        _say(*summary(found))
        if chosen.yes or sys.stdin is None or not sys.stdin.isatty():
            return True
        sys.stderr.write("Store this? [y/N] ")
        return sys.stdin.readline().strip().casefold() in ("y", "yes")

    # Read first: bad input must not leave a new, empty database behind.
    _read(chosen.folder)
    is_new, is_saved = not os.path.exists(chosen.db), False
    try:
        with Store.open(chosen.db) as store:
            _say(*store.warnings)
            brought = bring_in(
                store,
                chosen.folder,
                gazetteer=load_gazetteer(),
                who=_who(),
                at=_now(),
                confirm=confirm,
            )
        is_saved = brought.saved
    finally:
        if is_new and not is_saved:
            with suppress(OSError):
                chosen.db.unlink()
    if not brought.saved:
        _say("Nothing was changed.")
    elif brought.differences:
        _say(f"Stored in {chosen.db}.")
    else:
        _say(f"Nothing to change: {chosen.db} holds the same.")
    return DONE


def _export(chosen: argparse.Namespace) -> int:
    from planner.actions import export_service
    from planner.store import Store

    with Store.open(chosen.db, create=False) as store:
        export_service(store, chosen.folder)
    _say(f"Written to {chosen.folder}.")
    return DONE


def _sample(chosen: argparse.Namespace) -> int:
    from planner.exchange.service_folder import write_service
    from planner.sample import SAMPLE_PODS, SAMPLE_SEED, SAMPLE_WEEK, make_service

    if not chosen.replace and _holds_tables(chosen.folder):
        raise KnownError(
            f"There is a service in {chosen.folder} already; it was left as it is. "
            "Name a new folder, or add --replace to write over it."
        )
    pods = SAMPLE_PODS if chosen.pods is None else chosen.pods
    seed = SAMPLE_SEED if chosen.seed is None else chosen.seed
    service = make_service(pods=pods, seed=seed, week=SAMPLE_WEEK)
    write_service(service, chosen.folder)
    _say(
        f"An invented service of {pods} pods and {len(service.families)} families is in "
        f"{chosen.folder}. Its week begins on {SAMPLE_WEEK}."
    )
    return DONE


def _holds_tables(folder: Path) -> bool:
    """Whether a folder holds a table of a service, which writing a service there would replace."""
    from planner.exchange.tables import TABLES

    tables = {f"{table.name}.csv" for table in TABLES}
    with suppress(OSError):
        return any(file.name.casefold() in tables for file in folder.iterdir())
    return False


def _read(path: Path) -> ServiceRead:
    """Read a service and say its warnings."""
    from planner.exchange.service_folder import read_service
    from planner.travel.places import load_gazetteer

    read = read_service(path, gazetteer=load_gazetteer())
    _say(*(f"{warning}" for warning in read.warnings))
    return read


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise KnownError(f"{path.name} is not a plan: it is not text in UTF-8.") from None
    except OSError as problem:
        why = problem.strerror or "no reason given"
        raise KnownError(f"{path} could not be read: {why}.") from None


def _tell(plan: Plan, out: Path) -> None:
    if plan.allocation is None:
        return
    for remark in (*plan.faults, *plan.allocation.warnings):
        _say(remark.sentence)
    proven = sum(goal.proven for goal in plan.allocation.goals)
    _say(
        f"Planned in {plan.allocation.seconds:.1f} s, {proven} of {len(plan.allocation.goals)} "
        f"goals proven. The plan and its sheets are in {out}."
    )


def _apology(bug: BaseException) -> str:
    """Say that it is our fault and where, without a value that could be somebody's."""
    where = traceback.extract_tb(bug.__traceback__)
    place = f"{Path(where[-1].filename).name}:{where[-1].lineno}" if where else "nowhere"
    return (
        "Something went wrong that is our fault, not yours. Nothing was written. "
        f"If it happens again, tell us these words: {type(bug).__name__} at {place}."
    )


def _who() -> str:
    """Return who is logged in to this computer: the audit and the foot of a sheet name them."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "this computer"


def _now() -> datetime:
    return datetime.now().astimezone()


def _let_go_of_pipes() -> None:
    """Let what is left to say go nowhere: whoever was reading has gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say(*lines: str) -> None:
    for line in lines:
        sys.stderr.write(f"{line}\n")
