"""The checklist of a review."""

from dataclasses import replace
from datetime import date

import pytest

from csdesk.domain.agenda import LONGEST_MINUTES, USUAL_AGENDA, Invitable, invited
from csdesk.domain.contact import Level, Part
from csdesk.domain.readiness import Check, Item, Preparation, readiness
from csdesk.domain.review import ReviewKind
from csdesk.formats import Formats

TODAY = date(2026, 11, 22)
READY = Preparation(
    planned_for=date(2026, 12, 3),
    sponsor_invited=True,
    executive_invited=True,
    agenda_sent_on=date(2026, 11, 20),
    read_through_on=date(2026, 11, 20),
    minutes=(30, 30),
    decisions_wanted=1,
    next_date=date(2027, 3, 3),
    first=True,
    start=date(2026, 9, 10),
)


def item(review: Preparation, check: Check, today: date = TODAY) -> Item:
    return next(one for one in readiness(review, today) if one.check is check)


def test_all_that_is_done_is_said_to_be() -> None:
    assert [one.check for one in readiness(READY, TODAY)] == list(Check)
    assert all(one.done for one in readiness(READY, TODAY))


def test_nothing_prepared_is_nothing_done() -> None:
    assert not any(one.done for one in readiness(Preparation(stale=["A"], without_baseline=["B"]), TODAY))


@pytest.mark.parametrize(
    "change, check, said",
    [
        ({"agenda_sent_on": date(2026, 11, 27)}, Check.AGENDA, "26 Nov 2026 would have been in time"),
        ({"agenda_sent_on": None}, Check.AGENDA, "Send it by 26 Nov 2026"),
        ({"minutes": (40, 25)}, Check.MINUTES, "65 minutes"),
        ({"minutes": (40, None)}, Check.MINUTES, "has no minutes"),
        ({"stale": ("Late deliveries", "Calls")}, Check.HEADLINES, "Late deliveries, Calls"),
        ({"planned_for": date(2026, 12, 10)}, Check.FIRST, "ended on 9 Dec 2026"),
    ],
)
def test_what_is_missing_says_why(change: dict[str, object], check: Check, said: str) -> None:
    found = item(replace(READY, **change), check)  # type: ignore[arg-type]
    assert not found.done
    assert said in Formats().say(found.why)


def test_an_agenda_that_was_forgotten_is_to_be_sent_today() -> None:
    late = item(replace(READY, agenda_sent_on=None), Check.AGENDA, date(2026, 11, 27))
    assert "send it today" in Formats().say(late.why)


def test_the_ninety_days_matter_for_the_first_one_only() -> None:
    assert Check.FIRST not in {one.check for one in readiness(replace(READY, first=False), TODAY)}


@pytest.mark.parametrize("kind", ReviewKind)
def test_the_usual_agenda_takes_at_most_an_hour(kind: ReviewKind) -> None:
    assert 0 < sum(point.minutes for point in USUAL_AGENDA[kind]) <= LONGEST_MINUTES


def test_whom_a_review_is_for_follows_from_its_kind() -> None:
    people = (
        Invitable(1, Level.EXECUTIVE, frozenset()),
        Invitable(2, None, frozenset({Part.SPONSOR})),
        Invitable(3, Level.MANAGER, frozenset({Part.CHAMPION})),
        Invitable(4, None, frozenset({Part.USER})),
    )
    assert invited(ReviewKind.EXECUTIVE, people) == (1, 2)
    assert invited(ReviewKind.QUARTERLY, people) == (2, 3)
    assert invited(ReviewKind.SOLUTION, people) == (3,)
    assert invited(ReviewKind.EXECUTIVE, people[3:]) == (4,)
