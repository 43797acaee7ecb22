"""The service of the mock-ups, invented like every name in it, as the board is told it."""

from __future__ import annotations

from dataclasses import replace

from ui.widgets.board.model import (
    Answers,
    BoardModel,
    Card,
    Check,
    Column,
    DropAnswer,
    DropKind,
    GoalCell,
    Lane,
    NotEligible,
    Tag,
    Urgency,
    WaitingCard,
)

BANDS = {"h": Urgency.HIGH, "m": Urgency.MEDIUM, "l": Urgency.LOW}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def card(line: str, *, tag: Tag = Tag.KEPT, reason: str = "", locked: bool = False) -> Card:
    """Read ``m F012 KL 3 CW1 7``."""
    band, family_id, initials, children, district, minutes = line.split()
    count = int(children)
    noun = "child" if count == 1 else "children"
    return Card(
        family_id=family_id,
        initials=initials,
        urgency=BANDS[band],
        children=count,
        district=district,
        minutes=int(minutes),
        tag=tag,
        reason=reason,
        sentence=f"Kept with Sam Okoro: three months together. {minutes} minutes by car.",
        spoken=f"{family_id}, {BANDS[band].value}, {NUMBERS[count]} {noun}, "
        f"{tag.value}, {minutes} minutes",
        locked=locked,
    )


def column(
    name: str,
    children: int,
    hours: float,
    *cards: str | Card,
    cap: int = 12,
    notes: tuple[str, ...] = (),
    travel: str = "",
) -> Column:
    return Column(
        staff_id=name.split()[0].lower(),
        name=name,
        children=children,
        children_cap=cap,
        places_free=max(0, cap - children),
        travel_minutes_a_week=round(hours * 60),
        cards=tuple(card(each) if isinstance(each, str) else each for each in cards),
        notes=notes,
        travel_phrase=travel,
    )


def lane(name: str, consultant: str, *columns: Column) -> Lane:
    return Lane(
        pod_id=name.lower().replace(" ", "-"),
        name=name,
        consultant=consultant,
        children=sum(each.children for each in columns),
        children_cap=sum(each.children_cap for each in columns),
        places_free=sum(each.places_free for each in columns),
        columns=columns,
    )


def lanes() -> tuple[Lane, ...]:
    new, moved, returned = Tag.NEW, Tag.MOVED, Tag.RETURNED
    return (
        lane(
            "Crewe North",
            "Consultant Ruth Adeyemi",
            column(
                "Sam Okoro",
                11,
                2.9,
                card("m F012 KL 3 CW1 7", locked=True),
                "l F005 AB 2 CW1 7",
                "m F019 MJ 1 CW1 5",
                "h F044 TW 4 CW11 17",
                "l F057 RH 1 CW1 8",
            ),
            column(
                "Priya Nair",
                12,
                2.4,
                "m F003 DS 2 CW1 8",
                "h F021 OC 4 CW1 7",
                card("h F031 BN 3 CW1 7", tag=new, reason="waited five weeks"),
                "m F038 LP 3 CW11 14",
            ),
            column(
                "Dan Whitlow",
                8,
                3.7,
                "l F008 EG 1 CW10 21",
                "m F015 JF 3 CW1 8",
                "h F026 HS 2 CW1 7",
                "l F040 NM 2 CW10 19",
                notes=("away Thu–Fri",),
            ),
            column(
                "Kasia Nowicka",
                12,
                2.3,
                "h F002 PZ 5 CW1 5",
                card("m F017 WK 2 CW1 7", locked=True),
                "m F029 SC 3 CW1 8",
                "l F050 IV 2 CW11 15",
            ),
        ),
        lane(
            "Crewe South",
            "Consultant Gareth Pole",
            column(
                "Leanne Birch",
                11,
                2.1,
                "l F006 CT 2 CW2 6",
                "m F011 GR 3 CW2 7",
                "h F023 UE 2 CW5 14",
                "m F034 MA 4 CW2 5",
            ),
            column(
                "Tom Ashdown",
                11,
                2.8,
                "m F009 VB 3 CW5 12",
                card("l F018 JO 2 CW5 13", tag=moved, reason="from Dan · location", locked=True),
                "h F028 FD 4 CW2 10",
                "m F041 AH 2 CW2 7",
            ),
            column(
                "Femi Adewale",
                12,
                3.2,
                "l F014 QL 1 CW2 6",
                "h F022 ST 3 CW2 5",
                "m F033 RK 2 CW2 10",
                card("m F047 DM 4 CW2 7", tag=new, reason="waited seven weeks"),
                "l F055 YE 2 CW5 20",
            ),
            column(
                "Joanne Pryce",
                7,
                2.5,
                "m F007 BB 2 CW2 5",
                "m F025 LN 3 CW3 22",
                "l F049 KS 2 CW2 10",
                cap=7,
                notes=("0.6 of full time",),
            ),
        ),
        lane(
            "Macclesfield",
            "Consultant Maya Sandhu",
            column(
                "Aled Morris",
                12,
                2.3,
                "m F001 HP 2 SK11 5",
                "h F013 CW 3 SK10 7",
                "l F024 TE 1 SK10 11",
                "m F036 NG 4 SK11 6",
                card("m F052 AL 2 SK10 5", tag=returned, reason="was with Aled until March"),
            ),
            column(
                "Hannah Keele",
                10,
                4.0,
                "h F004 JB 3 SK9 22",
                "l F016 OW 2 SK10 11",
                "m F030 EM 2 SK11 5",
                "m F042 RD 3 CW12 22",
            ),
            column(
                "Bilal Aziz",
                8,
                4.1,
                "m F010 SI 2 SK11 14",
                "l F020 ZA 1 SK10 13",
                "h F035 PF 3 SK11 16",
                "m F048 GT 2 SK10 19",
                travel="by bus",
            ),
            column(
                "Moira Tennant",
                13,
                2.9,
                "h F027 VM 4 SK10 7",
                "m F032 DC 3 SK11 5",
                "l F039 LR 2 SK10 11",
                "m F045 KO 4 SK12 20",
            ),
        ),
    )


def waiting_card(line: str, weeks: int, reason: str, hint: str) -> WaitingCard:
    band, family_id, initials, children, district = line.split()
    count = int(children)
    return WaitingCard(
        family_id=family_id,
        initials=initials,
        urgency=BANDS[band],
        children=count,
        district=district,
        weeks=weeks,
        reason=reason,
        sentence=f"Waiting: {NUMBERS[count]} children. {reason}",
        spoken=f"{family_id}, {BANDS[band].value}, {NUMBERS[count]} children, "
        f"waiting {weeks} weeks",
        hint=hint,
    )


def waiting() -> tuple[WaitingCard, ...]:
    return (
        waiting_card(
            "h F046 CJ 5 CW1",
            6,
            "Five children. Most places free with one person: four, with Dan.",
            "One more place for Dan",
        ),
        waiting_card(
            "h F051 ML 3 CW2",
            4,
            "Asks for a woman. No woman within reach has three places.",
            "Moving F006 opens one",
        ),
        waiting_card(
            "m F053 TB 2 SK11", 2, "Hannah is excluded. Bilal: 54 min by bus, limit 40.", ""
        ),
        waiting_card(
            "l F054 WP 4 SK12",
            3,
            "Four children. Only Bilal has four places: 58 min by bus, limit 40.",
            "Moving F030 opens one",
        ),
    )


def not_eligible() -> tuple[NotEligible, ...]:
    return (
        NotEligible("F058", "ES", "Family has not agreed"),
        NotEligible("F059", "OR", "Three earlier referrals; limit two"),
    )


def goals() -> tuple[GoalCell, ...]:
    told = (
        ("changes", "Changes of worker", "0", "1 family", "0 → 10 points", "proven"),
        ("waiting", "Waiting", "7", "4 families", "1,043 → 638 points", "proven"),
        ("needs", "Needs and wishes", "8", "9 not met", "20 → 23 points", "proven"),
        ("peak", "Peak caseload", "109 %", "109 %", "Moira Tennant, 13 of 12", "proven"),
        ("travel", "Travel", "34.0", "35.2 h a week", "2,040 → 2,112 min", "within 1 %"),
    )
    return tuple(
        GoalCell(
            name=name,
            title=title,
            before=before,
            after=after,
            points=points,
            proof=proof,
            proven=proof == "proven",
            explanation=f"{title}: what it counts and why it comes where it does.",
        )
        for name, title, before, after, points, proof in told
    )


def board() -> BoardModel:
    return BoardModel(
        lanes=lanes(),
        waiting=waiting(),
        not_eligible=not_eligible(),
        goals=goals(),
        summary="12 practitioners · 50 families · 13 places free, at most 4 with one person",
        check=Check("Checked: no rule broken, 1 kept breach", holds=True),
        planned=True,
    )


def large_board(pods: int, *, practitioners: int = 4, families: int = 5) -> BoardModel:
    """Return a board of any size, made from counters; every seventh family is new."""
    tags = (Tag.NEW, *(Tag.KEPT,) * 6)
    made: list[Lane] = []
    number = 0
    for pod in range(pods):
        columns: list[Column] = []
        for person in range(practitioners):
            cards: list[Card] = []
            for _ in range(families):
                number += 1
                urgency = "hml"[number % 3]
                cards.append(
                    card(
                        f"{urgency} F{number:04} {chr(65 + number % 26)}B {number % 5 + 1} "
                        f"CW{number % 12 + 1} {number % 40 + 1}",
                        tag=tags[number % 7] if pod % 3 else Tag.KEPT,
                        reason="waited five weeks",
                    )
                )
            children = min(12, sum(each.children for each in cards))
            made_column = column(f"Person {pod}-{person}", children, 2.5, *cards)
            columns.append(replace(made_column, staff_id=f"person-{pod}-{person}"))
        made.append(lane(f"Pod {pod}", "Consultant Ruth Adeyemi", *columns))
    return BoardModel(lanes=tuple(made), planned=True)


def answers(family_id: str, *, home: str, children: int = 1) -> Answers:
    """Return what everybody answers to a family: Tom is excluded, who is full wants a reason."""
    told: dict[str, DropAnswer] = {}
    for each in (column for lane in lanes() for column in lane.columns):
        after = each.children + children
        if each.staff_id == home:
            told[each.staff_id] = DropAnswer(DropKind.HOME, "", each.children)
        elif each.staff_id in ("tom", "hannah"):
            told[each.staff_id] = DropAnswer(
                DropKind.REFUSED, "Excluded. Never overruled.", each.children
            )
        elif after > each.children_cap:
            words = f"Would make {after} of {each.children_cap} children."
            told[each.staff_id] = DropAnswer(DropKind.WITH_REASON, words, after)
        elif each.staff_id == "bilal":
            words = "Fits. 54 minutes by bus, which is more than the 40 that the service allows."
            told[each.staff_id] = DropAnswer(DropKind.WITH_REASON, words, after)
        else:
            told[each.staff_id] = DropAnswer(
                DropKind.ALLOWED, "Fits. 4 minutes less travel.", after
            )
    waiting_now = sum(card.children for card in waiting())
    if home:
        here = DropAnswer(
            DropKind.ALLOWED, "One more family waits. Points: 638 → 702.", waiting_now + children
        )
    else:
        here = DropAnswer(DropKind.HOME, "", waiting_now)
    return Answers(family_id, told, here)


def moved(model: BoardModel, family_id: str, staff_id: str) -> BoardModel:
    """Put a family at the end of another caseload; lanes without either stay the same objects."""
    card = next(
        card
        for lane in model.lanes
        for column in lane.columns
        for card in column.cards
        if card.family_id == family_id
    )

    def lane_after(lane: Lane) -> Lane:
        columns = []
        for column in lane.columns:
            cards = tuple(each for each in column.cards if each.family_id != family_id)
            if column.staff_id == staff_id:
                cards = (*cards, card)
            columns.append(column if cards == column.cards else replace(column, cards=cards))
        return lane if tuple(columns) == lane.columns else replace(lane, columns=tuple(columns))

    return replace(model, lanes=tuple(lane_after(lane) for lane in model.lanes))
