"""What the rules of Today say of an account, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.domain.commitment import promised
from csdesk.domain.course import Course
from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import QUARTERLY, Due
from csdesk.domain.sides import Side
from csdesk.domain.today import AccountToday, Made, Rule, lines_of
from csdesk.formats import Formats

TODAY = date(2026, 11, 22)
QUIET = AccountToday(1, "Acme")


def said(account: AccountToday) -> list[tuple[Rule, str]]:
    return [(line.need.rule, Formats().say(line.need.why)) for line in lines_of(account, TODAY)]


def made(due: date | None, owner: str = "Kim Lee") -> Made:
    return Made(7, "Guide", Side.OURS, owner, promised(due, (), TODAY))


def test_what_is_quiet_is_not_said() -> None:
    calm = replace(
        QUIET,
        promises=(made(None), made(date(2026, 12, 31))),
        headlines=((1, "Cost", Course.ON_COURSE), (2, "Speed", Course.REACHED)),
        renewal=TODAY + timedelta(days=181),
        due=(Due(ReviewKind.QUARTERLY, TODAY + timedelta(days=22), QUARTERLY),),
        last_spoken=TODAY - timedelta(days=45),
    )
    assert said(calm) == []


@pytest.mark.parametrize(
    ("change", "rule", "why"),
    [
        ({"promises": (made(date(2026, 11, 20)),)}, Rule.PROMISE_OVERDUE, "by Kim Lee for 20 Nov 2026"),
        ({"promises": (made(date(2026, 11, 24), ""),)}, Rule.PROMISE_DUE, "by us for 24 Nov 2026"),
        ({"headlines": ((1, "Cost", Course.OVERDUE),)}, Rule.OFF_COURSE, "day has passed"),
        ({"headlines": ((1, "Cost", Course.STALE),)}, Rule.STALE, "one and a half periods"),
        ({"headlines": ((1, "Cost", Course.DRIFTING),)}, Rule.DRIFTING, "a tenth"),
        ({"late_milestones": ((3, "Live", date(2026, 11, 1)),)}, Rule.MILESTONE, "1 Nov 2026"),
        ({"has_open_plan": False, "has_sponsor": False}, Rule.NO_PLAN, "No plan is open"),
        ({"has_sponsor": False}, Rule.NO_SPONSOR, "sponsor"),
        ({"renewal": date(2026, 12, 20)}, Rule.RENEWAL, "in 28 days"),
        (
            {"unwritten": ((4, ReviewKind.EXECUTIVE, date(2026, 11, 20)),)},
            Rule.FOLLOW_UP,
            "Held on 20 Nov 2026",
        ),
        (
            {"due": (Due(ReviewKind.QUARTERLY, date(2026, 12, 1), QUARTERLY),)},
            Rule.REVIEW,
            "every quarter",
        ),
        ({"last_spoken": date(2026, 10, 1)}, Rule.SILENCE, "for 52 days"),
        ({"aged": ((5, "Why?", date(2026, 11, 1)),)}, Rule.AGED_ANSWER, "1 Nov 2026"),
    ],
)
def test_each_rule_says_why_it_speaks(change: dict[str, object], rule: Rule, why: str) -> None:
    ((found, reason),) = said(replace(QUIET, **change))  # type: ignore[arg-type]
    assert found is rule
    assert why.casefold() in reason.casefold()


def test_what_endangers_most_comes_first_and_then_the_earliest_day() -> None:
    late, later = replace(made(date(2026, 11, 20)), id=1), replace(made(date(2026, 11, 2)), id=2)
    busy = replace(
        QUIET, promises=(late, later), headlines=((1, "Cost", Course.DRIFTING),), has_sponsor=False
    )
    lines = lines_of(busy, TODAY)
    assert [line.need.subject for line in lines] == ["commitment:2", "commitment:1", "account", "goal:1"]


def test_a_renewal_speaks_again_at_each_of_its_marks() -> None:
    subjects = {
        line.need.subject
        for days in (170, 80, 20)
        for line in lines_of(replace(QUIET, renewal=TODAY + timedelta(days=days)), TODAY)
    }
    assert subjects == {"renewal:180", "renewal:90", "renewal:30"}
