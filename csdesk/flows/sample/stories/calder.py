"""Calder Valley Water: everything reached, standing still, and nothing planned after it. A renewal at risk."""

from __future__ import annotations

from csdesk.domain.change import ChangeKind
from csdesk.domain.commitment import StepState
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.metric import Better
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
    Person,
    Phase,
    Step,
    Story,
    weeks,
)

CALDER = Story(
    seed=4,
    name="Calder Valley Water",
    industry="Utilities",
    country="United Kingdom",
    segment="Close guidance",
    since=weeks(-118),
    required_outcome="A burst main is found and closed before the street notices.",
    appropriate_experience="Engineers talk to engineers; everything in writing.",
    reason_to_buy="The regulator counts every day that a reported leak stays open.",
    people=(
        Person(
            "sponsor",
            "Alastair Finch",
            "Director of Networks",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "alastair.finch@caldervalleywater.example",
            "Content, and therefore silent. Has not answered the last two mails.",
        ),
        Person(
            "lead",
            "Siobhan Tully",
            "Leakage Manager",
            Level.MANAGER,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
            "siobhan.tully@caldervalleywater.example",
        ),
    ),
    metrics=(
        Measured(
            "repair",
            "Days until a reported leak is closed",
            "days",
            Better.DOWN,
            Cadence.WEEKLY,
            Curve(((0, 9.6), (14, 9.4), (20, 7.9), (34, 5.2), (42, 4.6), (77, 4.6)), spread=0.5),
            now_periods=8,
            meanings=(
                Meaning(
                    "Calendar days from the customer's report to the repair crew's closing note.",
                    "Mean of all leaks closed in the week; leaks under a motorway are left out.",
                    "Siobhan Tully",
                    "Work order system",
                ),
            ),
            confirmed=("lead", weeks(-3), 4),
        ),
    ),
    happenings=(
        Happening(
            weeks(-64),
            "Go-live with both crews",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Siobhan Tully",
            ("repair",),
            confirmed=("lead", weeks(-63)),
        ),
        Happening(
            weeks(-58),
            "Crews start from home with the day's list on the phone",
            ChangeKind.PROCESS,
            Side.THEIRS,
            "Siobhan Tully",
            ("repair",),
            new_start=("repair",),
            confirmed=("sponsor", weeks(-50)),
        ),
        Happening(
            weeks(-36),
            "Spare parts in the vans, refilled every night",
            ChangeKind.PROCESS,
            Side.THEIRS,
            "Siobhan Tully",
            ("repair",),
            new_start=("repair",),
        ),
    ),
    phases=(
        Phase(
            "Half the days",
            "“The regulator gives us five days. We need nine and a half. I want to open that letter without a "
            "knot in my stomach.”",
            "sponsor",
            weeks(-68),
            weeks(-66),
            weeks(8),
            aims=(
                Aim(
                    "repair",
                    weeks(-64),
                    weeks(-8),
                    target=5.0,
                    baseline=(0, 12),
                    rank=1,
                    worth=Agreed("110", "GBP", 21.0, "sponsor", weeks(-60)),
                ),
            ),
            steps=(
                Step(
                    "Crews see the whole day before they leave the house",
                    "Nobody drives to the depot for a list of addresses",
                    weeks(-58),
                    weeks(-58),
                    answerable="Siobhan Tully",
                ),
                Step(
                    "No second visit for a missing part",
                    "Fewer than one job in twenty needs a second visit",
                    weeks(-38),
                    weeks(-34),
                    answerable="Siobhan Tully",
                ),
            ),
            duties=(
                Duty("sponsor", "Speaks with the regulator about what counts", confirmed=weeks(-65)),
                Duty("lead", "Leads the crews and closes the week's list", confirmed=weeks(-65)),
                Duty("Nadia Okafor", "Keeps the plan", ours=True, confirmed=weeks(-65)),
            ),
            agreed=("sponsor", weeks(-65)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-118),
            weeks(-118) + 729,
            "96000",
            "GBP",
            (Event(weeks(-118), ContractEventKind.NEW, "96000"),),
        ),
        Deal(
            weeks(-118) + 730,
            41,
            "91200",
            "GBP",
            (
                Event(
                    weeks(-118) + 730,
                    ContractEventKind.DISCOUNTED,
                    "-4800",
                    "Asked for a discount to renew at all",
                ),
            ),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.EXECUTIVE,
                -150,
                decisions=(("Parts in every van", "Yes, refilled at night"),),
                heard=("The regulator's letter was shorter this year",),
                next_day=-59,
            ),
        ),
        promises=(
            Promise(
                "Map of the streets with second visits",
                "lead",
                -150,
                -120,
                (Turn(-118, StepState.KEPT),),
                review=0,
            ),
            Promise(
                "Figures for the regulator, by street",
                "Nadia Okafor",
                -150,
                -100,
                (Turn(-101, StepState.KEPT),),
                review=0,
            ),
        ),
        inquiries=(Inquiry(Pillar.WHY, "What would make the discount unnecessary?"),),
        talks=(
            Talk(
                -59, InteractionKind.CALL, "Siobhan moves the review; no new day yet.", ("lead",), theirs=True
            ),
        ),
    ),
)
