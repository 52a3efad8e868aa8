"""What the rules of Today say of an account, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.domain.commitment import promised
from csdesk.domain.course import Course
from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import QUARTERLY, Due
from csdesk.domain.sides import Side
from csdesk.domain.today import USUAL, AccountToday, Aimed, Days, Made, Meeting, OpenPlan, Rule, Spoken
from csdesk.domain.today_rules import lines_of
from csdesk.formats import Formats

TODAY = date(2026, 11, 22)
QUIET = AccountToday(1, "Acme", plan=OpenPlan(5, date(2026, 9, 1)))


def said(account: AccountToday, days: Days = USUAL) -> list[tuple[Rule, str]]:
    return [(line.need.rule, Formats().say(line.need.why)) for line in lines_of(account, TODAY, days)]


def made(due: date | None, owner: str = "Kim Lee") -> Made:
    return Made(7, "Guide", Side.OURS, owner, promised(due, (), TODAY))


def aimed(course: Course, metric: str = "Cost") -> Aimed:
    return Aimed(1, 11, metric, course)


def review(day: date, *, sent: bool = False) -> Meeting:
    return Meeting(4, ReviewKind.EXECUTIVE, day, sent)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_what_is_quiet_is_not_said() -> None:
    calm = replace(
        QUIET,
        promises=(made(None), made(date(2026, 12, 31))),
        goals=(aimed(Course.ON_COURSE), aimed(Course.REACHED, "Speed"), aimed(Course.HELD)),
        renewal=TODAY + timedelta(days=181),
        due=(Due(ReviewKind.QUARTERLY, TODAY + timedelta(days=22), QUARTERLY),),
        planned=(review(TODAY + timedelta(days=22)), review(TODAY + timedelta(days=2), sent=True)),
        late_milestones=(),
        spoken=Spoken(heard=ago(45), sponsor=ago(30), every=30),
    )
    assert said(calm) == []


@pytest.mark.parametrize(
    ("change", "rule", "why"),
    [
        ({"promises": (made(date(2026, 11, 20)),)}, Rule.PROMISE_OVERDUE, "by Kim Lee for 20 Nov 2026"),
        ({"promises": (made(date(2026, 11, 24), ""),)}, Rule.PROMISE_DUE, "by us for 24 Nov 2026"),
        ({"goals": (aimed(Course.OVERDUE),)}, Rule.OFF_COURSE, "day has passed"),
        ({"goals": (aimed(Course.NOT_HELD),)}, Rule.OFF_COURSE, "to be held"),
        ({"goals": (aimed(Course.STALE),)}, Rule.STALE, "one and a half periods"),
        ({"goals": (aimed(Course.DRIFTING),)}, Rule.DRIFTING, "a tenth"),
        ({"late_milestones": ((3, "Live", date(2026, 11, 1)),)}, Rule.MILESTONE, "1 Nov 2026"),
        ({"plan": None, "has_sponsor": False}, Rule.NO_PLAN, "No plan is open"),
        ({"has_sponsor": False}, Rule.NO_SPONSOR, "sponsor"),
        ({"plan": OpenPlan(5, date(2026, 11, 1), agreed=False)}, Rule.NOT_AGREED, "since 1 Nov 2026"),
        (
            {"plan": OpenPlan(5, has_next_phase=False), "goals": (aimed(Course.REACHED),)},
            Rule.NO_NEXT_PHASE,
            "what comes next",
        ),
        ({"renewal": date(2026, 12, 20)}, Rule.RENEWAL, "in 28 days"),
        ({"unwritten": (review(date(2026, 11, 20)),)}, Rule.FOLLOW_UP, "Held on 20 Nov 2026"),
        ({"due": (Due(ReviewKind.QUARTERLY, date(2026, 12, 1), QUARTERLY),)}, Rule.REVIEW, "every quarter"),
        ({"planned": (review(date(2026, 12, 1)),)}, Rule.REVIEW, "nothing went out"),
        ({"planned": (review(date(2026, 11, 2), sent=True),)}, Rule.REVIEW, "nothing says that it was held"),
        ({"spoken": Spoken(ago(52))}, Rule.SILENCE, "for 52 days"),
        ({"spoken": Spoken(ago(1), ago(31), every=30)}, Rule.SPONSOR, "31 days ago; every 30"),
        ({"spoken": Spoken(every=30)}, Rule.SPONSOR, "no talk with the sponsor"),
        ({"aged": ((5, "Why?", date(2026, 11, 1)),)}, Rule.AGED_ANSWER, "1 Nov 2026"),
    ],
)
def test_each_rule_says_why_it_speaks(change: dict[str, object], rule: Rule, why: str) -> None:
    ((found, reason),) = said(replace(QUIET, **change))  # type: ignore[arg-type]
    assert found is rule
    assert why.casefold() in reason.casefold()


@pytest.mark.parametrize(
    ("change", "days", "silent"),
    [
        (
            {"promises": (made(date(2026, 11, 30)),)},
            {"promise_ahead": 6},
            {"promise_ahead": 5},
        ),
        ({"late_milestones": ((3, "Live", ago(4)),)}, {"milestone_late": 4}, {"milestone_late": 5}),
        ({"plan": OpenPlan(5, ago(9), agreed=False)}, {"unagreed_after": 9}, {"unagreed_after": 10}),
        ({"renewal": TODAY + timedelta(days=250)}, {"renewals": (250,)}, {"renewals": ()}),
        ({"planned": (review(TODAY + timedelta(days=40)),)}, {"review_ahead": 40}, {"review_ahead": None}),
        ({"spoken": Spoken(ago(1), ago(8))}, {"sponsor_every": 7}, {"sponsor_every": None}),
        ({"spoken": Spoken(ago(80))}, {"silent_after": 79}, {"silent_after": None}),
    ],
)
def test_days_can_be_others_and_none_silences_a_rule(
    change: dict[str, object], days: dict[str, object], silent: dict[str, object]
) -> None:
    account = replace(QUIET, **change)  # type: ignore[arg-type]
    assert len(said(account, replace(USUAL, **days))) == 1  # type: ignore[arg-type]
    assert said(account, replace(USUAL, **silent)) == []  # type: ignore[arg-type]


def test_what_endangers_most_comes_first_and_then_the_earliest_day() -> None:
    late, later = replace(made(date(2026, 11, 20)), id=1), replace(made(date(2026, 11, 2)), id=2)
    busy = replace(QUIET, promises=(late, later), goals=(aimed(Course.DRIFTING),), has_sponsor=False)
    lines = lines_of(busy, TODAY)
    assert [line.need.subject for line in lines] == ["commitment:2", "commitment:1", "account", "goal:1"]


def test_a_renewal_speaks_again_at_each_of_its_marks() -> None:
    subjects = {
        line.need.subject
        for days in (170, 80, 20)
        for line in lines_of(replace(QUIET, renewal=TODAY + timedelta(days=days)), TODAY)
    }
    assert subjects == {"renewal:180", "renewal:90", "renewal:30"}
