"""Solveig Renewables: a first phase that was partly achieved, and a second that carries its goal on."""

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
    Agreed,
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

SOLVEIG = Story(
    seed=10,
    name="Solveig Renewables",
    industry="Energy",
    country="Norway",
    segment="Close guidance",
    since=weeks(-101),
    required_outcome="Turbines turn whenever the wind blows; a fault is mended before the calm weather is over.",
    appropriate_experience="Figures first. Calls early in the morning, before the boats leave.",
    reason_to_buy="Lost a winter's income to gearboxes that had announced themselves for weeks.",
    people=(
        Person(
            "sponsor",
            "Ingrid Solheim",
            "Chief Executive",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "ingrid@solveig-renewables.example",
            "Asked in the last review what phase three could be.",
        ),
        Person(
            "lead",
            "Eirik Bakken",
            "Head of Operations",
            Level.DIRECTOR,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
            "eirik@solveig-renewables.example",
        ),
        Person(
            "boats",
            "Astrid Nygård",
            "Marine coordinator",
            Level.MANAGER,
            frozenset({Part.USER}),
            "astrid@solveig-renewables.example",
        ),
    ),
    metrics=(
        Measured(
            "availability",
            "Availability of the turbines",
            "%",
            Better.UP,
            Cadence.MONTHLY,
            Curve(
                ((0, 91.0), (4, 91.2), (9, 93.4), (13, 94.6), (16, 94.8), (21, 96.2)),
                spread=0.6,
                volume=44_600,
            ),
            kind=Kind.RATIO,
            decimals=1,
            now_periods=3,
            meanings=(
                Meaning(
                    "Hours in which turbines could have run, of all hours with enough wind.",
                    "From the park's control system, all 62 turbines, planned stops counted as stops.",
                    "Eirik Bakken",
                    "Control system",
                ),
            ),
        ),
        Measured(
            "warned",
            "Faults seen coming at least a week ahead",
            "%",
            Better.UP,
            Cadence.QUARTERLY,
            Curve(((0, 18.0), (1, 22.0), (6, 55.0)), spread=3.0, volume=46),
            kind=Kind.RATIO,
            decimals=0,
            meanings=(
                Meaning(
                    "Faults for which a work order was open seven days before the turbine stopped.",
                    "Work orders held against the control system's log, turbine by turbine.",
                    "Astrid Nygård",
                    "Work orders",
                ),
            ),
        ),
    ),
    happenings=(
        Happening(
            weeks(-76),
            "Go-live with the first 31 turbines",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Eirik Bakken",
            ("availability", "warned"),
            confirmed=("lead", weeks(-75)),
        ),
        Happening(
            weeks(-58),
            "Boats leave by what the list says, not by what the calendar says",
            ChangeKind.PROCESS,
            Side.THEIRS,
            "Astrid Nygård",
            ("availability",),
            confirmed=("sponsor", weeks(-50)),
        ),
        Happening(
            weeks(-24),
            "The other 31 turbines send their vibration figures too",
            ChangeKind.CONFIGURATION,
            Side.OURS,
            "Ben Achterberg",
            ("availability", "warned"),
            confirmed=("sponsor", weeks(-12)),
        ),
    ),
    phases=(
        Phase(
            "Seen before it stops",
            "“I can live with a turbine that breaks. I cannot live with a turbine that told us for three weeks that "
            "it would break.”",
            "sponsor",
            weeks(-86),
            weeks(-84),
            weeks(-30),
            aims=(
                Aim(
                    "availability",
                    weeks(-76),
                    weeks(-30),
                    target=95.0,
                    baseline=(0, 3),
                    rank=1,
                    worth=Agreed("620", "NOK", 44_600.0, "sponsor", weeks(-70)),
                ),
                Aim("warned", weeks(-76), weeks(-30), target=50.0, baseline=(0, 0), rank=2),
            ),
            steps=(
                Step(
                    "The first 31 turbines tell us how they feel",
                    "Vibration figures arrive every hour",
                    weeks(-77),
                    weeks(-76),
                    side=Side.OURS,
                    answerable="Ben Achterberg",
                ),
                Step(
                    "The boats sail to the turbine that needs them",
                    "Nine of ten trips follow the list",
                    weeks(-62),
                    weeks(-57),
                    answerable="Astrid Nygård",
                ),
            ),
            duties=(
                Duty("sponsor", "Pays for the sensors", confirmed=weeks(-83)),
                Duty("lead", "Decides every morning which turbine comes first", confirmed=weeks(-83)),
                Duty("Nadia Okafor", "Keeps the plan", ours=True),
            ),
            following=(Next(NextPhaseKind.TECHNOLOGY, "The other 31 turbines get sensors too"),),
            agreed=("sponsor", weeks(-83)),
            status=PlanStatus.ACTIVE,
            ended=PlanStatus.PARTLY_ACHIEVED,
        ),
        Phase(
            "The whole park",
            "“Half the park talks to us now. Next winter I want all of it to talk, and the crew to sleep at night.”",
            "sponsor",
            weeks(-29),
            weeks(-28),
            weeks(24),
            carries=(("availability", 97.0, weeks(24)), ("warned", 70.0, weeks(24))),
            steps=(
                Step(
                    "All 62 turbines on one list",
                    "No turbine is checked by calendar any more",
                    weeks(-25),
                    weeks(-24),
                    side=Side.OURS,
                    answerable="Ben Achterberg",
                ),
                Step(
                    "Spare gearbox bearings lie in Florø before October",
                    "Four sets are on the shelf and on the list",
                    weeks(-7),
                    weeks(-5),
                    answerable="Eirik Bakken",
                ),
                Step(
                    "The night watch is left to the list",
                    "Nobody was called out at night for a fault that had been announced, for eight weeks",
                    weeks(12),
                    answerable="Eirik Bakken",
                    waits=True,
                ),
            ),
            duties=(
                Duty("sponsor", "Keeps the board's promise about the night watch", confirmed=weeks(-27)),
                Duty("lead", "Leads crew and list", confirmed=weeks(-27)),
                Duty("boats", "Plans trips by the list", confirmed=weeks(-27)),
                Duty("Nadia Okafor", "Keeps the plan and prepares the reviews", ours=True),
            ),
            following=(
                Next(NextPhaseKind.EXPERTISE, "Our analysts read the list with the crew once a quarter"),
                Next(NextPhaseKind.PEOPLE, "The neighbouring park asks to join"),
            ),
            agreed=("sponsor", weeks(-27)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-101),
            weeks(-101) + 729,
            "1150000",
            "NOK",
            (
                Event(weeks(-101), ContractEventKind.NEW, "1150000"),
                Event(weeks(-24), ContractEventKind.EXPANDED, "575000", "The other 31 turbines"),
            ),
        ),
        Deal(
            weeks(-101) + 730,
            weeks(-101) + 1460,
            "1725000",
            "NOK",
            (Event(weeks(3), ContractEventKind.RENEWED, None, "Signed ahead, for two years"),),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.EXECUTIVE,
                -85,
                decisions=(("The other half of the park on the list", "Yes, before the autumn storms"),),
                heard=("The crew sleeps", "Boats are the bottleneck now"),
                executive="Ada Lindqvist",
                read_through_with="lead",
                next_day=6,
            ),
            Meeting(
                ReviewKind.QUARTERLY,
                6,
                decisions=(("Whether the night watch ends in spring", ""),),
            ),
        ),
        promises=(
            Promise("Bearings in Florø", "lead", -85, -40, (Turn(-33, StepState.KEPT),), review=0),
            Promise(
                "Warnings for the boats' own screen",
                "Nadia Okafor",
                -85,
                -10,
                (Turn(-11, StepState.KEPT),),
                review=0,
            ),
            Promise("Rule for when a boat waits for the weather", "boats", -30, 12),
        ),
        inquiries=(
            Inquiry(Pillar.WHAT, "What can the boats not do above three metres of sea?", -30),
            Inquiry(Pillar.WHY, "What is the night watch for, now that the list wakes people?"),
        ),
        talks=(
            Talk(
                -30,
                InteractionKind.MEETING,
                "Aboard with Astrid: the list arrives too late for the tide.",
                ("boats",),
                "Nadia Okafor",
            ),
            Talk(
                -12,
                InteractionKind.CALL,
                "Eirik: three faults seen coming this week.",
                ("lead",),
                theirs=True,
            ),
        ),
    ),
)
