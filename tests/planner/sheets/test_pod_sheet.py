"""The pod's sheet says what the plan says, and what changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from planner.plan import Outcome, Plan
from planner.service import Absence, Cover, CoverKind, StaffMember, TravelMode, Weekday
from planner.sheets import Printing, SheetKind, pod_sheet, render_sheet
from planner.sheets._practitioner_panel import PractitionerHead
from tests.planner.sheets import examples

Pages = Callable[[bytes], list[str]]


def with_line(plan: Plan, reference: str, /, **changes: object) -> Plan:
    assert plan.allocation
    lines = tuple(
        replace(line, **changes) if line.family_id == reference else line
        for line in plan.allocation.families
    )
    return replace(plan, allocation=replace(plan.allocation, families=lines))


def with_staff(printing: Printing, staff_id: str, **changes: object) -> Printing:
    staff = tuple(
        replace(one, **changes) if one.staff_id == staff_id else one
        for one in printing.service.staff
    )
    return replace(printing, service=replace(printing.service, staff=staff))


def test_the_drawing_is_met(pages: Pages) -> None:
    (text,) = pages(render_sheet(SheetKind.POD, examples.printing(), "P1"))
    for words in (
        "Crewe North, week of Monday 23 November 2026",
        "Weekly allocation sheet · Consultant Ruth Adeyemi · Office Crewe CW1",
        "43 / 48",
        "11 of 12 children",
        "1 place free",
        "Family Star due Thu 26 Nov",
        "CIN review Mon 23 Nov 10:00",
        "mentor since August",
        "Travel 3.7 h a week · away Thu 26–Fri 27",
        "F031 to Priya Nair. Waited five weeks.",
        "MOVED OUT",
        "F018 from Dan Whitlow to Tom Ashdown, Crewe South. Nearer the new address.",
        "Dan Whitlow is away.",
        "Five children. Most places free with one person: four, with Dan.",
        "Notes from the pod meeting",
        "Page 1 of 1",
    ):
        assert words in text


def test_every_number_is_the_plans() -> None:
    printing = examples.printing()
    allocation = printing.allocation
    sheet = pod_sheet.gather(printing, "P1")
    workers = {worker.staff_id: worker for worker in allocation.workers}
    own = [workers[staff_id] for staff_id in ("S01", "S02", "S03", "S04")]
    assert [one.worker for one in sheet.practitioners] == own
    assert sheet.children == sum(worker.children for worker in own) == 43
    assert sheet.families == sum(worker.families for worker in own) == 17
    assert sheet.places_free == 5
    lines = {line.family_id: line for line in allocation.families}
    shown = [family for one in sheet.practitioners for family in one.families]
    assert len(shown) == sheet.families
    for family in shown:
        line = lines[family.reference]
        assert (family.children, family.minutes) == (line.children, line.minutes)
        assert family.outcome is line.outcome


def test_places_free_are_those_that_both_caps_leave() -> None:
    printing = examples.printing()
    pods = tuple(replace(pod, children_cap=44) for pod in printing.service.pods)
    tight = replace(printing, service=replace(printing.service, pods=pods))
    assert pod_sheet.gather(tight, "P1").places_free == 1
    assert pod_sheet.gather(printing, "P2").places_free == 7


def test_a_pod_over_its_cap_has_no_place_free() -> None:
    printing = examples.printing()
    pods = tuple(replace(pod, children_cap=40) for pod in printing.service.pods)
    over = replace(printing, service=replace(printing.service, pods=pods))
    assert pod_sheet.gather(over, "P1").places_free == 0


def test_one_child_over_is_said_and_explained(pages: Pages) -> None:
    plan = examples.plan()
    assert plan.allocation
    workers = tuple(replace(one, children_cap=10) for one in plan.allocation.workers)
    plan = replace(plan, allocation=replace(plan.allocation, workers=workers))
    text = pages(render_sheet(SheetKind.POD, examples.printing(plan=plan), "P1"))[0]
    assert "11 of 10 children" in text
    assert "1 over" in text
    assert "A crossed square is one child over the cap." in text


def test_changes_are_against_the_plan_approved_last_where_there_is_one() -> None:
    previous = with_line(examples.plan(), "F003", staff_id="S01")
    sheet = pod_sheet.gather(examples.printing(previous=previous), "P1")
    assert sheet.changes_title == "Changed since last week’s approved plan"
    (change,) = sheet.changes
    assert (change.word, change.reference) == ("MOVED", "F003")
    assert change.move == "from Sam Okoro to Priya Nair."


def test_a_family_left_without_is_a_change() -> None:
    plan = with_line(
        examples.plan(), "F003", staff_id=None, minutes=None, outcome=Outcome.WAITING, why=()
    )
    sheet = pod_sheet.gather(examples.printing(plan=plan), "P1")
    (without,) = [one for one in sheet.changes if one.reference == "F003"]
    assert without.move == "no longer with Priya Nair, and with nobody yet."


def test_a_family_coming_from_somebody_who_left_is_told_so() -> None:
    plan = with_line(examples.plan(), "F003", was="S99", outcome=Outcome.MOVED, why=())
    sheet = pod_sheet.gather(examples.printing(plan=plan), "P1")
    (change,) = [one for one in sheet.changes if one.reference == "F003"]
    assert (change.word, change.move) == ("MOVED IN", "from someone who has left to Priya Nair.")


def test_families_that_leave_the_pod_come_first() -> None:
    sheet = pod_sheet.gather(examples.printing(), "P1")
    assert [one.word for one in sheet.changes] == ["MOVED OUT", "NEW"]


def test_why_somebody_is_away_is_not_told(pages: Pages) -> None:
    text = pages(render_sheet(SheetKind.POD, examples.printing(), "P1"))[0]
    assert "surgery" not in text


@pytest.mark.parametrize(
    ("first", "last", "when", "what"),
    [
        (date(2026, 11, 1), date(2026, 11, 24), "Mon 23–Tue 24", "Sam Okoro is away."),
        (
            date(2026, 11, 29),
            date(2026, 12, 4),
            "Sun 29",
            "Sam Okoro is away, until Fri 4 Dec.",
        ),
    ],
)
def test_absences_are_cut_to_the_week(first: date, last: date, when: str, what: str) -> None:
    printing = examples.printing()
    absences = (
        Absence("S01", first, last),
        Absence("S01", date(2026, 11, 30), date(2026, 12, 2)),
        Absence("S05", first, last),
    )
    printing = replace(printing, service=replace(printing.service, absences=absences))
    away = pod_sheet.gather(printing, "P1").away
    assert [(one.when, one.what) for one in away] == [(when, what)]


def test_who_starts_and_who_leaves_is_told() -> None:
    printing = with_staff(examples.printing(), "S02", starts_on=date(2026, 11, 25))
    printing = with_staff(printing, "S04", ends_on=date(2026, 11, 27))
    away = [(one.when, one.what) for one in pod_sheet.gather(printing, "P1").away]
    assert ("Wed 25", "Priya Nair starts.") in away
    assert ("Fri 27", "Last day of Kasia Nowicka.") in away


def test_cover_is_what_the_table_says_and_names_nobody() -> None:
    printing = examples.printing()
    evenings = [
        Cover(f"C{day}", "Evening", CoverKind.ON_CALL, day, time(17), time(20))
        for day in (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI)
    ]
    elsewhere = Cover("D1", "Desk", CoverKind.DUTY, Weekday.MON, time(9), time(17), "Macclesfield")
    service = replace(printing.service, cover=(*evenings, elsewhere), absences=())
    away = pod_sheet.gather(replace(printing, service=service), "P1").away
    assert [(one.when, one.what) for one in away] == [("Mon–Fri", "On call 17:00–20:00 (rota).")]


def test_waiting_near_the_pod_means_its_practitioner_is_the_nearest() -> None:
    printing = examples.printing()
    assert [reference for reference, _ in pod_sheet.gather(printing, "P1").waiting] == [
        "F046",
        "F051",
    ]
    assert pod_sheet.gather(printing, "P2").waiting == ()


def test_sixty_waiting_are_not_all_on_the_pods_sheet(pages: Pages) -> None:
    text = " ".join(pages(render_sheet(SheetKind.POD, examples.with_waiting(60), "P1")))
    assert "And 52 more families on the waiting list." in text


def test_nobody_waiting_and_nothing_changed_is_said(pages: Pages) -> None:
    printing = replace(examples.with_waiting(0), previous=examples.with_waiting(0).plan)
    text = pages(render_sheet(SheetKind.POD, printing, "P1"))[0]
    assert "Nobody is waiting near this pod." in text
    assert "Nothing changed." in text


def test_an_empty_pod_says_so(pages: Pages) -> None:
    printing = examples.printing()
    staff = tuple(one for one in printing.service.staff if one.pod_id != "P2")
    printing = replace(printing, service=replace(printing.service, staff=staff))
    text = pages(render_sheet(SheetKind.POD, printing, "P2"))[0]
    assert "No practitioner of this pod is planned this week." in text
    assert "0 / 48" in text


@pytest.mark.parametrize("practitioners", [1, 4, 5, 6, 7, 13])
def test_every_family_of_a_pod_of_any_size_is_printed_once(
    pages: Pages, practitioners: int
) -> None:
    printing = examples.crowded(practitioners=practitioners, name="Ann Lee")
    read = pages(render_sheet(SheetKind.POD, printing, "P1"))
    tables = " ".join(read).split("Changed since last week")[0]
    for line in printing.allocation.families:
        assert tables.count(f"{line.family_id} AL") == 1


def with_moves(count: int) -> Printing:
    """Kasia’s and Dan’s families came from Sam, each for a reason that takes two lines."""
    plan = previous = examples.plan()
    assert plan.allocation
    moved = [line for line in plan.allocation.families if line.staff_id in ("S02", "S03", "S04")]
    for line in moved[:count]:
        why = ("Moved from Sam: the family asked for somebody who works on Saturdays as well.",)
        plan = with_line(plan, line.family_id, why=why)
        previous = with_line(previous, line.family_id, staff_id="S01")
    return examples.printing(plan=plan, previous=previous)


def test_few_changes_are_told_with_their_reason(pages: Pages) -> None:
    (text,) = pages(render_sheet(SheetKind.POD, with_moves(3), "P1"))
    assert text.count("The family asked for somebody who works on Saturdays as well.") == 3
    assert "change notice" not in text


def test_eight_changes_stay_on_one_page_and_leave_their_reasons_to_the_notice(
    pages: Pages,
) -> None:
    (text,) = pages(render_sheet(SheetKind.POD, with_moves(8), "P1"))
    assert text.count("from Sam Okoro to") == 8
    assert "Saturdays" not in text
    assert "Why families move: change notice." in text


def test_minutes_are_not_told_again_with_the_change() -> None:
    plan = with_line(
        examples.plan(), "F031", why=("New: waited five weeks; seven minutes by car.",)
    )
    sheet = pod_sheet.gather(examples.printing(plan=plan), "P1")
    assert [one.why for one in sheet.changes if one.reference == "F031"] == ["Waited five weeks."]


def test_panels_begin_on_the_first_page_and_go_on_on_the_next(pages: Pages) -> None:
    printing = examples.crowded(practitioners=4, families_each=7, name="Ann Lee")
    first, second = pages(render_sheet(SheetKind.POD, printing, "P1"))
    assert "Changed since last week NEW F001 to Ann Lee." in first
    assert "Changed since last week continued" in second
    assert "Ch. = children" in second


@pytest.mark.parametrize("name", ["Yvonne Hallworth", "Bartholomew Shuffleton"])
def test_a_long_name_and_its_load_share_a_line(name: str) -> None:
    plain = PractitionerHead("Sam Okoro", 13, 12)
    head = PractitionerHead(name, 13, 12, is_short=True)
    assert plain.fits(178)
    assert not PractitionerHead(name, 13, 12).fits(178)
    assert head.height(178) == plain.height(178)


def test_a_very_long_name_has_lines_of_its_own() -> None:
    head = PractitionerHead("Bartholomew Featherstonehaugh-Shuffleton", 13, 12, is_short=True)
    assert head.height(178) > PractitionerHead("Sam Okoro", 13, 12).height(178)


def test_all_heads_of_a_pod_tell_the_load_in_the_same_words(pages: Pages) -> None:
    printing = with_staff(examples.printing(), "S02", name="Priyadarshini Nair")
    text = pages(render_sheet(SheetKind.POD, printing, "P1"))[0]
    for load in ("11 of 12", "12 of 12", "8 of 12"):
        assert load in text
    assert "of 12 children" not in text


def test_who_comes_by_bus_is_told(pages: Pages) -> None:
    printing = with_staff(examples.printing(), "S02", travel_mode=TravelMode.BUS)
    assert "Travel 2.4 h a week · by bus" in pages(render_sheet(SheetKind.POD, printing, "P1"))[0]


def test_minutes_are_from_the_base_of_those_who_have_one(pages: Pages) -> None:
    printing = with_staff(examples.printing(), "S02", base="CW5 1AA")
    text = pages(render_sheet(SheetKind.POD, printing, "P1"))[0]
    assert "Min = minutes one way from the practitioner’s base." in text


def test_a_long_reference_is_whole(pages: Pages) -> None:
    printing = examples.printing()
    long = "CHESHIRE-EAST-2026-000012"
    plan = with_line(printing.plan, "F012", family_id=long)
    text = pages(render_sheet(SheetKind.POD, replace(printing, plan=plan), "P1"))[0]
    assert long in text.replace(" ", "")


def test_somebody_without_a_pod_breaks_no_sheet() -> None:
    printing = examples.printing()
    extra = StaffMember("S77", "Floating", printing.service.staff[0].role)
    service = replace(printing.service, staff=(*printing.service.staff, extra))
    assert pod_sheet.gather(replace(printing, service=service), "P1").families == 17
