"""Linden Dental Partners: a share that should fall, falls too slowly, and its champion has left. Drifting."""

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

LINDEN = Story(
    seed=3,
    name="Linden Dental Partners",
    industry="Health care",
    country="United Kingdom",
    segment="Guided together",
    since=weeks(-92),
    required_outcome="Chairs stand empty less often, so that patients in pain are seen the same week.",
    appropriate_experience="Practice managers learn from each other; we bring them together every two months.",
    reason_to_buy="One chair in eight stood empty although the waiting list was nine weeks long.",
    people=(
        Person(
            "sponsor",
            "Dr Hannah Ashdown",
            "Clinical Director",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "hannah.ashdown@lindendental.example",
            "Friendly, busy, has not looked at the figures since the champion left.",
        ),
        Person(
            "champion",
            "Callum Reyes",
            "Operations Manager",
            Level.MANAGER,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
            "callum.reyes@lindendental.example",
            "Wrote the reminder texts himself.",
            shared=False,
            left=weeks(-7),
        ),
        Person(
            "leeds",
            "Priya Nair",
            "Practice Manager, Leeds",
            Level.MANAGER,
            frozenset({Part.USER}),
            "priya.nair@lindendental.example",
            "Could become the next champion; ask Dr Ashdown.",
        ),
    ),
    metrics=(
        Measured(
            "missed",
            "Missed appointments",
            "%",
            Better.DOWN,
            Cadence.MONTHLY,
            Curve(((0, 12.1), (8, 11.9), (12, 10.2), (15, 9.6), (19, 9.5)), spread=0.7, volume=8_400),
            kind=Kind.RATIO,
            decimals=1,
            now_periods=2,
            meanings=(
                Meaning(
                    "Appointments to which the patient did not come and that were not cancelled the day before.",
                    "Missed divided by booked, all eleven practices together, from the practice software.",
                    "Practice managers",
                    "Practice software",
                ),
            ),
        ),
        Measured(
            "refilled",
            "Cancelled slots filled again",
            "%",
            Better.UP,
            Cadence.MONTHLY,
            Curve(((0, 22.0), (9, 24.0), (19, 33.0)), spread=3.0, volume=910, gaps=(13,)),
            kind=Kind.RATIO,
            decimals=0,
            meanings=(
                Meaning(
                    "Slots cancelled a day ahead or more that another patient took.",
                    "Filled again divided by cancelled in time, from the practice software.",
                    "Practice managers",
                    "Practice software",
                ),
            ),
            shared=False,
        ),
    ),
    happenings=(
        Happening(
            weeks(-48),
            "Go-live in six practices",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Callum Reyes",
            ("missed", "refilled"),
        ),
        Happening(
            weeks(-35),
            "Reminders two days ahead, with a button to cancel",
            ChangeKind.CONFIGURATION,
            Side.OURS,
            "Ben Achterberg",
            ("missed",),
            confirmed=("sponsor", weeks(-26)),
        ),
        Happening(
            weeks(-7),
            "Callum Reyes leaves; nobody calls the practices every Friday any more",
            ChangeKind.PEOPLE,
            Side.THEIRS,
            "",
            ("missed",),
            shared=False,
        ),
    ),
    phases=(
        Phase(
            "Full chairs",
            "“Every empty chair is somebody with toothache who could have had it. If we get the no-shows under seven "
            "in a hundred I can promise people an appointment within the week.”",
            "sponsor",
            weeks(-51),
            weeks(-50),
            weeks(13),
            aims=(
                Aim("missed", weeks(-48), weeks(13), target=7.0, baseline=(3, 8), rank=1),
                Aim("refilled", weeks(-48), weeks(13), target=40.0, baseline=(3, 8)),
            ),
            steps=(
                Step(
                    "Patients can cancel without phoning",
                    "Half of all cancellations come in by the button",
                    weeks(-36),
                    weeks(-34),
                    side=Side.OURS,
                    answerable="Ben Achterberg",
                ),
                Step(
                    "All eleven practices send the same reminders",
                    "The last five practices switched their own texts off",
                    weeks(-18),
                    weeks(-11),
                    answerable="Callum Reyes",
                ),
                Step(
                    "A freed slot is offered to the waiting list by itself",
                    "A slot freed before noon is taken by the evening, most of the time",
                    weeks(-2),
                    answerable="Priya Nair",
                    waits=True,
                ),
            ),
            duties=(
                Duty("sponsor", "Takes the practices' owners along", confirmed=weeks(-49)),
                Duty("champion", "Calls every practice on Fridays about its figures", confirmed=weeks(-49)),
                Duty("Nadia Okafor", "Keeps the plan; finds a new champion with Dr Ashdown", ours=True),
            ),
            following=(
                Next(NextPhaseKind.EXPERTISE, "A day with each practice on how to plan long treatments"),
            ),
            agreed=("sponsor", weeks(-49)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-92),
            weeks(-92) + 1094,
            "58500",
            "GBP",
            (
                Event(weeks(-92), ContractEventKind.NEW, "58500", "Three years, to be paid yearly"),
                Event(weeks(-40), ContractEventKind.DISCOUNTED, "-4500", "For being named in public"),
            ),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.QUARTERLY,
                -130,
                decisions=(("A reminder two days ahead in all practices", "Yes, with a button to cancel"),),
                heard=("Fewer calls at the front desk", "Leeds fills gaps by itself"),
                read_through_with="champion",
                next_day=-39,
            ),
        ),
        promises=(
            Promise("Names of the practices that still phone", "leeds", -130, -60, review=0),
            Promise(
                "Waiting list that offers a freed slot by itself",
                "Nadia Okafor",
                -130,
                -55,
                (
                    Turn(
                        -57,
                        StepState.RENEGOTIATED,
                        25,
                        knows=False,
                        note="Waits for the practices' calendars",
                    ),
                ),
                review=0,
            ),
        ),
        inquiries=(
            Inquiry(Pillar.WHO, "Who takes over from Mr Reyes with the practices?", -35),
            Inquiry(Pillar.HOW, "How do practices learn of a cancellation today?"),
        ),
        talks=(
            Talk(
                -49,
                InteractionKind.EMAIL,
                "Callum says goodbye; no successor is named.",
                ("champion",),
                theirs=True,
            ),
            Talk(
                -35,
                InteractionKind.CALL,
                "Dr Ashdown will think about a successor.",
                ("sponsor",),
                "Nadia Okafor",
            ),
        ),
    ),
)
