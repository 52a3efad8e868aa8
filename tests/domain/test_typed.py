"""What is understood of one typed line."""

from datetime import date

import pytest

from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known
from csdesk.domain.typed_interaction import read_conversation
from csdesk.domain.typed_promise import Promise, read_promise
from csdesk.domain.typed_question import Asked, read_question
from csdesk.formats import Formats
from csdesk.near_days import Looking, near_day

TODAY = date(2026, 11, 22)
PRIYA, KIM = Known("Priya Nair", Side.THEIRS, 7), Known("Kim Lee", Side.OURS)
PEOPLE = (PRIYA, Known("Ann Berg", Side.THEIRS, 8), Known("Ann Ode", Side.THEIRS, 9), KIM)
DECEMBER = date(2026, 12, 12)


def ahead(text: str) -> date | None:
    return near_day(text, Formats("en_GB"), TODAY)


def back(text: str) -> date | None:
    return near_day(text, Formats("en_GB"), TODAY, Looking.BACK)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("export guide", Promise("export guide")),
        (
            "export guide \u2014 Priya \u2014 12 Dec",
            Promise("export guide", "Priya Nair", Side.THEIRS, DECEMBER),
        ),
        ("export guide - 12 Dec - kim", Promise("export guide", "Kim Lee", Side.OURS, DECEMBER)),
        ("export guide; Robin Ray; by 12 Dec", Promise("export guide", "Robin Ray", Side.OURS, DECEMBER)),
        ("promised export guide by 12 Dec", Promise("export guide", "", Side.OURS, DECEMBER)),
        ("Priya: names by tomorrow", Promise("names", "Priya Nair", Side.THEIRS, date(2026, 11, 23))),
        ("a re-run of the test \u2013 Kim", Promise("a re-run of the test", "Kim Lee", Side.OURS)),
        ("sorted by size", Promise("sorted by size")),
        ("Note: read it", Promise("Note: read it")),
        ("guide \u2014 Ann", Promise("guide", "Ann", Side.OURS)),
        (
            "guide \u2014 in English and in German, please \u2014 Kim",
            Promise("guide \u2013 in English and in German, please", "Kim Lee"),
        ),
    ],
)
def test_a_promise(line: str, promise: Promise) -> None:
    assert read_promise(line, PEOPLE, ahead) == promise


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("why weekly? because audit", Asked(Pillar.WHY, "why weekly?", "because audit")),
        ("By when is it needed?", Asked(Pillar.WHEN, "By when is it needed?")),
        ("Which limits are there? \u2014 None", Asked(Pillar.WHAT, "Which limits are there?", "None")),
        ("Warum so?", Asked(Pillar.WHY, "Warum so?")),
        ("Whatever it takes", Asked(Pillar.HOW, "Whatever it takes")),
    ],
)
def test_a_question(line: str, asked: Asked) -> None:
    assert read_question(line, Pillar.HOW) == asked


def test_a_conversation_names_its_kind_its_people_and_its_day() -> None:
    found = read_conversation("Called Priya yesterday: the night shift counts differently", PEOPLE, back)
    assert (found.kind, found.started_by, found.contacts) == (InteractionKind.CALL, Side.OURS, (PRIYA,))
    assert found.day == date(2026, 11, 21)
    assert found.text.endswith("the night shift counts differently")


def test_whoever_is_named_before_the_kind_started_it() -> None:
    found = read_conversation("Priya Nair called \u2014 3 Nov", PEOPLE, back)
    assert (found.started_by, found.day, found.text) == (Side.THEIRS, date(2026, 11, 3), "Priya Nair called")
    assert read_conversation("Kim called Priya", PEOPLE, back).started_by is Side.OURS


def test_without_a_kind_it_is_a_note_and_a_first_name_that_two_have_is_nobody() -> None:
    found = read_conversation("Ann sat down with the team", PEOPLE, back)
    assert (found.kind, found.contacts, found.day) == (InteractionKind.NOTE, (), None)
    assert read_conversation("Ann Berg sat down", PEOPLE, back).contacts == (PEOPLE[1],)
