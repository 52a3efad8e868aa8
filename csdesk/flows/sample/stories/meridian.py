"""Meridian Mutual Insurance: a target and a date, but nobody knows where it started. No baseline."""

from __future__ import annotations

from csdesk.domain.change import ChangeKind
from csdesk.domain.commitment import StepState
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.evidence import Evidence
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.metric import Better, Kind
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.flows.sample.said import Inquiry, Promise, Said, Talk, Turn
from csdesk.flows.sample.story import (
    Aim,
    Curve,
    Deal,
    Duty,
    Event,
    Happening,
    Meaning,
    Measured,
    Next,
    Person,
    Phase,
    Step,
    Story,
    weeks,
)

MERIDIAN = Story(
    seed=7,
    name="Meridian Mutual Insurance",
    industry="Insurance",
    country="Germany",
    segment="Close guidance",
    since=weeks(-33),
    required_outcome="A member whose cellar is under water has the money before the builder wants it.",
    appropriate_experience="Formal, in writing, with minutes; German and English.",
    reason_to_buy="After the last flood the claims desk needed eleven weeks.",
    people=(
        Person(
            "sponsor",
            "Dr. Annegret Vollmer",
            "Member of the Board, Claims",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "annegret.vollmer@meridian-mutual.example",
        ),
        Person(
            "lead",
            "Jörg Weißenborn",
            "Head of Property Claims",
            Level.DIRECTOR,
            frozenset({Part.PROJECT_LEAD}),
            "joerg.weissenborn@meridian-mutual.example",
            "Says that earlier figures can't be compared. Find out why.",
        ),
        Person(
            "it",
            "Aylin Demir",
            "Product Owner, Claims Platform",
            Level.ADMINISTRATOR,
            frozenset({Part.CHAMPION}),
            "aylin.demir@meridian-mutual.example",
        ),
    ),
    metrics=(
        Measured(
            "claims",
            "Claims paid within ten working days",
            "%",
            Better.UP,
            Cadence.MONTHLY,
            Curve(((0, 54.0), (5, 63.0)), spread=3.0, volume=2_900),
            kind=Kind.RATIO,
            decimals=0,
            meanings=(
                Meaning(
                    "Property claims that were paid, or refused in writing, within ten working days of the report.",
                    "Paid or refused in time divided by all closed in the month, by the claims platform.",
                    "Aylin Demir",
                    "Claims platform",
                ),
            ),
        ),
        Measured(
            "touch",
            "Claims that need no second letter",
            "%",
            Better.UP,
            Cadence.MONTHLY,
            Curve(((0, 41.0), (5, 44.0)), spread=4.0, volume=300),
            kind=Kind.RATIO,
            decimals=0,
            evidence=Evidence.ESTIMATED,
            meanings=(
                Meaning(
                    "Claims that were closed with what the member sent in the first letter.",
                    "A sample of three hundred claims a month, read by two clerks.",
                    "Jörg Weißenborn",
                    "Sample of claims",
                ),
            ),
        ),
    ),
    happenings=(
        Happening(
            weeks(-25),
            "Go-live for water and storm damage",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Aylin Demir",
            ("claims", "touch"),
        ),
    ),
    phases=(
        Phase(
            "Money before the builder",
            "“Our members do not want a claim number. They want to know on which day the money comes, and then it "
            "has to come on that day.”",
            "sponsor",
            weeks(-29),
            weeks(-27),
            weeks(25),
            aims=(
                Aim("claims", weeks(-25), weeks(25), target=80.0, rank=1),
                Aim(
                    "touch",
                    weeks(-25),
                    weeks(25),
                    target=60.0,
                    stated=(38.0, "Remembered by the claims desk, not counted"),
                    rank=2,
                ),
            ),
            steps=(
                Step(
                    "Members send photos instead of letters",
                    "Half of all reports come with photos",
                    weeks(-20),
                    weeks(-17),
                    side=Side.OURS,
                    answerable="Ben Achterberg",
                ),
                Step(
                    "A member hears the day of payment with the first answer",
                    "Named in nine of ten first answers",
                    weeks(8),
                    answerable="Jörg Weißenborn",
                ),
            ),
            duties=(
                Duty("sponsor", "Frees two clerks for the sample", confirmed=weeks(-26)),
                Duty("it", "Delivers the figures from the platform", confirmed=weeks(-26)),
                Duty("Jonas Feld", "Finds out with Mr Weißenborn where it stood before", ours=True),
            ),
            following=(Next(NextPhaseKind.PEOPLE, "The motor claims desk follows"),),
            status=PlanStatus.PROPOSED,
        ),
    ),
    deals=(
        Deal(
            weeks(-33),
            weeks(-33) + 1094,
            "148000",
            "EUR",
            (Event(weeks(-33), ContractEventKind.NEW, "148000", "Three years"),),
        ),
    ),
    said=Said(
        promises=(
            Promise("Claims of last winter, counted by hand", "lead", -60, 14),
            Promise("A letter that members understand", "Jonas Feld", -60, -30, (Turn(-31, StepState.KEPT),)),
        ),
        inquiries=(
            Inquiry(
                Pillar.HOW,
                "Why is a second letter written at all?",
                -60,
                "Because the first asks for nothing.",
                "it",
                -58,
                100,
            ),
            Inquiry(Pillar.WHAT, "Where can the figures of the years before be found?", -60),
        ),
        talks=(
            Talk(
                -60,
                InteractionKind.MEETING,
                "Looked for the year before; it lies in paper.",
                ("lead", "it"),
                "Jonas Feld",
            ),
        ),
    ),
)
