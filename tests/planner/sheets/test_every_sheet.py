"""What must hold for whatever is printed."""

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage

from planner.errors import BugError
from planner.plan import Outcome
from planner.service import Pair, PairRule
from planner.sheets import SHEETS, Printing, SheetKind, render_sheet
from planner.sheets._pen import Pen, make_pdf
from planner.sheets._styles import ROW
from tests.planner.sheets import examples

Pages = Callable[[bytes], list[str]]

HOSTILE = '<img src="/etc/passwd"/> <b>Joe</b> & <unknown> &lt; %s {x} \\n'


def every_sheet(printing: Printing) -> Iterator[bytes]:
    for sheet in SHEETS:
        for subject in sheet.subjects(printing):
            yield sheet.draw(printing, subject.subject_id)


def renamed(printing: Printing, name: str) -> Printing:
    """Everybody and every family is called this."""
    service = printing.service
    return replace(
        printing,
        service=replace(
            service,
            staff=tuple(replace(one, name=name) for one in service.staff),
            families=tuple(replace(one, name=name) for one in service.families),
            pods=tuple(replace(one, name=name) for one in service.pods),
        ),
        with_names=True,
    )


def test_every_page_says_whose_it_is_what_it_is_and_that_it_is_to_be_shredded(
    pages: Pages,
) -> None:
    for pdf in every_sheet(examples.crowded()):
        read = pages(pdf)
        for number, text in enumerate(read, start=1):
            assert "CONFIDENTIAL · shred after use" in text
            assert "Hillside Families Service" in text
            assert "Plan 47, version 2, approved" in text
            assert "Printed Mon 23 Nov 2026 11:42 by Service Manager" in text
            assert f"Page {number} of {len(read)}" in text
            assert "23 November 2026" in text


def test_an_approved_plan_carries_no_stamp(pages: Pages) -> None:
    for pdf in every_sheet(examples.printing()):
        assert not any("DRAFT" in text for text in pages(pdf))
        assert "approved Mon 23 Nov 2026 11:40" in pages(pdf)[0]


@pytest.mark.parametrize(
    ("label", "stamp"),
    [
        ("Draft", "DRAFT"),
        ("Plan 48, version 1, draft", "DRAFT"),
        ("Plan 48, version 1, not approved", "DRAFT"),
        ("", "DRAFT"),
        ("Plan 46, version 1, superseded", "SUPERSEDED"),
    ],
)
def test_what_is_not_approved_says_so_on_every_page(pages: Pages, label: str, stamp: str) -> None:
    for pdf in every_sheet(replace(examples.crowded(practitioners=5), label=label)):
        read = pages(pdf)
        assert all(stamp in text for text in read)
        assert "approved Mon" not in read[0]


def test_the_same_plan_gives_the_same_bytes() -> None:
    first, second = (list(every_sheet(examples.crowded())) for _ in range(2))
    assert first == second


def test_the_file_tells_no_name_and_no_time_in_its_metadata() -> None:
    for pdf in every_sheet(examples.printing()):
        information = pdf[pdf.rindex(b"/Author") - 200 :]
        for name in (b"Okoro", b"Nair", b"Whitlow", b"Crewe", b"Hillside", b"11:42", b"1142"):
            assert name not in information
        assert b"(D:2000" in information


def test_families_are_initials_unless_names_were_asked_for(pages: Pages) -> None:
    names = [family.name for family in examples.service().families]
    for pdf in every_sheet(examples.printing()):
        text = " ".join(pages(pdf))
        assert not [name for name in names if name in text]
        assert "carries families’ names" not in text


def test_a_sheet_with_names_says_on_every_page_to_shred_it(pages: Pages) -> None:
    printing = examples.printing(with_names=True)
    assert "Karen Lee" in pages(render_sheet(SheetKind.POD, printing, "P1"))[0]
    assert "Una Fell" in pages(render_sheet(SheetKind.WAITING_LIST, printing))[0]
    for pdf in every_sheet(printing):
        assert all("This sheet carries families’ names." in text for text in pages(pdf))


def test_no_sheet_tells_of_needs_addresses_or_written_reasons(pages: Pages) -> None:
    service = examples.service()
    private = {need for family in service.families for need in family.needs}
    private |= {family.place for family in service.families}
    private |= {absence.reason for absence in service.absences}
    private |= {pair.reason for pair in service.pairs}
    private |= {stint.reason for stint in service.allocations}
    for pdf in every_sheet(examples.printing(with_names=True)):
        text = " ".join(pages(pdf))
        assert not [word for word in private if word in text]


def test_a_reason_that_quotes_a_need_or_a_written_word_is_left_out(pages: Pages) -> None:
    plan = examples.plan()
    assert plan.allocation
    lines = tuple(
        replace(
            line,
            why=(
                "Waiting: five children.",
                "Nobody free knows about Domestic Abuse.",
                "Not Kasia: he is her cousin.",
            ),
        )
        if line.family_id == "F046"
        else line
        for line in plan.allocation.families
    )
    plan = replace(plan, allocation=replace(plan.allocation, families=lines))
    text = " ".join(pages(render_sheet(SheetKind.WAITING_LIST, examples.printing(plan=plan))))
    assert "Five children." in text
    assert "cousin" not in text
    assert "Abuse" not in text


def test_a_one_letter_reason_does_not_silence_the_plan(pages: Pages) -> None:
    service = examples.service()
    service = replace(service, pairs=(Pair("F046", "S04", PairRule.EXCLUDE, "a"),))
    text = pages(render_sheet(SheetKind.WAITING_LIST, examples.printing(service=service)))[0]
    assert "Most places free with one person: four, with Dan." in text


def test_markup_in_a_name_is_printed_as_it_is(pages: Pages) -> None:
    printing = renamed(examples.printing(), HOSTILE)
    for pdf in every_sheet(printing):
        text = " ".join(pages(pdf)).replace(" ", "")
        assert b"/Subtype /Image" not in pdf
        assert "root:" not in text
    text = pages(render_sheet(SheetKind.PRACTITIONER, printing, "S01"))[0].replace(" ", "")
    assert HOSTILE.replace(" ", "")[:40] in text


@pytest.mark.parametrize(
    "name", ["Żółć Łącka-Święch", "Şule Çağlayan Ümit İnci", "Ștefan Țîrlea Ănuța", "Оля Їжак"]
)
def test_letters_of_other_languages_are_printed(pages: Pages, name: str) -> None:
    for pdf in every_sheet(renamed(examples.printing(), name)):
        assert name in " ".join(pages(pdf)) or "Change notice" in pages(pdf)[0]


@pytest.mark.parametrize(
    "name", ["", "   ", "W" * 20_000, "\u202eevil\x00\n\tname", "😀 علي 李", "\ud800"]
)
def test_any_name_at_all_can_be_printed(pages: Pages, name: str) -> None:
    for pdf in every_sheet(renamed(examples.printing(), name)):
        assert "Page 1 of" in pages(pdf)[0]


@pytest.mark.parametrize("with_names", [False, True])
def test_the_longest_names_in_the_fullest_pod_stay_on_the_paper(
    monkeypatch: pytest.MonkeyPatch, with_names: bool
) -> None:
    from planner.sheets._pen import width_of
    from planner.sheets._styles import MARGIN, PAGE_WIDTH

    edges: list[float] = []
    lowest: list[float] = []
    written = Pen.words

    def watched(pen: Pen, words: str, *, x: float, top: float, style: object) -> None:
        edges.append(x + width_of(words, style))
        lowest.append(top + style.leading)
        written(pen, words, x=x, top=top, style=style)

    monkeypatch.setattr(Pen, "words", watched)
    assert list(every_sheet(replace(examples.crowded(), with_names=with_names)))
    assert max(edges) <= PAGE_WIDTH - MARGIN + 0.5
    assert max(lowest) <= 581


def test_the_paper_is_black_and_white() -> None:
    colour = re.compile(rb"(?<![\w.])(?:rg|RG|k|K|sc|SC|scn|SCN|cs|CS|sh)(?![\w.])")
    for pdf in every_sheet(examples.crowded()):
        streams = _contents(pdf)
        assert streams
        for stream in streams:
            drawing = re.sub(rb"\((?:\\.|[^\\)])*\)", b"", stream)
            assert not colour.search(drawing)


def test_the_picture_has_no_colour_either(picture: Callable[[bytes], QImage]) -> None:
    image = picture(render_sheet(SheetKind.POD, examples.printing(), "P1"))
    shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(shades) > 2
    assert all(QColor(shade).saturation() == 0 for shade in shades)


def test_a_sheet_that_cannot_be_drawn_quotes_nobody() -> None:
    def draw(pen: Pen) -> None:
        pen.words("Karen Lee", x="Karen Lee", top=0, style=ROW)

    with pytest.raises(BugError) as caught:
        make_pdf(draw, title="A sheet")
    assert "Karen" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_plan_without_an_allocation_still_prints(pages: Pages) -> None:
    printing = examples.printing(plan=replace(examples.plan(), allocation=None))
    pod = pages(render_sheet(SheetKind.POD, printing, "P1"))[0]
    assert "No practitioner of this pod is planned this week." in pod
    assert "Nobody is waiting." in pages(render_sheet(SheetKind.WAITING_LIST, printing))[0]


def test_a_week_over_the_turn_of_the_year_prints(pages: Pages) -> None:
    from planner.service import Week

    plan = replace(examples.plan(), week=Week(date(2026, 12, 28)))
    text = pages(render_sheet(SheetKind.PRACTITIONER, examples.printing(plan=plan), "S01"))[0]
    assert "Mon 28 Dec" in text
    assert "Fri 1 Jan" in text


def test_every_outcome_that_is_not_kept_is_a_word_in_capitals(pages: Pages) -> None:
    text = " ".join(pages(render_sheet(SheetKind.POD, examples.crowded(), "P1")))
    for outcome in (Outcome.NEW, Outcome.MOVED, Outcome.RETURNED):
        assert outcome.value.upper() in text


def _contents(pdf: bytes) -> list[bytes]:
    """Return the drawing instructions of the pages."""
    packed = re.findall(rb"/Filter \[ /ASCII85Decode /FlateDecode \].*?stream\s(.*?)~>", pdf, re.S)
    streams = [zlib.decompress(base64.a85decode(one)) for one in packed]
    return [stream for stream in streams if b" Tf" in stream]
