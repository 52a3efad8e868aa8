"""Tamarind Hotels: a ratio that rises as agreed. On course."""

from __future__ import annotations

from csdesk.domain.change import ChangeKind
from csdesk.domain.commitment import StepState
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.metric import Better, Kind
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind
from csdesk.domain.sides import Side
from csdesk.flows.sample.said import Inquiry, Meeting, Promise, Said, Talk, Turn
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

TAMARIND = Story(
    seed=2,
    name="Tamarind Hotels",
    industry="Hospitality",
    country="Spain",
    segment="Guided together",
    since=weeks(-61),
    required_outcome="Guests who report something are content again before they leave the house.",
    appropriate_experience="Short calls with the house managers, material in Spanish and English.",
    reason_to_buy="Reviews on the portals fell below four stars in three of nine houses.",
    people=(
        Person(
            "sponsor",
            "Inés Carbonell",
            "Chief Guest Officer",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "ines.carbonell@tamarind.example",
            "Reads every review of the houses herself, on Sunday evenings.",
        ),
        Person(
            "lead",
            "Oriol Puig",
            "Regional Manager",
            Level.DIRECTOR,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
            "oriol.puig@tamarind.example",
        ),
        Person(
            "valencia",
            "Carmen Ruiz-Alarcón",
            "House Manager, Valencia",
            Level.MANAGER,
            frozenset({Part.USER}),
            "carmen.ruiz@tamarind.example",
        ),
    ),
    metrics=(
        Measured(
            "same-day",
            "Guest requests settled the same day",
            "%",
            Better.UP,
            Cadence.WEEKLY,
            Curve(((0, 63.0), (10, 64.0), (16, 68.0), (27, 75.0), (39, 80.5)), spread=4.0, volume=640),
            kind=Kind.RATIO,
            decimals=0,
            now_periods=4,
            meanings=(
                Meaning(
                    "Requests by guests that were settled before midnight of the day on which they were made.",
                    "Settled the same day divided by all requests, read from the request log of all nine houses.",
                    "Oriol Puig",
                    "Request log",
                ),
            ),
        ),
    ),
    happenings=(
        Happening(
            weeks(-28),
            "Go-live in all nine houses",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Oriol Puig",
            ("same-day",),
            confirmed=("lead", weeks(-27)),
        ),
        Happening(
            weeks(-22),
            "Night porters may settle up to € 80 themselves",
            ChangeKind.PROCESS,
            Side.THEIRS,
            "Inés Carbonell",
            ("same-day",),
            new_start=("same-day",),
            confirmed=("sponsor", weeks(-20)),
        ),
    ),
    phases=(
        Phase(
            "Content before they leave",
            "“A guest who tells us that the shower is cold is doing us a favour. I want to thank her with a warm "
            "shower the same evening, not with a voucher a week later.”",
            "sponsor",
            weeks(-31),
            weeks(-30),
            weeks(14),
            aims=(Aim("same-day", weeks(-28), weeks(14), target=88.0, baseline=(0, 10), rank=1),),
            steps=(
                Step(
                    "Every request is written down once and seen by all shifts",
                    "Nobody asks a guest twice for the room number",
                    weeks(-26),
                    weeks(-26),
                    answerable="Carmen Ruiz-Alarcón",
                ),
                Step(
                    "Night shift settles things without waking the manager",
                    "Fewer than two calls a week to a house manager after ten in the evening",
                    weeks(-21),
                    weeks(-20),
                    answerable="Oriol Puig",
                ),
                Step(
                    "House managers see on Monday what guests asked for most",
                    "Each house has picked one thing to mend for good",
                    weeks(6),
                    side=Side.OURS,
                    answerable="Nadia Okafor",
                    expansion=("Insight package for nine houses", "13500", "EUR", 0.5),
                ),
            ),
            duties=(
                Duty("sponsor", "Decides what a porter may give away", confirmed=weeks(-29)),
                Duty("lead", "Brings the houses along and reads the log every week", confirmed=weeks(-29)),
                Duty("Nadia Okafor", "Keeps the plan and calls every house once a month", ours=True),
            ),
            following=(
                Next(
                    NextPhaseKind.PEOPLE,
                    "Take the four summer houses in before the season",
                    "same-day",
                    63.0,
                    85.0,
                    weeks(36),
                    ours="Nadia Okafor",
                    first_step="The first summer house keeps the log for two weeks in its low season",
                ),
            ),
            agreed=("sponsor", weeks(-29)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-61), weeks(-61) + 364, "41000", "EUR", (Event(weeks(-61), ContractEventKind.NEW, "41000"),)
        ),
        Deal(
            weeks(-61) + 365,
            weeks(-61) + 729,
            "43800",
            "EUR",
            (Event(weeks(-61) + 365, ContractEventKind.RENEWED, "2800", "One more house"),),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.QUARTERLY,
                -75,
                decisions=(("Whether night porters may settle more themselves", "Up to € 80, from now on"),),
                heard=("Guests name the porters in their letters", "Valencia has too few hands at noon"),
                read_through_with="lead",
                next_day=16,
            ),
            Meeting(ReviewKind.QUARTERLY, 16),
        ),
        promises=(
            Promise(
                "A card for night porters", "Nadia Okafor", -75, -47, (Turn(-50, StepState.KEPT),), review=0
            ),
            Promise("The ten commonest requests, house by house", "lead", -75, -20, review=0),
            Promise("Words for the welcome card in five languages", "Nadia Okafor", -18, 10),
        ),
        inquiries=(
            Inquiry(Pillar.WHAT, "Which house could lend a porter for a week?", -18),
            Inquiry(
                Pillar.WHY,
                "Why is Monday the day on which the list is read?",
                -75,
                "The weekend is when most guests leave.",
                "lead",
                -75,
                120,
            ),
        ),
        talks=(
            Talk(
                -48,
                InteractionKind.CALL,
                "Carmen is short of two people until the season ends.",
                ("valencia",),
                theirs=True,
            ),
            Talk(
                -18,
                InteractionKind.MEETING,
                "Went through the Monday list with Oriol.",
                ("lead",),
                "Nadia Okafor",
            ),
        ),
    ),
)
