"""Only what is shared reaches a review, and a name that isn't shared leaves the book as a part played."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount
from csdesk.commands.contact import AddContact
from csdesk.commands.measurement import RecordMeasurement
from csdesk.commands.milestone import EditMilestone
from csdesk.commands.next_phase import EditNextPhase
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.contact import Part
from csdesk.domain.sharing import Shareable
from csdesk.errors import Refusal
from csdesk.queries.shared import Person, ReviewFacts, review_facts
from tests.queries.statements import statements
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]

START, END, TODAY = date(2026, 7, 1), date(2026, 9, 30), date(2026, 11, 22)
"""The story's figures go on until October 2026."""


def facts(desk: Desk, story: Story, end: date = END) -> ReviewFacts:
    return desk.ask(review_facts, story.account, START, end, TODAY)


def share(desk: Desk, *records: tuple[Shareable, int]) -> None:
    desk.do(Share(records))


def everything(story: Story) -> tuple[tuple[Shareable, int], ...]:
    return (
        (Shareable.PLAN, story.plan),
        (Shareable.METRIC, story.late),
        (Shareable.METRIC, story.visits),
        (Shareable.CHANGE, story.go_live),
        (Shareable.MILESTONE, story.first_step),
        (Shareable.MILESTONE, story.second_step),
        (Shareable.CONTACT, story.ann),
        (Shareable.CONTACT, story.ben),
    )


def names(value: object) -> Iterator[str]:
    if is_dataclass(value):
        for field in fields(value):
            yield field.name
            yield from names(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from names(one)


def test_nothing_but_the_name_is_there_before_something_is_shared(desk: Desk, story: Story) -> None:
    assert facts(desk, story) == ReviewFacts("Northwind Logistics", START, END, TODAY, None, ())


def test_a_shared_plan_brings_what_follows_it_and_nothing_else(desk: Desk, story: Story) -> None:
    share(desk, (Shareable.PLAN, story.plan))
    plan = facts(desk, story).plan

    assert plan is not None
    assert plan.purpose == "Every delivery when we promised it"
    assert plan.milestones == ()
    assert [one.answers_for for one in plan.responsibilities] == ["Depots", "Training"]
    assert plan.next_steps[0].text == "Fewer returns"
    assert plan.next_steps[0].metric is None


def test_people_who_are_not_shared_are_known_by_their_parts_alone(desk: Desk, story: Story) -> None:
    share(desk, (Shareable.PLAN, story.plan), (Shareable.METRIC, story.late))
    found = facts(desk, story)

    assert found.plan is not None
    assert found.plan.agreed_by == Person("", "", Part.SPONSOR)
    assert found.plan.responsibilities[0].person == Person("", "", Part.CHAMPION)
    assert found.results[0].metric.definitions[0].measured_by == ""
    assert "Ann Berg" not in repr(found)
    assert "Ben Dahl" not in repr(found)


def test_a_name_typed_somewhere_else_is_kept_back_too(desk: Desk, story: Story) -> None:
    desk.do(EditMilestone(story.first_step, answerable="ben  dahl"))
    share(desk, (Shareable.PLAN, story.plan), (Shareable.MILESTONE, story.first_step))
    plan = facts(desk, story).plan

    assert plan is not None
    assert plan.milestones[0].answerable == Person("", "", Part.CHAMPION)


def test_shared_people_are_named(desk: Desk, story: Story) -> None:
    share(desk, *everything(story))
    found = facts(desk, story)

    assert found.plan is not None
    assert found.plan.said_by == Person("Ann Berg", "", Part.SPONSOR)
    assert found.results[0].worth_agreed_by == Person("Ann Berg", "", Part.SPONSOR)
    assert found.results[0].changes[0].confirmed_by == Person("Ann Berg", "", Part.SPONSOR)


def test_goals_and_figures_follow_their_metric(desk: Desk, story: Story) -> None:
    share(desk, (Shareable.PLAN, story.plan), (Shareable.METRIC, story.visits))
    (result,) = facts(desk, story).results

    assert result.metric.name == "Portal visits"
    assert result.goal is not None
    assert result.goal.rank == 2


def test_a_note_on_a_figure_stays_in_the_book(desk: Desk, story: Story) -> None:
    desk.do(
        RecordMeasurement(story.visits, date(2026, 9, 1), value=900, source="Portal", note="They cheat here")
    )
    share(desk, (Shareable.PLAN, story.plan), (Shareable.METRIC, story.visits))
    (result,) = facts(desk, story).results
    assert result.series.points[-1].source == "Portal"
    assert "They cheat here" not in repr(facts(desk, story))


def test_a_goal_of_a_plan_that_is_not_shared_is_none(desk: Desk, story: Story) -> None:
    share(desk, (Shareable.METRIC, story.late))

    assert facts(desk, story).results[0].goal is None


def test_changes_are_there_when_they_and_their_metric_are_shared(desk: Desk, story: Story) -> None:
    share(desk, (Shareable.PLAN, story.plan), (Shareable.METRIC, story.late))
    assert facts(desk, story).results[0].changes == ()

    share(desk, (Shareable.CHANGE, story.go_live))
    (one,) = facts(desk, story).results[0].changes
    assert (one.text, one.new_start) == ("New route planning", True)


def test_a_milestone_never_names_one_that_is_not_shared(desk: Desk, story: Story) -> None:
    share(desk, (Shareable.PLAN, story.plan), (Shareable.MILESTONE, story.second_step))
    plan = facts(desk, story).plan
    assert plan is not None
    assert plan.milestones[0].waits_for == ""

    share(desk, (Shareable.MILESTONE, story.first_step))
    plan = facts(desk, story).plan
    assert plan is not None
    assert plan.milestones[1].waits_for == "First depot live"


def test_figures_go_up_to_the_end_of_the_period_and_never_beyond_today(desk: Desk, story: Story) -> None:
    share(desk, *everything(story))
    late = facts(desk, story).results[0]
    assert late.series.points[-1].period == date(2026, 9, 1)

    whole = facts(desk, story, date(2026, 12, 31)).results[0]
    assert whole.series.points[-1].period == date(2026, 10, 1)


def test_ratios_are_fractions_with_their_parts(desk: Desk, story: Story) -> None:
    share(desk, *everything(story))
    point = facts(desk, story).results[0].series.points[0]

    assert (point.value, point.numerator, point.denominator) == (0.3, 30, 100)


def test_no_row_has_a_field_for_what_is_ours_alone(desk: Desk, story: Story) -> None:
    share(desk, *everything(story))
    found = set(names(facts(desk, story)))

    assert not found & {
        "stance",
        "expansion",
        "expansion_value",
        "take_rate",
        "annual_value",
        "contract",
        "segment",
    }
    assert "milestones" in found


def test_an_account_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal):
        desk.ask(review_facts, 999, START, END, TODAY)


def test_as_many_statements_for_many_records_as_for_few(desk: Desk, story: Story) -> None:
    share(desk, *everything(story))
    few = statements(desk, review_facts, story.account, START, END, TODAY)
    for n in range(5):
        desk.do(AddContact(story.account, f"Somebody {n}"))
        desk.do(RecordMeasurement(story.visits, date(2026, 1, 5) + timedelta(weeks=n), value=n))

    assert statements(desk, review_facts, story.account, START, END, TODAY) == few
    assert few <= 20


def test_another_account_is_not_mixed_in(desk: Desk, story: Story, tmp_path: Path) -> None:
    share(desk, *everything(story))
    other = desk.do(AddAccount("Somebody else")).result

    assert desk.ask(review_facts, other, START, END, TODAY).results == ()


def test_who_answers_for_the_next_phase_is_named_like_everybody_else(desk: Desk, story: Story) -> None:
    desk.do(EditNextPhase(story.next_phase, theirs="Ben Dahl", ours="Kim Lee", first_step="Ask the drivers"))
    share(desk, (Shareable.PLAN, story.plan))
    plan = facts(desk, story).plan

    assert plan is not None
    (step,) = plan.next_steps
    assert (step.ours, step.first_step) == (Person("Kim Lee"), "Ask the drivers")
    assert step.theirs is not None
    assert step.theirs.name == ""
