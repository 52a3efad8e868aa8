"""Quartz & Pine: good figures that ended ten weeks ago. Out of date."""

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

QUARTZ = Story(
    seed=5,
    name="Quartz & Pine",
    industry="Retail",
    country="United States",
    segment="Guided together",
    since=weeks(-57),
    required_outcome="A parcel that comes back is on the shelf again before the season is over.",
    appropriate_experience="Everything by chat, a call only when something is stuck.",
    reason_to_buy="Returned winter coats reached the shelves in March.",
    people=(
        Person(
            "sponsor",
            "Denise Whitlock",
            "VP Operations",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR}),
            "dwhitlock@quartzandpine.example",
        ),
        Person(
            "lead",
            "Marcus O'Dell",
            "Returns Center Manager",
            Level.MANAGER,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD, Part.USER}),
            "modell@quartzandpine.example",
            "Sent the figures every Monday until the new warehouse opened. On it day and night since.",
        ),
    ),
    metrics=(
        Measured(
            "shelf",
            "Returns back on sale within three days",
            "%",
            Better.UP,
            Cadence.WEEKLY,
            Curve(
                ((0, 31.0), (9, 32.0), (15, 44.0), (26, 61.0), (34, 66.0)), spread=6.0, volume=2_150, ended=10
            ),
            kind=Kind.RATIO,
            decimals=0,
            now_periods=4,
            meanings=(
                Meaning(
                    "Parcels that came back and were on sale again within three working days of arrival.",
                    "Counted by scan at the door and scan at the shelf; damaged goods are left out.",
                    "Marcus O'Dell",
                    "Warehouse scans",
                ),
            ),
        ),
        Measured(
            "cost",
            "Handling cost of a returned parcel",
            "USD",
            Better.DOWN,
            Cadence.MONTHLY,
            Curve(((0, 7.9), (2, 7.8), (8, 6.3)), spread=0.3, ended=2),
            decimals=2,
            meanings=(
                Meaning(
                    "Wages, packing and freight from door to shelf, per parcel.",
                    "Month's cost of the returns center divided by parcels, by the controller.",
                    "Denise Whitlock's controller",
                    "Controlling",
                ),
            ),
            shared=False,
        ),
    ),
    happenings=(
        Happening(
            weeks(-35),
            "Go-live in the returns center",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Marcus O'Dell",
            ("shelf", "cost"),
        ),
        Happening(
            weeks(-30),
            "Coats and shoes get a lane of their own",
            ChangeKind.PROCESS,
            Side.THEIRS,
            "Marcus O'Dell",
            ("shelf",),
            confirmed=("lead", weeks(-24)),
        ),
        Happening(
            weeks(-9),
            "Move to the new warehouse begins",
            ChangeKind.OUTSIDE,
            Side.THEIRS,
            "Denise Whitlock",
            ("shelf", "cost"),
        ),
    ),
    phases=(
        Phase(
            "On the shelf in three days",
            "“A coat that comes back in December has to be sold in December. In March it is a loss with buttons.”",
            "sponsor",
            weeks(-40),
            weeks(-38),
            weeks(9),
            aims=(
                Aim("shelf", weeks(-35), weeks(9), target=75.0, baseline=(0, 9), rank=1),
                Aim("cost", weeks(-35), weeks(9), target=6.0, baseline=(0, 2), rank=2),
            ),
            steps=(
                Step(
                    "Every parcel is scanned at the door",
                    "Door scans and carrier's list differ by less than one in a hundred",
                    weeks(-34),
                    weeks(-33),
                    answerable="Marcus O'Dell",
                ),
                Step(
                    "Coats overtake socks",
                    "Goods of the season wait less than a day",
                    weeks(-29),
                    weeks(-28),
                    answerable="Marcus O'Dell",
                ),
                Step(
                    "The new warehouse works the same way",
                    "First full week with all lanes open",
                    weeks(3),
                    answerable="Denise Whitlock",
                ),
            ),
            duties=(
                Duty(
                    "sponsor", "Decides what goes back on sale and what is given away", confirmed=weeks(-37)
                ),
                Duty("lead", "Runs the lanes and sends the figures every Monday", confirmed=weeks(-37)),
                Duty("Jonas Feld", "Keeps the plan and the connection to the scans", ours=True),
            ),
            following=(
                Next(
                    NextPhaseKind.TECHNOLOGY,
                    "Photo check at the door instead of opening every parcel",
                    ours="Jonas Feld",
                    first_step="One lane takes photos of a hundred parcels and compares",
                ),
            ),
            agreed=("sponsor", weeks(-37)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-57),
            24,
            "64000",
            "USD",
            (
                Event(weeks(-57), ContractEventKind.NEW, "64000"),
                Event(weeks(-20), ContractEventKind.EXPANDED, "12000", "A second shift"),
            ),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.QUARTERLY,
                -110,
                heard=("Coats pass socks at last",),
                next_day=-19,
                followed_up=False,
            ),
        ),
        promises=(
            Promise(
                "Plan of the scanners in the new warehouse",
                "Jonas Feld",
                -63,
                -35,
                (Turn(-28, StepState.KEPT),),
            ),
            Promise("Day on which the old warehouse closes", "lead", -63, 4),
        ),
        inquiries=(Inquiry(Pillar.WHEN, "When does the last coat leave the old warehouse?", -63),),
        talks=(
            Talk(
                -63, InteractionKind.MEETING, "Walked the new warehouse with Marcus.", ("lead",), "Jonas Feld"
            ),
        ),
    ),
)
