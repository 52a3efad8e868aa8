"""What is understood of the notes of a meeting."""

from datetime import date

import pytest

from csdesk.domain.discussed import Decided
from csdesk.domain.follow_up import FollowUpState, follow_up_state
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known
from csdesk.domain.typed_minutes import Minutes, Wanted, read_minutes
from csdesk.domain.typed_promise import Promise
from csdesk.flows.near_names import near_sentence
from csdesk.formats import Formats
from csdesk.near_days import near_day

PEOPLE = (Known("Priya Nair", Side.THEIRS, 7),)
EVERYWHERE, IN_THE_EU = "Renew the contract", "Renew the contract for the EU team only"
WANTED = Wanted(("A second region", "Who leads the roll-out"), near_sentence)


def read(text: str) -> Minutes:
    return read_minutes(
        text, PEOPLE, lambda said: near_day(said, Formats("en_GB"), date(2026, 11, 22)), WANTED
    )


def test_each_line_is_what_it_says_it_is() -> None:
    found = read(
        "heard: they want fewer calls\n- Decided: Denmark first\n* export guide \u2014 Priya \u2014 12 Dec\n"
        "\u201cIt saves us a day\u201d\nnext: 3 Mar\n"
    )
    assert found.heard == ("they want fewer calls", "\u201cIt saves us a day\u201d")
    assert found.decisions == (Decided("", "Denmark first"),)
    assert found.actions == (Promise("export guide", "Priya Nair", Side.THEIRS, date(2026, 12, 12)),)
    assert found.next_date == date(2027, 3, 3)


def test_a_head_alone_says_what_the_lines_under_it_are() -> None:
    found = read("Decisions:\n1. Denmark first\n2) No discount\n\nWrite the guide\nActions:\nCall Priya")
    assert found.decisions == (Decided("", "Denmark first"), Decided("", "No discount"))
    assert [one.text for one in found.actions] == ["Write the guide", "Call Priya"]


def test_german_heads_are_understood_and_other_colons_are_left_alone() -> None:
    found = read("Entschieden: ja\nN\u00e4chster Termin: 3 Mar\nNote: read it")
    assert (found.decisions, found.next_date) == ((Decided("", "ja"),), date(2027, 3, 3))
    assert [one.text for one in found.actions] == ["Note: read it"]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("decided: a second region: Denmark", Decided("A second region", "Denmark")),
        ("decided: Priya leads the roll-out", Decided("Who leads the roll-out", "Priya leads the roll-out")),
        ("decided 1: Denmark first", Decided("A second region", "Denmark first")),
        ("Decision 2:\nPriya", Decided("Who leads the roll-out", "Priya")),
        ("decided 3: Denmark first", Decided("", "Denmark first")),
        ("decided: the region stays as it is", Decided("", "the region stays as it is")),
    ],
)
def test_a_decision_answers_the_wanted_one_that_it_says_or_whose_number_it_has(
    typed: str, understood: Decided
) -> None:
    assert read(typed).decisions == (understood,)


@pytest.mark.parametrize(
    ("said", "wanted", "meant"),
    [
        (EVERYWHERE, (IN_THE_EU,), None),
        (IN_THE_EU, (EVERYWHERE,), EVERYWHERE),
        (IN_THE_EU, (EVERYWHERE, IN_THE_EU), IN_THE_EU),
        ("We don't renew the contract", (IN_THE_EU, EVERYWHERE), EVERYWHERE),
    ],
)
def test_who_says_less_than_was_wanted_does_not_answer_it(
    said: str, wanted: tuple[str, ...], meant: str | None
) -> None:
    assert near_sentence(said, wanted) == meant


def test_a_wanted_decision_is_answered_once() -> None:
    found = read("decided 1: Denmark first\ndecided: a second region, then Norway")
    assert found.decisions == (
        Decided("A second region", "Denmark first"),
        Decided("", "a second region, then Norway"),
    )


def test_nothing_typed_is_nothing_understood() -> None:
    assert read(" \n\n") == Minutes()


def test_a_follow_up_is_late_after_a_day() -> None:
    held = date(2026, 11, 20)
    assert follow_up_state(None, None, held) is FollowUpState.NOT_HELD
    assert follow_up_state(held, None, date(2026, 11, 21)) is FollowUpState.WANTED
    assert follow_up_state(held, None, date(2026, 11, 22)) is FollowUpState.LATE
    assert follow_up_state(held, date(2026, 11, 23), date(2026, 11, 24)) is FollowUpState.DONE
