"""What was said between us and Harbour Freight Lines: two reviews that were held, and one in nine days."""

from __future__ import annotations

from csdesk.domain.commitment import StepState
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind
from csdesk.flows.sample.said import Inquiry, Meeting, Promise, Said, Talk, Turn

MEETINGS = (
    Meeting(
        ReviewKind.QUARTERLY,
        -190,
        decisions=(("Where the macros are built first", "Rotterdam, then the three others"),),
        heard=(
            "The planners count minutes now, not hours",
            "Nights are better, weekends not yet",
            "The board wants to see one number",
        ),
        executive="Ada Lindqvist",
        read_through_with="champion",
        next_day=-98,
    ),
    Meeting(
        ReviewKind.QUARTERLY,
        -98,
        decisions=(
            ("Whether the rota goes on through the winter", "Yes, with a third pair from November"),
            ("Who shows the planners their own screen", "Leila Amrani's team leads"),
        ),
        heard=(
            "First answers come before the coffee is cold",
            "Antwerp asks for the same screen as Rotterdam",
            "Reports should fit on one page",
        ),
        read_through_with="champion",
        next_day=9,
    ),
    Meeting(
        ReviewKind.EXECUTIVE,
        9,
        decisions=(("Whether all depots get the planners' screen next year", ""),),
    ),
)

PROMISES = (
    Promise(
        "The twenty commonest questions with their answers",
        "Ben Achterberg",
        -190,
        -176,
        (Turn(-177, StepState.KEPT),),
        review=0,
    ),
    Promise(
        "Two quiet hours a day for those who write the macros",
        "champion",
        -190,
        -183,
        (Turn(-184, StepState.KEPT),),
        review=0,
    ),
    Promise(
        "One page for the board with the three headlines",
        "Nadia Okafor",
        -98,
        -77,
        (Turn(-79, StepState.KEPT),),
        review=1,
    ),
    Promise(
        "Connection of the desk to the planning screen in Antwerp",
        "Ben Achterberg",
        -98,
        -42,
        (
            Turn(-45, StepState.RENEGOTIATED, -21, note="Antwerp moves its servers first"),
            Turn(-17, StepState.KEPT),
        ),
        review=1,
    ),
    Promise(
        "Names of the third pair for the night rota",
        "champion",
        -98,
        -70,
        (Turn(-72, StepState.KEPT),),
        review=1,
    ),
    Promise(
        "Survey of the drivers at the gate",
        "planning",
        -98,
        -35,
        (Turn(-40, StepState.CANCELLED, note="The gate will be rebuilt; asked again next year"),),
        review=1,
    ),
    Promise("Guide to the macros for new colleagues", "Nadia Okafor", -26, 3),
    Promise("List of questions that still come by phone", "it", -40, -12),
    Promise("A quieter Friday for Tom's team", "Nadia Okafor", -20, 20, shared=False),
)

INQUIRIES = (
    Inquiry(
        Pillar.WHY,
        "What do you tell the board when it asks what the desk is for?",
        -300,
        "That trucks leave on time because nobody waits for an answer.",
        "sponsor",
        -295,
        -30,
        shared=True,
    ),
    Inquiry(
        Pillar.HOW,
        "Why are night questions collected until six in the morning?",
        -120,
        "Because the old rota ended at ten and nobody ever changed the habit.",
        "champion",
        -118,
        90,
    ),
    Inquiry(Pillar.WHAT, "Which depots have nobody who could take part in a pilot?", -26),
    Inquiry(Pillar.WHO, "Who decides on the depots' screens: planning or IT?"),
    Inquiry(
        Pillar.WHEN,
        "By when must Antwerp work without the old mailboxes?",
        -98,
        "Before the summer timetable, so by the end of May.",
        "planning",
        -96,
        150,
    ),
)

TALKS = (
    Talk(
        -120,
        InteractionKind.MEETING,
        "Sat with the night pair from ten to two. They still write down by hand what the screen knows.",
        ("champion",),
        "Nadia Okafor",
    ),
    Talk(
        -84,
        InteractionKind.CALL,
        "Two of the rota are ill; Tom pauses it for a fortnight.",
        ("champion",),
        theirs=True,
    ),
    Talk(
        -61,
        InteractionKind.BACK_CHANNEL,
        "Ada spoke with Marijke after the board. The number was quoted without being asked for.",
        ("sponsor",),
        "Ada Lindqvist",
    ),
    Talk(
        -40,
        InteractionKind.MEETING,
        "Depot Antwerp: Leila's leads showed the screen themselves.",
        ("planning", "it"),
        "Ben Achterberg, Nadia Okafor",
    ),
    Talk(
        -26,
        InteractionKind.CALL,
        "Tom asks for something to give to new colleagues.",
        ("champion",),
        theirs=True,
    ),
    Talk(
        -9,
        InteractionKind.EMAIL,
        "Sent Marijke the date and asked what she wants decided.",
        ("sponsor",),
        "Nadia Okafor",
    ),
)

SAID = Said(MEETINGS, PROMISES, INQUIRIES, TALKS)
