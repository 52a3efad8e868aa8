"""Sternberg Clinics: one hundred and fifty weeks, a definition that changed and a date that has passed. Overdue."""

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

STERNBERG = Story(
    seed=12,
    name="Sternberg Clinics",
    industry="Health care",
    country="Austria",
    segment="Close guidance",
    since=weeks(-156),
    required_outcome="Nobody with chest pain waits in a corridor without a doctor knowing about it.",
    appropriate_experience="Medical staff speak with medical staff; our doctor joins the reviews.",
    reason_to_buy="The emergency department was in the newspapers twice in one winter.",
    people=(
        Person(
            "sponsor",
            "Univ.-Prof. Dr. Theresa Lindner",
            "Medical Director",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "t.lindner@sternberg-kliniken.example",
            "Wants a medical reason for every target.",
        ),
        Person(
            "nursing",
            "Goran Petrović",
            "Head of Emergency Nursing",
            Level.MANAGER,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
            "g.petrovic@sternberg-kliniken.example",
        ),
        Person(
            "control",
            "Mag. Klara Winkler",
            "Controlling",
            Level.MANAGER,
            frozenset({Part.USER}),
            "k.winkler@sternberg-kliniken.example",
            "Agreed what a minute is worth. Asks for the source of every number.",
        ),
    ),
    metrics=(
        Measured(
            "doctor",
            "Minutes until a doctor sees the patient",
            "min",
            Better.DOWN,
            Cadence.WEEKLY,
            Curve(
                (
                    (0, 58.0),
                    (38, 59.0),
                    (48, 52.0),
                    (70, 49.5),
                    (71, 56.0),
                    (104, 51.5),
                    (112, 45.0),
                    (136, 41.0),
                    (149, 40.5),
                ),
                spread=5.0,
                jolts=((8, 11.0), (60, 12.0), (112, 6.0), (125, 9.0)),
                gaps=(29, 30, 91),
            ),
            decimals=0,
            now_periods=4,
            meanings=(
                Meaning(
                    "Minutes from registration at the desk to the first contact with a doctor.",
                    "Mean over all patients of categories 2 to 4, from the hospital system.",
                    "Goran Petrović",
                    "Hospital system",
                ),
                Meaning(
                    "Minutes from arrival at the door to the first contact with a doctor.",
                    "Mean over all patients of categories 2 to 4; arrival is taken from the ticket machine.",
                    "Goran Petrović",
                    "Ticket machine and hospital system",
                    since=weeks(-79),
                ),
            ),
            confirmed=("control", weeks(-2), 6),
        ),
        Measured(
            "left",
            "Patients who left before they were seen",
            "%",
            Better.DOWN,
            Cadence.MONTHLY,
            Curve(((0, 6.1), (9, 6.0), (20, 4.6), (33, 2.9)), spread=0.7, volume=4_150),
            kind=Kind.RATIO,
            decimals=1,
            now_periods=3,
            meanings=(
                Meaning(
                    "Patients who were registered and left without having been seen by a doctor.",
                    "Left divided by registered, all categories.",
                    "Mag. Klara Winkler",
                    "Hospital system",
                ),
            ),
        ),
        Measured(
            "patients",
            "Patients a week",
            "patients",
            Better.BAND,
            Cadence.WEEKLY,
            Curve(((0, 930.0), (60, 965.0), (149, 1_010.0)), spread=70.0),
            decimals=0,
            meanings=(
                Meaning(
                    "Patients of categories 2 to 4 who were registered in the week.",
                    "Counted by the hospital system.",
                    "Mag. Klara Winkler",
                    "Hospital system",
                ),
            ),
        ),
    ),
    happenings=(
        Happening(
            weeks(-111),
            "Go-live of the triage screen",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Goran Petrović",
            ("doctor", "left"),
            new_start=("doctor",),
            confirmed=("sponsor", weeks(-105)),
        ),
        Happening(
            weeks(-79),
            "Counting starts at the door, no longer at the desk",
            ChangeKind.OUTSIDE,
            Side.THEIRS,
            "Ministry's new rule",
            ("doctor",),
        ),
        Happening(
            weeks(-44),
            "A senior doctor at the door from ten to ten",
            ChangeKind.PEOPLE,
            Side.THEIRS,
            "Theresa Lindner",
            ("doctor", "left"),
            new_start=("doctor",),
            confirmed=("sponsor", weeks(-30)),
        ),
        Happening(
            weeks(-25),
            "Blood is taken while the patient waits",
            ChangeKind.PROCESS,
            Side.THEIRS,
            "Goran Petrović",
            ("doctor",),
        ),
    ),
    phases=(
        Phase(
            "Seen within half an hour",
            "“Time is heart muscle. I want to be able to say at the door: within half an hour a doctor has looked at "
            "you. At three in the morning as well.”",
            "sponsor",
            weeks(-82),
            weeks(-80),
            weeks(3),
            aims=(
                Aim(
                    "doctor",
                    weeks(-78),
                    weeks(-3),
                    target=35.0,
                    baseline=(72, 83),
                    rank=1,
                    worth=Agreed("0.85", "EUR", "patients", "control", weeks(-60)),
                    revised=(weeks(-40), 38.0, "Half of the night posts stay empty until the spring"),
                ),
                Aim("left", weeks(-78), weeks(12), target=3.0, baseline=(10, 15), rank=2),
            ),
            steps=(
                Step(
                    "The nurse at the door decides who is seen first",
                    "Every patient has a category within five minutes",
                    weeks(-104),
                    weeks(-99),
                    answerable="Goran Petrović",
                ),
                Step(
                    "A doctor stands where the patients arrive",
                    "The roster shows a senior doctor at the door on every day of a month",
                    weeks(-48),
                    weeks(-43),
                    answerable="Theresa Lindner",
                ),
                Step(
                    "Nights are staffed like evenings",
                    "Both night posts are filled for a full month",
                    weeks(-8),
                    answerable="Theresa Lindner",
                    waits=True,
                ),
                Step(
                    "Family doctors see before noon that their patient was here",
                    "Nine of ten letters go out the same day",
                    weeks(11),
                    side=Side.OURS,
                    answerable="Ben Achterberg",
                    expansion=("Letters module for both clinics", "31000", "EUR", 0.7),
                ),
            ),
            duties=(
                Duty("sponsor", "Fills the night posts", confirmed=weeks(-79)),
                Duty("nursing", "Leads the door and the waiting room", confirmed=weeks(-79)),
                Duty("control", "Checks the figures and what a minute is worth", confirmed=weeks(-60)),
                Duty("Ruth Calloway", "Answers to the medical director", ours=True, confirmed=weeks(-79)),
                Duty("Nadia Okafor", "Keeps the plan, prepares the reviews", ours=True),
            ),
            following=(
                Next(
                    NextPhaseKind.TARGETS,
                    "From the doctor's first look to the bed on the ward",
                    by=weeks(45),
                    ours="Ruth Calloway",
                    first_step="Two wards write down for a week when a bed is free and when it is taken",
                ),
            ),
            agreed=("sponsor", weeks(-79)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-156),
            weeks(-156) + 729,
            "88000",
            "EUR",
            (Event(weeks(-156), ContractEventKind.NEW, "88000"),),
        ),
        Deal(
            weeks(-156) + 730,
            weeks(-156) + 1459,
            "102000",
            "EUR",
            (Event(weeks(-156) + 730, ContractEventKind.EXPANDED, "14000", "The second clinic"),),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.QUARTERLY,
                -50,
                decisions=(("A second senior doctor at weekends", "Not before the budget"),),
                heard=("Nights still take too long", "Fewer leave before they are seen"),
                executive="Ruth Calloway",
                read_through_with="nursing",
                next_day=41,
            ),
        ),
        promises=(
            Promise(
                "Comparison of nights and evenings",
                "Nadia Okafor",
                -50,
                -22,
                (Turn(-20, StepState.KEPT),),
                review=0,
            ),
            Promise("What a doctor at the weekend would cost", "control", -50, -6, review=0),
        ),
        inquiries=(
            Inquiry(Pillar.WHO, "Who decides on the nights: medicine or nursing?", -50),
            Inquiry(
                Pillar.HOW,
                "How long does blood lie before it is looked at?",
                -50,
                "About eleven minutes.",
                "nursing",
                -48,
                130,
                True,
            ),
        ),
        talks=(
            Talk(
                -22,
                InteractionKind.EMAIL,
                "Sent the comparison; Goran forwards it to all leads.",
                ("nursing",),
                "Nadia Okafor",
            ),
        ),
    ),
)
