"""The six elements, what a missing one means, and how one phase follows another."""

from datetime import date

import pytest

from csdesk.domain.course import Course
from csdesk.domain.goals import Baseline
from csdesk.domain.next_phase import closing_status, next_baseline
from csdesk.domain.plan import (
    Element,
    GoalFacts,
    PlanFacts,
    PlanStatus,
    completeness,
    refuse_unagreed,
)
from csdesk.domain.plan_warnings import NO_ACTIVE_PLAN, NO_PURPOSE, NOT_MEASURED, WONT_ENGAGE, plan_warnings
from csdesk.domain.result import Missing
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from tests.domain.builders import TODAY, metric, points, said, weeks_ago

FULL = PlanFacts(
    purpose="Answer every customer within four hours",
    goals=(GoalFacts(measured=True, baseline=True, target=True),),
    start=date(2026, 1, 1),
    end=date(2026, 12, 31),
    dated_milestones=2,
    answering=frozenset({Side.OURS, Side.THEIRS}),
    next_steps=1,
)


def missing(**changes: object) -> dict[Element, str]:
    facts = PlanFacts(**{**{name: getattr(FULL, name) for name in PlanFacts.__slots__}, **changes})
    return {one.element: said(one.why) for one in completeness(facts).missing}


def test_a_full_plan_is_complete() -> None:
    assert completeness(FULL).complete
    assert completeness(FULL).count == 6


def test_an_empty_plan_lacks_everything_in_order() -> None:
    empty = completeness(PlanFacts())
    assert [one.element for one in empty.missing] == list(Element)
    assert empty.count == 0


@pytest.mark.parametrize(
    ("changes", "element", "why"),
    [
        ({"purpose": "  "}, Element.PURPOSE, "What is success, in the customer's own words?"),
        (
            {"goals": (GoalFacts(measured=False, baseline=True, target=True),)},
            Element.METRICS,
            "The metric doesn't say yet how and by whom it is measured.",
        ),
        (
            {"goals": (GoalFacts(measured=True, baseline=False, target=True),)},
            Element.METRICS,
            "The metric has no baseline yet: where did it start?",
        ),
        (
            {"goals": (GoalFacts(measured=True, baseline=True),)},
            Element.TARGET,
            "No goal has a target yet: how much is enough?",
        ),
        ({"end": None}, Element.TIMELINE, "The plan needs a first and a last day."),
        (
            {"dated_milestones": 0},
            Element.TIMELINE,
            "No milestone with a date yet: what will be seen on the way, and when?",
        ),
        (
            {"answering": frozenset({Side.OURS})},
            Element.ROLES,
            "Nobody on the customer's side answers for anything yet.",
        ),
        ({"next_steps": 0}, Element.NEXT_PHASE, "What comes after this phase is not written down yet."),
    ],
)
def test_each_gap_is_named_in_one_line(changes: dict[str, object], element: Element, why: str) -> None:
    assert missing(**changes) == {element: why}


def test_how_it_is_measured_and_the_baseline_have_to_belong_to_one_goal() -> None:
    split = (GoalFacts(measured=True, target=True), GoalFacts(baseline=True))
    assert Element.METRICS in missing(goals=split)


def test_a_plan_is_agreed_only_with_a_person_and_a_date() -> None:
    day = date(2026, 2, 3)
    for status in (PlanStatus.AGREED, PlanStatus.ACTIVE):
        refuse_unagreed(status, "Ann Lee", day)
        for who, when in ((None, day), (" ", day), ("Ann Lee", None)):
            with pytest.raises(Refusal):
                refuse_unagreed(status, who, when)
    refuse_unagreed(PlanStatus.DRAFT, None, None)


def test_what_a_gap_means_to_us() -> None:
    assert plan_warnings([], active=True) == ()
    assert plan_warnings([Element.PURPOSE], active=True) == (NO_PURPOSE,)
    assert plan_warnings([Element.METRICS], active=False) == (NO_ACTIVE_PLAN, NOT_MEASURED)
    assert plan_warnings(list(Element), active=False) == (NO_ACTIVE_PLAN, WONT_ENGAGE)
    assert [one.red for one in (NO_ACTIVE_PLAN, WONT_ENGAGE, NO_PURPOSE, NOT_MEASURED)] == [
        True,
        True,
        True,
        False,
    ]


def test_a_phase_is_closed_by_what_its_goals_reached() -> None:
    assert closing_status([Course.REACHED, Course.HELD]) is PlanStatus.ACHIEVED
    assert closing_status([Course.REACHED, Course.OVERDUE]) is PlanStatus.PARTLY_ACHIEVED
    assert closing_status([Course.OFF_COURSE]) is PlanStatus.MISSED
    assert closing_status([]) is PlanStatus.MISSED


def test_the_new_baseline_is_never_the_last_lucky_point() -> None:
    measured = points([9, 9, 8, 8, 1])
    assert next_baseline(metric(), measured, TODAY) == Baseline(weeks_ago(2), TODAY)
    assert next_baseline(metric(now_periods=4), measured, TODAY) == Baseline(weeks_ago(3), TODAY)
    too_few = next_baseline(metric(), measured[-2:], TODAY)
    assert isinstance(too_few, Missing)
    assert said(too_few.why) == "A new baseline needs 3 weeks with a figure at least."
