"""Vereinigte Oberrheinische: names that are long, and a figure that gets worse. Off course."""

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

OBERRHEIN = Story(
    seed=8,
    name="Vereinigte Oberrheinische Werkzeug- und Maschinenbaugesellschaft Kaltenbach, Söhne & Enkel mbH & Co. KG",
    industry="Mechanical engineering and toolmaking",
    country="Germany",
    segment="Close guidance",
    since=weeks(-71),
    required_outcome="A machine that stands still at a customer's runs again within two shifts.",
    appropriate_experience="Visits on site twice a year; plain words, no slides.",
    reason_to_buy="The senior partner heard of it from a customer who had left for another maker.",
    people=(
        Person(
            "sponsor",
            "Dipl.-Ing. Maximilian Freiherr von und zu Kaltenbach-Oberweiler",
            "Managing Partner with sole power of representation",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "m.kaltenbach-oberweiler@oberrheinische-werkzeug.example",
            "Third generation. Wants to know why it goes the wrong way, not whose fault it is.",
        ),
        Person(
            "lead",
            "Bernadette Hügelsheimer-Traub",
            "Head of After-Sales Service and Spare Parts Logistics",
            Level.DIRECTOR,
            frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
            "b.huegelsheimer-traub@oberrheinische-werkzeug.example",
            "Two of her six dispatchers are ill since the late summer.",
        ),
    ),
    metrics=(
        Measured(
            "standstill",
            "Hours from a customer's report of a standstill to the technician's arrival on site",
            "h",
            Better.DOWN,
            Cadence.WEEKLY,
            Curve(((0, 26.0), (11, 26.5), (19, 24.0), (29, 24.5), (43, 29.5)), spread=4.5),
            now_periods=4,
            meanings=(
                Meaning(
                    "Hours by the clock from the report of a standstill until a technician signs in at the gate, "
                    "nights and Sundays included.",
                    "Mean of all standstills of the week in Germany, Austria, Switzerland and Alsace.",
                    "Bernadette Hügelsheimer-Traub",
                    "Dispatching system, checked against the technicians' time sheets",
                ),
            ),
        ),
    ),
    happenings=(
        Happening(
            weeks(-32),
            "Go-live of the dispatching board in Kehl, Lahr and Colmar",
            ChangeKind.GO_LIVE,
            Side.BOTH,
            "Bernadette Hügelsheimer-Traub",
            ("standstill",),
        ),
        Happening(
            weeks(-12),
            "Two of six dispatchers are ill for a longer time; the late shift is closed",
            ChangeKind.PEOPLE,
            Side.THEIRS,
            "Bernadette Hügelsheimer-Traub",
            ("standstill",),
            confirmed=("lead", weeks(-6)),
        ),
    ),
    phases=(
        Phase(
            "Running again within two shifts",
            "“My grandfather took the night train with the spare part on his knees. I do not ask for that. I ask that "
            "no customer of ours waits longer than two shifts.”",
            "sponsor",
            weeks(-36),
            weeks(-34),
            weeks(10),
            aims=(Aim("standstill", weeks(-32), weeks(10), target=16.0, baseline=(0, 11), rank=1),),
            steps=(
                Step(
                    "Dispatchers see every technician and every spare part on one board",
                    "Nobody phones the depots to ask where a part is",
                    weeks(-30),
                    weeks(-26),
                    side=Side.OURS,
                    answerable="Ben Achterberg",
                ),
                Step(
                    "Spare parts for the ten commonest faults lie in every van",
                    "Vans are checked on Fridays, and the list is complete four weeks running",
                    weeks(-10),
                    answerable="Bernadette Hügelsheimer-Traub",
                    waits=True,
                ),
                Step(
                    "The late shift dispatches again",
                    "Two new dispatchers have worked a month on their own",
                    weeks(5),
                    answerable="Maximilian von Kaltenbach-Oberweiler",
                ),
            ),
            duties=(
                Duty("sponsor", "Hires two dispatchers, and says by when", confirmed=weeks(-33)),
                Duty("lead", "Leads dispatching and fills the vans", confirmed=weeks(-33)),
                Duty(
                    "Ruth Calloway",
                    "Speaks with the managing partner every month while it gets worse",
                    ours=True,
                ),
                Duty("Jonas Feld", "Keeps the plan", ours=True),
            ),
            agreed=("sponsor", weeks(-33)),
            status=PlanStatus.ACTIVE,
        ),
    ),
    deals=(
        Deal(
            weeks(-71),
            weeks(-71) + 729,
            "112000",
            "EUR",
            (
                Event(weeks(-71), ContractEventKind.NEW, "112000"),
                Event(
                    weeks(-16), ContractEventKind.REDUCED, "-16000", "The works in Colmar uses it no longer"
                ),
            ),
        ),
    ),
    said=Said(
        meetings=(
            Meeting(
                ReviewKind.QUARTERLY,
                -60,
                decisions=(("Whether the late shift opens again", ""),),
                heard=("Two dispatchers are missed every evening",),
                next_day=31,
            ),
        ),
        promises=(
            Promise("A plan for the late shift", "lead", -60, -25, review=0),
            Promise(
                "Spare parts list for the vans",
                "Jonas Feld",
                -60,
                -40,
                (Turn(-41, StepState.KEPT),),
                review=0,
            ),
        ),
        inquiries=(Inquiry(Pillar.WHO, "Who stands in when a dispatcher falls ill?", -60),),
        talks=(
            Talk(
                -60,
                InteractionKind.BACK_CHANNEL,
                "The managing partner is impatient, not with us.",
                ("sponsor",),
                "Ruth Calloway",
            ),
        ),
    ),
)
