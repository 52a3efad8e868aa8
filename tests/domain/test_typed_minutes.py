"""What is understood of the notes of a meeting."""

from datetime import date

from csdesk.domain.follow_up import FollowUpState, follow_up_state
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known
from csdesk.domain.typed_minutes import Minutes, read_minutes
from csdesk.domain.typed_promise import Promise
from csdesk.formats import Formats
from csdesk.near_days import near_day

PEOPLE = (Known("Priya Nair", Side.THEIRS, 7),)


def read(text: str) -> Minutes:
    return read_minutes(text, PEOPLE, lambda said: near_day(said, Formats("en_GB"), date(2026, 11, 22)))


def test_each_line_is_what_it_says_it_is() -> None:
    found = read(
        "heard: they want fewer calls\n- Decided: Denmark first\n* export guide \u2014 Priya \u2014 12 Dec\n"
        "\u201cIt saves us a day\u201d\nnext: 3 Mar\n"
    )
    assert found.heard == ("they want fewer calls", "\u201cIt saves us a day\u201d")
    assert found.decisions == ("Denmark first",)
    assert found.actions == (Promise("export guide", "Priya Nair", Side.THEIRS, date(2026, 12, 12)),)
    assert found.next_date == date(2027, 3, 3)


def test_a_head_alone_says_what_the_lines_under_it_are() -> None:
    found = read("Decisions:\n1. Denmark first\n2) No discount\n\nWrite the guide\nActions:\nCall Priya")
    assert found.decisions == ("Denmark first", "No discount")
    assert [one.text for one in found.actions] == ["Write the guide", "Call Priya"]


def test_german_heads_are_understood_and_other_colons_are_left_alone() -> None:
    found = read("Entschieden: ja\nN\u00e4chster Termin: 3 Mar\nNote: read it")
    assert (found.decisions, found.next_date) == (("ja",), date(2027, 3, 3))
    assert [one.text for one in found.actions] == ["Note: read it"]


def test_nothing_typed_is_nothing_understood() -> None:
    assert read(" \n\n") == Minutes()


def test_a_follow_up_is_late_after_a_day() -> None:
    held = date(2026, 11, 20)
    assert follow_up_state(None, None, held) is FollowUpState.NOT_HELD
    assert follow_up_state(held, None, date(2026, 11, 21)) is FollowUpState.WANTED
    assert follow_up_state(held, None, date(2026, 11, 22)) is FollowUpState.LATE
    assert follow_up_state(held, date(2026, 11, 23), date(2026, 11, 24)) is FollowUpState.DONE
