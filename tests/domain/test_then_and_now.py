"""What a review showed is held against what is so now, and nothing that was promised goes unsaid."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.commitment import CommitmentState, Promised, Step, StepState, promised
from csdesk.domain.course import Course
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.review import ReviewKind
from csdesk.domain.shown import Shown, ShownCommitment, ShownMilestone, ShownResult, read, written
from csdesk.domain.sides import Side
from csdesk.domain.then_and_now import Fate, Promise, ThenAndNow, then_and_now
from csdesk.domain.then_and_now import Step as MilestoneStep
from csdesk.domain.velocity import Pace, Velocity

JULY, SEPTEMBER, DECEMBER = date(2026, 7, 1), date(2026, 9, 30), date(2026, 12, 31)
TODAY = date(2026, 11, 22)
RESULT = ShownResult(
    "m1",
    "Late parcels",
    "%",
    1,
    12.5,
    date(2026, 9, 1),
    20.0,
    5.0,
    DECEMBER,
    0.5,
    Course.ON_COURSE,
    "Late at the door",
)
GUIDE = ShownCommitment("c1", "Export guide", Side.OURS, "Priya", date(2026, 10, 15), CommitmentState.OPEN)
PILOT = ShownMilestone("s1", "The first depot works alone", date(2026, 11, 1), None)
THEN = Shown(
    ReviewKind.QUARTERLY, JULY, SEPTEMBER, SEPTEMBER, (RESULT,), (PILOT,), (GUIDE,), date(2026, 12, 10)
)
NOW = replace(THEN, start=date(2026, 10, 1), end=DECEMBER, as_of=TODAY)


def promise(*steps: Step, key: str = "c1", made_on: date = JULY, due: date = date(2026, 10, 15)) -> Promise:
    return Promise(key, "Export guide", Side.OURS, "Priya", made_on, due, promised(due, steps, TODAY))


def compared(*promises: Promise, then: Shown = THEN, now: Shown = NOW) -> ThenAndNow:
    return then_and_now(then, now, promises, {"m1": Cadence.MONTHLY}, TODAY)


@pytest.mark.parametrize(
    ("steps", "fate"),
    [
        ((Step(date(2026, 10, 14), StepState.KEPT),), Fate.KEPT),
        ((Step(date(2026, 10, 20), StepState.KEPT),), Fate.KEPT_LATE),
        ((), Fate.LATE),
        (
            (Step(date(2026, 10, 10), StepState.RENEGOTIATED, DECEMBER, customer_knows=True),),
            Fate.RENEGOTIATED,
        ),
        ((Step(date(2026, 10, 10), StepState.RENEGOTIATED, DECEMBER),), Fate.LATE),
        ((Step(date(2026, 10, 10), StepState.CANCELLED),), Fate.DROPPED),
        (
            (
                Step(date(2026, 10, 10), StepState.RENEGOTIATED, date(2026, 11, 5), customer_knows=True),
                Step(date(2026, 11, 4), StepState.KEPT),
            ),
            Fate.KEPT,
        ),
        (
            (
                Step(date(2026, 10, 10), StepState.RENEGOTIATED, date(2026, 11, 5)),
                Step(date(2026, 11, 4), StepState.KEPT),
            ),
            Fate.KEPT_LATE,
        ),
    ],
)
def test_a_promise_meets_its_fate(steps: tuple[Step, ...], fate: Fate) -> None:
    (found,) = compared(promise(*steps)).promises
    assert found.fate is fate


def test_a_promise_that_is_shown_no_more_was_dropped() -> None:
    (found,) = compared().promises
    assert (found.fate, found.text) == (Fate.DROPPED, "Export guide")


def test_promises_made_since_are_named_and_those_that_were_over_are_not() -> None:
    over = replace(GUIDE, state=CommitmentState.KEPT)
    made = promise(key="c2", made_on=date(2026, 10, 8), due=DECEMBER)
    found = compared(promise(), made, then=replace(THEN, commitments=(over,))).promises
    assert [one.fate for one in found] == [Fate.OPEN]


def test_a_promise_made_since_is_held_against_the_day_that_the_customer_knows() -> None:
    moved = Step(date(2026, 10, 10), StepState.RENEGOTIATED, DECEMBER)
    silently = promise(moved, made_on=date(2026, 10, 8))
    agreed = promise(replace(moved, customer_knows=True), key="c2", made_on=date(2026, 10, 8))
    found = compared(silently, agreed, then=replace(THEN, commitments=())).promises
    assert [(one.fate, one.due) for one in found] == [
        (Fate.LATE, date(2026, 10, 15)),
        (Fate.RENEGOTIATED, date(2026, 10, 15)),
    ]


def test_bad_news_comes_first() -> None:
    kept = promise(Step(date(2026, 10, 14), StepState.KEPT))
    late = promise(key="c2", made_on=date(2026, 10, 1), due=date(2026, 11, 1))
    assert [one.fate for one in compared(kept, late).promises] == [Fate.LATE, Fate.KEPT]


def test_velocity_is_measured_between_the_reviews() -> None:
    faster = replace(NOW, results=(replace(RESULT, now=9.5, progress=0.7),))
    (found,) = compared(now=faster).results
    assert found.velocity == Velocity(Pace.EXPANDING, 0.2, SEPTEMBER, TODAY)


def test_a_changed_definition_is_named_and_its_figures_are_not_compared() -> None:
    other = replace(NOW, results=(replace(RESULT, definition="Late at the gate"),))
    (found,) = compared(now=other).results
    assert found.redefined
    assert isinstance(found.velocity, Missing)


def test_a_headline_that_is_gone_is_named() -> None:
    (found,) = compared(now=replace(NOW, results=())).results
    assert found.now is None and not found.redefined


@pytest.mark.parametrize(
    ("now", "step"),
    [
        (replace(PILOT, reached=TODAY), MilestoneStep.REACHED),
        (PILOT, MilestoneStep.LATE),
        (replace(PILOT, planned=DECEMBER), MilestoneStep.MOVED),
        (None, MilestoneStep.DROPPED),
    ],
)
def test_a_milestone_takes_its_step(now: ShownMilestone | None, step: MilestoneStep) -> None:
    (found,) = compared(now=replace(NOW, milestones=() if now is None else (now,))).milestones
    assert found.step is step


def test_what_was_reached_already_is_no_news() -> None:
    assert compared(then=replace(THEN, milestones=(replace(PILOT, reached=SEPTEMBER),))).milestones == ()


TEXTS = st.text(max_size=20)
DAYS = st.none() | st.dates()
FIGURES = st.none() | st.floats(allow_nan=False, allow_infinity=False)
RESULTS = st.builds(
    ShownResult, TEXTS, TEXTS, TEXTS, st.integers(0, 6), FIGURES, DAYS, FIGURES, FIGURES, DAYS, FIGURES,
    st.none() | st.sampled_from(Course), TEXTS,
)  # fmt: skip
SHOWN = st.builds(
    Shown,
    st.sampled_from(ReviewKind),
    st.dates(),
    st.dates(),
    st.dates(),
    st.lists(RESULTS, max_size=3).map(tuple),
    st.lists(st.builds(ShownMilestone, TEXTS, TEXTS, DAYS, DAYS), max_size=3).map(tuple),
    st.lists(
        st.builds(
            ShownCommitment,
            TEXTS,
            TEXTS,
            st.sampled_from(Side),
            TEXTS,
            DAYS,
            st.sampled_from(CommitmentState),
        ),
        max_size=3,
    ).map(tuple),
    DAYS,
)


@given(SHOWN)
def test_what_was_shown_is_read_back_as_it_was(shown: Shown) -> None:
    assert read(written(shown)) == shown


def test_a_later_form_is_read_as_far_as_it_is_known() -> None:
    text = written(THEN).replace('"kind"', '"mood": "fine", "kind"', 1)
    assert read(text) == THEN


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"form": 1}', '{"form": 1, "kind": "party"}', "no JSON"]
)
def test_what_is_nothing_of_the_kind_is_none(text: str) -> None:
    assert read(text) is None


def test_a_standing_without_steps_is_open() -> None:
    assert promised(DECEMBER, (), TODAY) == Promised(CommitmentState.OPEN, DECEMBER)
