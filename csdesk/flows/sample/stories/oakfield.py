"""Oakfield College Trust: signed four weeks ago and without a plan so far."""

from __future__ import annotations

from csdesk.domain.account import AccountStatus
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import Pillar
from csdesk.flows.sample.said import Inquiry, Promise, Said, Talk
from csdesk.flows.sample.story import Deal, Event, Person, Story, weeks

OAKFIELD = Story(
    seed=6,
    name="Oakfield College Trust",
    industry="Education",
    country="Ireland",
    segment="Guided together",
    since=weeks(-4),
    status=AccountStatus.ONBOARDING,
    reason_to_buy="In September questions about grants wait two weeks, and some students leave before the answer.",
    people=(
        Person(
            "sponsor",
            "Prof. Fionnuala Keane",
            "Deputy Principal",
            Level.EXECUTIVE,
            frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
            "f.keane@oakfieldtrust.example",
            "Signed quickly. Has not yet said what would make her proud of it.",
            shared=False,
        ),
        Person(
            "office",
            "Dermot Walsh",
            "Head of Student Office",
            Level.MANAGER,
            frozenset({Part.PROJECT_LEAD}),
            "d.walsh@oakfieldtrust.example",
            "Ask him which questions come back every September.",
            shared=False,
        ),
    ),
    deals=(
        Deal(weeks(-4), weeks(-4) + 364, "18900", "EUR", (Event(weeks(-4), ContractEventKind.NEW, "18900"),)),
    ),
    said=Said(
        promises=(Promise("Names of those who answer for the first term", "office", -14, 7, shared=False),),
        inquiries=(
            Inquiry(Pillar.WHY, "What is success for the students, and what for you?", -14),
            Inquiry(Pillar.WHO, "Who answers for it when term begins?"),
        ),
        talks=(
            Talk(
                -28,
                InteractionKind.MEETING,
                "First meeting; the Deputy Principal had twenty minutes.",
                ("sponsor", "office"),
            ),
            Talk(
                -14, InteractionKind.CALL, "Asked Dermot what success is. He will ask upstairs.", ("office",)
            ),
        ),
    ),
)
