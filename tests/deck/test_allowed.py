"""Three reviews from one content: what each may show, what stays out and why, and titles of one's own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from csdesk.deck.page import Review
from csdesk.domain.review import APPENDIX, ReviewKind, Sheet, allowed_sheets
from csdesk.queries.shared import PreparedReview, ReviewFacts, SheetChoice
from tests.deck.samples import facts

Make = Callable[..., Review]


def prepared(*sheets: SheetChoice, **more: object) -> PreparedReview:
    made = PreparedReview(
        id=1,
        account_id=1,
        kind=ReviewKind.QUARTERLY,
        starts=date(2026, 7, 1),
        ends=date(2026, 11, 30),
        planned_for=None,
        next_date=None,
        confirm_sheet=False,
        attendees=(),
        agenda=(),
        decisions=(),
        questions=(),
        sheets=sheets,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def with_goal_ids(made: ReviewFacts) -> ReviewFacts:
    return replace(
        made, results=tuple(replace(one, goal_id=number) for number, one in enumerate(made.results, start=11))
    )


@pytest.mark.parametrize("kind", ReviewKind)
def test_a_review_shows_nothing_that_its_kind_may_not(review: Make, kind: ReviewKind) -> None:
    made = review(facts(), kind=kind)
    sheets = [one.sheet for one in made.pages]
    assert set(sheets) <= set(allowed_sheets(kind))
    order = list(Sheet)
    assert [order.index(one) for one in sheets if one] == sorted(order.index(one) for one in sheets if one)


@pytest.mark.parametrize("kind", ReviewKind)
def test_a_review_has_at_most_eleven_sheets_and_the_appendix(kind: ReviewKind) -> None:
    headlines = 3
    sheets = [one for one in allowed_sheets(kind) if one not in (*APPENDIX, Sheet.CONFIRM)]
    assert len(sheets) - 1 + headlines <= 11
    assert allowed_sheets(kind)[-3:] == APPENDIX


def test_an_executive_review_speaks_of_no_ways_of_working_and_a_solution_review_of_no_plan() -> None:
    assert not {Sheet.MILESTONES, Sheet.WORKING} & set(allowed_sheets(ReviewKind.EXECUTIVE))
    assert not {Sheet.SUMMARY, Sheet.PLAN} & set(allowed_sheets(ReviewKind.SOLUTION))
    assert set(allowed_sheets(ReviewKind.QUARTERLY)) == set(Sheet)


def test_a_title_of_ones_own_stands_on_the_page_and_in_the_agenda_and_the_drafted_one_is_kept(
    review: Make,
) -> None:
    own = prepared(SheetChoice(Sheet.PLAN, None, None, "What we agreed\nin February"))
    made = review(facts(), prepared=own)
    plan = next(one for one in made.pages if one.sheet is Sheet.PLAN)
    assert plan.title == "What we agreed in February"
    assert plan.drafted.startswith("The plan was agreed by Ingrid Holm")
    assert "What we agreed in February" in str(made.pages[0].blocks)


def test_a_headline_may_stay_out_and_the_others_are_counted_anew(review: Make) -> None:
    own = prepared(SheetChoice(Sheet.RESULTS, 12, False, ""))
    made = review(with_goal_ids(facts()), prepared=own)
    pages = [one for one in made.pages if one.sheet is Sheet.RESULTS]
    assert [(one.name, one.goal_id) for one in pages] == [("Results 1", 11), ("Results 2", 13)]
    (left,) = [one for one in made.left_out if one.sheet is Sheet.RESULTS]
    assert (left.goal_id, left.name) == (12, "Tickets solved at first contact")


def test_a_sheet_that_nobody_wants_stays_out(review: Make) -> None:
    own = prepared(SheetChoice(Sheet.PLAN, None, False, ""))
    made = review(facts(), prepared=own)
    assert Sheet.PLAN not in [one.sheet for one in made.pages]
    assert Sheet.PLAN in [one.sheet for one in made.left_out]
