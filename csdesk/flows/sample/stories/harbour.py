"""Harbour Freight Lines: the account to look at first. Two phases, three results, everything agreed."""

from __future__ import annotations

from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.metric import Better, Kind
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import PlanStatus
from csdesk.domain.sides import Side
from csdesk.flows.sample.stories.harbour_said import SAID
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

PEOPLE = (
    Person(
        "sponsor",
        "Marijke van den Berg",
        "Chief Operating Officer",
        Level.EXECUTIVE,
        frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
        "m.vandenberg@harbourfreight.example",
        "Asks for one number and the reason behind it. Defends the project in the board.",
    ),
    Person(
        "champion",
        "Tom Hesketh",
        "Head of Service Desk",
        Level.MANAGER,
        frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
        "t.hesketh@harbourfreight.example",
        "Carries the change in the teams. Worried about night shifts in winter.",
    ),
    Person(
        "planning",
        "Leila Amrani",
        "Director of Transport Planning",
        Level.DIRECTOR,
        frozenset({Part.DECISION_MAKER}),
        "l.amrani@harbourfreight.example",
        "Her planners wait for the answers; was doubtful until the summer.",
    ),
    Person(
        "it",
        "Pieter Claes",
        "Application Manager",
        Level.ADMINISTRATOR,
        frozenset({Part.USER}),
        "p.claes@harbourfreight.example",
    ),
)

RESPONSE = Measured(
    "response",
    "First response time",
    "h",
    Better.DOWN,
    Cadence.WEEKLY,
    Curve(
        corners=(
            (0, 9.0),
            (15, 9.0),
            (16, 7.2),
            (29, 7.1),
            (30, 3.7),
            (53, 3.65),
        ),
        spread=0.45,
        jolts=((43, 0.3),),
    ),
    now_periods=4,
    meanings=(
        Meaning(
            "Hours from the moment a question reaches the desk until a person answers it, nights and weekends "
            "included.",
            "Mean of all questions closed in the week, from the service desk report; automatic replies don't count.",
            "Tom Hesketh",
            "Service desk report",
        ),
    ),
    confirmed=("champion", weeks(-1) + 2, 8),
)

FIRST_CONTACT = Measured(
    "first-contact",
    "Tickets solved at first contact",
    "%",
    Better.UP,
    Cadence.WEEKLY,
    Curve(
        corners=((0, 52.0), (14, 52.0), (24, 57.0), (33, 62.0), (45, 68.5), (53, 71.5)),
        spread=3.2,
        volume=410,
        gaps=(7,),
    ),
    kind=Kind.RATIO,
    decimals=0,
    now_periods=4,
    meanings=(
        Meaning(
            "Questions that were closed by the first person who took them, without being passed on or opened again "
            "within seven days.",
            "Closed at first contact divided by all closed, counted by the desk's own report every Monday.",
            "Tom Hesketh",
            "Service desk report",
        ),
    ),
)

SATISFACTION = Measured(
    "satisfaction",
    "Planners' satisfaction with the desk",
    "points",
    Better.UP,
    Cadence.MONTHLY,
    Curve(corners=((0, 3.1), (3, 3.1), (12, 4.0)), spread=0.25),
    decimals=1,
    meanings=(
        Meaning(
            "Planners' answers to “How well did the desk help you this month?”, from 1 to 5.",
            "Mean of the answers to the monthly three-line survey; 60 to 80 of 94 planners answer.",
            "Leila Amrani",
            "Monthly survey",
        ),
    ),
)

IN_THE_DESK = Measured(
    "in-the-desk",
    "Questions that arrive through the desk",
    "%",
    Better.UP,
    Cadence.MONTHLY,
    Curve(corners=((0, 38.0), (2, 41.0), (6, 90.0), (8, 96.5), (17, 97.0)), spread=1.4, volume=1_720),
    kind=Kind.RATIO,
    decimals=0,
    meanings=(
        Meaning(
            "Share of depots' questions that come in through the desk instead of by phone or private mail.",
            "Counted from the desk's log and the switchboard's call list.",
            "Pieter Claes",
            "Desk log and call list",
        ),
    ),
)

CHANGES = (
    Happening(
        weeks(-42),
        "Go-live",
        ChangeKind.GO_LIVE,
        Side.BOTH,
        "Tom Hesketh and Nadia Okafor",
        ("response", "first-contact", "satisfaction"),
        confirmed=("champion", weeks(-41)),
    ),
    Happening(
        weeks(-38),
        "Night tickets go to a two-person triage rota",
        ChangeKind.PROCESS,
        Side.THEIRS,
        "Tom Hesketh",
        ("response", "satisfaction"),
        new_start=("response",),
        confirmed=("sponsor", weeks(-30)),
    ),
    Happening(
        weeks(-24),
        "Macros in four teams",
        ChangeKind.CONFIGURATION,
        Side.OURS,
        "Ben Achterberg",
        ("response", "first-contact"),
        new_start=("response", "first-contact"),
    ),
    Happening(
        weeks(-12),
        "Rota paused for two weeks: sickness",
        ChangeKind.PEOPLE,
        Side.THEIRS,
        "Tom Hesketh",
        ("response",),
        shared=False,
    ),
)

ONE_DESK = Phase(
    "One desk for all depots",
    "“I want one place where a question goes in and one place where I can see that it was answered. "
    "Today it is eleven mailboxes and somebody's private phone.”",
    "sponsor",
    weeks(-78),
    weeks(-76),
    weeks(-46),
    aims=(
        Aim(
            "in-the-desk",
            weeks(-66),
            weeks(-46),
            target=95.0,
            baseline=(0, 2),
            rank=1,
        ),
    ),
    steps=(
        Step(
            "Every depot sends its questions to one desk",
            "No depot's mailbox has received a question for four weeks",
            weeks(-52),
            weeks(-51),
            answerable="Tom Hesketh",
        ),
        Step(
            "The old mailboxes are closed",
            "Mail to them is answered with the desk's address",
            weeks(-48),
            weeks(-47),
            answerable="Pieter Claes",
        ),
    ),
    duties=(
        Duty("sponsor", "Decides which depots move when", confirmed=weeks(-76)),
        Duty("champion", "Moves the teams and trains the leads", confirmed=weeks(-76)),
        Duty("Nadia Okafor", "Keeps the plan and reports on it every month", ours=True),
    ),
    following=(
        Next(NextPhaseKind.TARGETS, "Answer faster: first response time becomes the measure of the desk"),
    ),
    agreed=("sponsor", weeks(-75)),
    status=PlanStatus.ACTIVE,
    ended=PlanStatus.ACHIEVED,
)

SAME_MORNING = Phase(
    "An answer the same morning",
    "“When a depot asks why a container is stuck, the planner hears back the same morning. Then our trucks leave on "
    "time and my people stop phoning round.”",
    "sponsor",
    weeks(-45),
    weeks(-44),
    38,
    aims=(
        Aim(
            "response",
            weeks(-42),
            weeks(5),
            target=4.0,
            baseline=(0, 11),
            rank=1,
            worth=Agreed("60", "EUR", 12.0, "sponsor", weeks(-41)),
        ),
        Aim("first-contact", weeks(-42), 38, target=80.0, baseline=(0, 11), rank=2),
        Aim("satisfaction", weeks(-42), 38, target=4.2, baseline=(0, 2), rank=3),
    ),
    steps=(
        Step(
            "Questions at night wait for nobody",
            "Two people are on the rota every night and the log shows no question older than six hours",
            weeks(-39),
            weeks(-38),
            answerable="Tom Hesketh",
        ),
        Step(
            "Four teams answer the twenty usual questions with one click",
            "The four teams use the macros for half of their answers",
            weeks(-25),
            weeks(-24),
            side=Side.OURS,
            answerable="Ben Achterberg",
        ),
        Step(
            "Planners see the answer in their own screen",
            "No planner opens the desk to look for an answer any more",
            weeks(-9),
            weeks(-7),
            answerable="Pieter Claes",
        ),
        Step(
            "Rotterdam and Antwerp solve their own questions",
            "Both hubs close eight in ten questions without the central desk",
            weeks(4),
            answerable="Leila Amrani",
            waits=True,
            expansion=("Licences for the two hubs' teams", "24000", "EUR", 0.6),
        ),
        Step(
            "The Monday report writes itself",
            "Nobody has typed a figure into it for a month",
            weeks(7),
            side=Side.OURS,
            answerable="Ben Achterberg",
            expansion=("Reporting add-on", "9600", "EUR", 0.4),
        ),
    ),
    duties=(
        Duty("sponsor", "Decides about the rota and clears the way in the board", confirmed=weeks(-43)),
        Duty("champion", "Runs the rota, owns the report, speaks for the desk", confirmed=weeks(-43)),
        Duty("planning", "Says every month whether planners notice the difference", confirmed=weeks(-40)),
        Duty("Nadia Okafor", "Keeps the plan, prepares the reviews", ours=True, confirmed=weeks(-43)),
        Duty("Ben Achterberg", "Builds the macros and the connection to the planning screen", ours=True),
    ),
    following=(
        Next(
            NextPhaseKind.IMPROVEMENT,
            "Solve more at first contact: give the desk the answers that only the depots have today",
            "first-contact",
            72.0,
            85.0,
            weeks(40),
            ours="Ben Achterberg",
            theirs="Tom Hesketh",
            first_step="Two depots name the ten answers that only they have today",
        ),
        Next(
            NextPhaseKind.PEOPLE,
            "Bring the four inland terminals to the same desk, at the same speed",
            "response",
            3.6,
            4.0,
            weeks(32),
            ours="Nadia Okafor",
            theirs="Leila Amrani",
            first_step="Venlo names a lead for its desk by the end of January",
        ),
    ),
    agreed=("sponsor", weeks(-43)),
    status=PlanStatus.ACTIVE,
)

HARBOUR = Story(
    seed=1,
    name="Harbour Freight Lines",
    industry="Logistics",
    country="Netherlands",
    segment="Close guidance",
    since=weeks(-78),
    required_outcome="Trucks leave on time: every question about a load is answered before the next departure.",
    appropriate_experience="One named person who knows the depots, a monthly hour with the desk, quarterly reviews.",
    reason_to_buy="Lost two contracts to a competitor that answers within the hour.",
    people=PEOPLE,
    metrics=(RESPONSE, FIRST_CONTACT, SATISFACTION, IN_THE_DESK),
    happenings=CHANGES,
    phases=(ONE_DESK, SAME_MORNING),
    deals=(
        Deal(
            -601,
            -237,
            "72000",
            "EUR",
            (Event(-601, ContractEventKind.NEW, "72000", "Won against two others after a four-week trial"),),
        ),
        Deal(
            -236,
            129,
            "86400",
            "EUR",
            (
                Event(-236, ContractEventKind.RENEWED, None, "Renewed early, for a year"),
                Event(-150, ContractEventKind.EXPANDED, "14400", "Macros brought two more teams"),
            ),
        ),
    ),
    said=SAID,
)
