"""What the pages of results say of each goal, and what they say instead where a figure is too weak."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from csdesk.deck.page import Cell, Chart, Figures, Paragraph, Review, Tile
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import GoalKind, StatedBaseline
from csdesk.formats import Formats
from csdesk.words import Money, Quantity
from tests.deck.reading import contents, page, said, tables, tiles
from tests.deck.samples import (
    LEAD,
    change,
    facts,
    only,
    response_result,
    solved_result,
    unready_result,
)

Make = Callable[..., Review]


def test_one_headline_has_a_page_without_a_number(review: Make) -> None:
    assert "Results" in [one.name for one in review(only(response_result())).pages]


def test_the_tiles_of_a_result_are_figures(review: Make) -> None:
    shown = tiles(page(review(facts()), "Results 1"))

    assert [(tile.label, tile.figure) for tile in shown] == [
        ("Baseline", Quantity(pytest.approx(8.811, abs=0.001), "h", 1)),
        ("Before this period", Quantity(pytest.approx(5.6), "h", 1)),
        ("Now", Quantity(pytest.approx(3.65), "h", 1)),
        ("Target", Quantity(4.0, "h", 1)),
    ]
    assert [tile.note for tile in shown][3] == "met since 3 Aug 2026 · due 30 Sep 2026"


def test_the_changes_of_a_result_are_numbered_as_in_its_chart(review: Make) -> None:
    one = page(review(facts()), "Results 1")
    (table,) = tables(one)
    (chart,) = [block for block in one.blocks if isinstance(block, Chart)]

    assert [row[0] for row in contents(table)] == [
        "① Go-live",
        "② Night tickets go to a two-person triage rota (confirmed by Ingrid Holm on 30 Jun 2026)",
        "③ Macros rolled out to four teams",
    ]
    assert [row[1:3] for row in contents(table)] == [
        [date(2026, 1, 26), "both of us"],
        [date(2026, 2, 23), "Tomas Berg"],
        [date(2026, 6, 8), "us"],
    ]
    assert [mark.number for mark in chart.spec.panel.marks] == [1, 2, 3]


def test_of_many_changes_the_latest_stay_and_all_stand_in_the_appendix(review: Make) -> None:
    result = response_result()
    many = tuple(
        replace(result.changes[0], day=date(2026, month, 2), text=f"Step {month}") for month in range(1, 10)
    )
    made = review(only(replace(result, changes=many)))
    (table,) = tables(page(made, "Results"))

    assert len(table.rows) == 6
    assert table.rows[0][0].content == "4 earlier changes stand in the appendix."
    assert any(len(one.rows) == 9 for one in tables(page(made, "Method")))


def test_the_value_stands_beside_who_agreed_to_it_and_when(review: Make) -> None:
    made = review(facts())
    value = next(tile for tile in tiles(page(made, "Summary")) if tile.label == "Value to date")

    assert isinstance(value.figure, Money)
    assert value.figure.currency == "EUR"
    assert value.note == "agreed by Ingrid Holm, 3 Feb 2026"


def test_without_agreement_there_is_no_value_anywhere(review: Make) -> None:
    result = replace(response_result(), worth_agreed_by=None)

    assert not any("Worth" in text or "Value" in text for text in said(review(only(result)).pages[:5]))


def test_a_figure_that_is_too_weak_says_what_is_missing_instead(review: Make) -> None:
    one = page(review(facts()), "Results 3")
    (table,) = tables(one)

    assert not any(isinstance(block, Chart) for block in one.blocks)
    assert isinstance(one.blocks[0], Paragraph)
    assert one.blocks[0].text == "The latest figure is only estimated; a result has to be measured."
    assert contents(table)[1:] == [
        ["A baseline", "Not yet measured", "There is no baseline yet."],
        ["A measured figure", "7.9\N{NO-BREAK SPACE}points, estimated", "Q3 2026"],
        ["A target", "8.5\N{NO-BREAK SPACE}points", "No due date yet"],
    ]


def test_measured_figures_without_a_measured_start_are_drawn_but_are_no_result(review: Make) -> None:
    result = response_result()
    assert result.goal is not None
    stated = replace(
        result, goal=replace(result.goal, baseline=StatedBaseline(9.0, "a guess", Evidence.ASSERTED))
    )
    made = review(only(stated))
    one = page(made, "Results")

    assert one.title == "First response time can't be shown as a result yet"
    assert any(isinstance(block, Chart) for block in one.blocks)
    assert "a guess · asserted" in [tile.note for tile in tiles(one)]
    assert page(made, "Summary").title.startswith("First response time came to 3.7")


def test_a_goal_never_measured_is_said_to_be_unmeasured(review: Make) -> None:
    result = response_result()
    empty = replace(result, series=replace(result.series, points=()))
    made = review(only(empty))

    assert tiles(page(made, "Summary"))[0].figure == "not yet measured"
    assert any("Not yet measured" in text for text in said(page(made, "Results")))
    assert not any(isinstance(block, Figures) for block in page(made, "Data").blocks)


def test_without_any_goal_the_results_say_so(review: Make) -> None:
    one = page(review(replace(facts(), results=(replace(response_result(), goal=None),))), "Results")

    assert one.title == "No goal is agreed yet, so there is no result to show"
    assert contents(tables(one)[0])[0][0] == "First response time"


def test_goals_without_a_rank_are_shown_when_none_has_one(review: Make) -> None:
    result = solved_result()
    assert result.goal is not None
    unranked = replace(result, goal=replace(result.goal, rank=None))

    assert any(isinstance(block, Chart) for block in page(review(only(unranked)), "Results").blocks)


def test_at_most_three_results_have_pages(review: Make) -> None:
    result = solved_result()
    assert result.goal is not None
    four = tuple(replace(result, goal=replace(result.goal, rank=None)) for _ in range(4))

    names = [one.name for one in review(replace(facts(), results=four)).pages]
    assert [name for name in names if name.startswith("Results")] == ["Results 1", "Results 2", "Results 3"]


def test_the_figures_of_a_past_period_stand_as_they_stood_then(review: Make) -> None:
    past = replace(facts(), start=date(2026, 4, 1), end=date(2026, 6, 30))
    one = page(review(past), "Results 1")

    assert "as of the week of 29 Jun 2026" in one.under
    assert tiles(one)[2].note == "average of 4 weeks to 29 Jun 2026"


def test_a_goal_to_hold_says_what_is_to_be_held(review: Make) -> None:
    result = response_result()
    assert result.goal is not None
    held = replace(result.goal, kind=GoalKind.HOLD, target=None, worth=None)
    tile = tiles(page(review(only(replace(result, goal=held))), "Results"))[3]

    assert tile.label == "To hold"


def test_an_unready_page_is_not_mistaken_for_a_result(review: Make) -> None:
    made = review(only(unready_result()))

    assert page(made, "Summary").title == "No result is measured well enough yet to be shown"
    assert tiles(page(made, "Summary"))[0] == Tile(
        label="Satisfaction after contact",
        figure="not yet measured well enough",
        note="no baseline yet · target 8.5\N{NO-BREAK SPACE}points",
        missing=True,
    )


def test_people_and_sides_of_changes_are_said_from_the_customers_side(review: Make) -> None:
    result = response_result()
    mine = replace(result.changes[2], by=LEAD)
    (table,) = tables(page(review(only(replace(result, changes=(mine,)))), "Results"))

    assert table.rows[0][2] == Cell("Tomas Berg")
    assert Formats().day(change(date(2026, 6, 8), "", mine.kind, mine.side).day) == "8 Jun 2026"
