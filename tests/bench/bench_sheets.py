"""How long the sheets of the sample take. Run it: ``python -m tests.bench.bench_sheets``.

The week is printed as it stands: everybody keeps their families, those who wait still wait. What is
measured is paper, so nothing is planned first.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.plan import (
    AllocationPart,
    FamilyLine,
    Option,
    Outcome,
    Plan,
    PlanStatus,
    WorkerLine,
)
from planner.sample import SAMPLE_WEEK, make_service
from planner.service import ChildPlan, FamilyStatus, Role, Service, Week

if TYPE_CHECKING:
    from planner.sheets import Printing

MOST_SECONDS = 3.0
"""What all sheets of the sample may take, from a cold start of the printing."""

PRINTED_AT = datetime(2026, 11, 23, 11, 42)  # noqa: DTZ001 - the wall clock of the office


def main(pods: int = 3) -> None:
    """Print seconds and bytes for all sheets, cold and warm, and for the slowest sheet."""
    service = make_service(pods=pods, week=SAMPLE_WEEK)
    started = time.perf_counter()
    from planner.sheets import SHEETS, write_sheets

    _say(f"{time.perf_counter() - started:6.3f} s  importing the sheets")
    printing = as_it_stands(service, SAMPLE_WEEK)
    for name in ("cold", "warm"):
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            files = write_sheets(printing, Path(folder))
            seconds = time.perf_counter() - started
            size = sum(file.stat().st_size for file in files) / 1000
        _say(f"{seconds:6.3f} s  all {len(files)} sheets written, {name}, {size:,.0f} kB")
        if name == "cold" and pods <= 3 and seconds > MOST_SECONDS:
            _say(f"That is more than the {MOST_SECONDS} s it may take.")
    for sheet in SHEETS:
        slowest = 0.0
        for subject in sheet.subjects(printing):
            started = time.perf_counter()
            sheet.draw(printing, subject.subject_id)
            slowest = max(slowest, time.perf_counter() - started)
        _say(f"{slowest:6.3f} s  {sheet.title}, the slowest")


def as_it_stands(service: Service, week: Week) -> Printing:
    """Return the service's week to print, everybody with whom they have today."""
    from planner.sheets import Printing
    from planner.travel.places import load_gazetteer

    children = Counter(
        child.family_id for child in service.children if child.plan is not ChildPlan.NONE
    )
    today = {one.family_id: one.staff_id for one in service.allocations if not one.to}
    staff = [one for one in service.staff if one.role is Role.PRACTITIONER]
    known = {one.staff_id for one in staff}
    lines = []
    for number, family in enumerate(service.families):
        if family.status is FamilyStatus.CLOSED:
            continue
        worker = today.get(family.family_id)
        worker = worker if worker in known else None
        lines.append(
            FamilyLine(
                family_id=family.family_id,
                children=children[family.family_id],
                staff_id=worker,
                outcome=Outcome.KEPT if worker else Outcome.WAITING,
                was=today.get(family.family_id),
                minutes=5 + number % 30 if worker else None,
                why=(
                    "Kept: three months together."
                    if worker
                    else "Waiting: nobody within 40 minutes has more than one place.",
                ),
                could_be=(Option(staff[number % len(staff)].staff_id, (), "Could be."),),
            )
        )
    workers = tuple(
        WorkerLine(
            one.staff_id,
            sum(line.children for line in lines if line.staff_id == one.staff_id),
            12 if one.children_cap is None else one.children_cap,
            sum(line.staff_id == one.staff_id for line in lines),
            180,
        )
        for one in staff
    )
    part = AllocationPart(PlanStatus.FEASIBLE, 0.0, (), tuple(lines), workers)
    return Printing(
        service=service,
        plan=Plan(week, service.settings.service.name, PlanStatus.FEASIBLE, part),
        previous=None,
        label="Draft",
        printed_at=PRINTED_AT,
        printed_by="Service Manager",
        district=load_gazetteer().district,
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
