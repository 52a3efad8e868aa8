"""What a review says, as values: in the customer's words, with what is missing printed as missing."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from csdesk.charts.spec import ChartSpec
from csdesk.deck.content import Author
from csdesk.deck.page import Cell, Chart, Figures, Page, Paragraph, Review, Table, Tile, Tiles
from csdesk.domain.contact import Part
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import GoalKind, StatedBaseline
from csdesk.formats import Formats
from csdesk.queries.shared import Person, ReviewFacts, SharedResult
from csdesk.words import Money, Quantity
from tests.deck.samples import (
    LEAD,
    bare_facts,
    change,
    facts,
    milestone,
    plan,
    response_result,
    solved_result,
    unready_result,
)

Make = Callable[..., Review]
JARGON = ("health", "churn", "upsell", "cta", "xmr", "stance", "phase 2", "csm", "ebr")


def page(review: Review, name: str) -> Page:
    return next(one for one in review.pages if one.name == name)


def tables(one: Page) -> list[Table]:
    return [block for block in one.blocks if isinstance(block, Table)]


def tiles(one: Page) -> tuple[Tile, ...]:
    return next((block.tiles for block in one.blocks if isinstance(block, Tiles)), ())


def contents(table: Table) -> list[list[object]]:
    return [[cell.content for cell in row] for row in table.rows]


def said(value: object) -> Iterator[str]:
    """Every text of a review that is not a customer's metric or chart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif isinstance(value, ChartSpec):
        return
    elif is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name))


def only(result: SharedResult) -> ReviewFacts:
    return replace(facts(), results=(result,))


def test_the_sheets_come_in_the_order_of_the_conversation(review: Make) -> None:
    assert [one.name for one in review(facts()).pages] == [
        "Cover", "Summary", "Success plan", "Results 1", "Results 2", "Results 3", "What comes next",
        "Discussion and decisions", "Method", "Data",
    ]  # fmt: skip


def test_one_headline_has_a_page_without_a_number(review: Make) -> None:
    assert "Results" in [one.name for one in review(only(response_result())).pages]


def test_titles_are_sentences_with_the_finding_in_them(review: Make) -> None:
    made = review(facts())

    assert {one.name: one.title for one in made.pages} == {
        "Cover": "Harbour Freight Lines",
        "Summary": "1 of 3 goals are met: First response time fell from 8.8\N{NO-BREAK SPACE}h to "
        "3.7\N{NO-BREAK SPACE}h; the target of 4.0\N{NO-BREAK SPACE}h is met",
        "Success plan": "The plan was agreed by Ingrid Holm on 3 Feb 2026; 3 of 5 milestones are reached",
        "Results 1": "First response time fell from 8.8\N{NO-BREAK SPACE}h to 3.7\N{NO-BREAK SPACE}h; the target "
        "of 4.0\N{NO-BREAK SPACE}h is met",
        "Results 2": "Tickets solved at first contact rose from 57\N{NO-BREAK SPACE}% to 71\N{NO-BREAK SPACE}%; "
        "off course for 80\N{NO-BREAK SPACE}% by 31 Dec 2026",
        "Results 3": "Satisfaction after contact can't be shown as a result yet",
        "What comes next": "2 steps are due in the next 90 days; then: First response "
        "time from 8.2\N{NO-BREAK SPACE}h to 4.0\N{NO-BREAK SPACE}h, by 30 Jun 2027",
        "Discussion and decisions": "What we talk about, what we decide, and who does what by when",
        "Method": "How every figure of this review was measured and computed",
        "Data": "The figures behind every chart",
    }


def test_every_page_says_source_date_or_evidence_under_its_title(review: Make) -> None:
    assert all(one.under for one in review(facts()).pages)
    assert page(review(facts()), "Results 1").under == (
        "Measured by Tomas Berg · service desk report · weekly · as of the week of 16 Nov 2026 · measured"
    )


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


def test_a_summary_has_three_to_five_facts_each_with_how_sure_it_is(review: Make) -> None:
    for made in (review(facts()), review(bare_facts())):
        (table,) = tables(page(made, "Summary"))
        assert 3 <= len(table.rows) <= 5
    (full,) = tables(page(review(facts()), "Summary"))
    assert [row[1].content for row in full.rows[:2]] == ["Measured", "Measured"]


def test_a_figure_that_is_too_weak_says_what_is_missing_instead(review: Make) -> None:
    one = page(review(facts()), "Results 3")
    (table,) = tables(one)

    assert not any(isinstance(block, Chart) for block in one.blocks)
    assert isinstance(one.blocks[0], Paragraph)
    assert one.blocks[0].text == "The latest figure is only estimated; a headline needs a measured one."
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
    assert page(made, "Summary").title.startswith("First response time stands at 3.7")


def test_a_goal_never_measured_is_said_to_be_unmeasured(review: Make) -> None:
    result = response_result()
    empty = replace(result, series=replace(result.series, points=()))
    made = review(only(empty))

    assert tiles(page(made, "Summary"))[0].figure == "not yet measured"
    assert any("Not yet measured" in text for text in said(page(made, "Results")))
    assert not any(isinstance(block, Figures) for block in page(made, "Data").blocks)


def test_missing_things_are_printed_as_missing(review: Make) -> None:
    made = review(bare_facts())
    elements, milestones = tables(page(made, "Success plan"))

    assert [row[2].content for row in elements.rows] == ["Not yet agreed"] * 6
    assert milestones.empty == "No milestone is agreed yet."
    assert [table.empty for table in tables(page(made, "What comes next"))] == [
        "No step has a date in the next 90 days.",
        "The next phase is not yet agreed.",
    ]
    assert page(made, "Success plan").title == "The plan is not yet agreed; no milestone is agreed yet"


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


def test_somebody_whose_name_is_not_shared_is_named_by_the_part_played(review: Make) -> None:
    hidden = Person("", "", Part.SPONSOR)
    own = replace(plan(), said_by=hidden, agreed_by=hidden, said_on=None)
    made = review(replace(facts(), plan=own, results=()))

    assert page(made, "Success plan").title.startswith("The plan was agreed by your sponsor on 3 Feb 2026")
    purpose = tables(page(made, "Success plan"))[0].rows[0][2].content
    assert isinstance(purpose, str)
    assert purpose.endswith("overnight.” — your sponsor")


def test_milestones_say_when_they_are_late_and_what_they_wait_for(review: Make) -> None:
    late = replace(milestone("Nights", "", date(2026, 11, 1), None), answerable=None, waits_for="One queue")
    made = review(replace(facts(), plan=replace(plan(), milestones=(late,))))
    row = tables(page(made, "Success plan"))[1].rows[0]

    assert [cell.content for cell in row] == [
        "Nights (waits for “One queue”)",
        "not yet said",
        "you",
        date(2026, 11, 1),
        "not yet, later than planned",
    ]
    assert page(made, "What comes next").title.startswith(
        "1 step is due in the next 90 days, 1 step is later"
    )


def test_open_milestones_are_expected_at_the_pace_of_those_reached(review: Make) -> None:
    rows = tables(page(review(facts()), "Success plan"))[1].rows

    assert [row[4].content for row in rows[3:]] == [
        "not yet; expected 11 Dec 2026 at the pace so far",
        "not yet",
    ]


def test_of_many_milestones_those_that_are_open_stay(review: Make) -> None:
    many = tuple(
        milestone(f"Step {n}", "", date(2026, 1 + n % 12, 3), date(2026, 1 + n % 12, 4) if n < 12 else None)
        for n in range(14)
    )
    table = tables(page(review(replace(facts(), plan=replace(plan(), milestones=many))), "Success plan"))[1]
    names = [row[0].content for row in table.rows]

    assert len(names) == 8
    assert {"Step 12", "Step 13"} <= set(names)
    assert names[-1] == "7 more stand in the appendix."


def test_the_baseline_of_the_first_phase_stays_printed(review: Make) -> None:
    from csdesk.queries.shared import EarlierGoal

    result = response_result()
    assert result.goal is not None
    first = EarlierGoal(
        "The first year", replace(result.goal, baseline=StatedBaseline(12.5, "", Evidence.MEASURED))
    )
    one = page(review(only(replace(result, earlier=(first,)))), "Results")

    notes = [block.text for block in one.blocks if isinstance(block, Paragraph)]
    assert any("At the start of “The first year” it was 12.5\N{NO-BREAK SPACE}h." in note for note in notes)


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


def test_definitions_and_formulas_stand_in_the_method_with_the_figures_in_them(review: Make) -> None:
    method = list(said(page(review(facts()), "Method")))

    assert any("Median of all tickets of the week" in text for text in method)
    assert any("÷ 4 = 3.7" in text for text in method)
    assert any("2.66" in text for text in method)


def test_every_chart_has_its_figures_in_the_order_of_the_pages(review: Make) -> None:
    made = review(facts())
    charted = [
        (one.name, block.spec) for one in made.pages for block in one.blocks if isinstance(block, Chart)
    ]
    behind = [
        (block.page, block.chart.spec) for block in page(made, "Data").blocks if isinstance(block, Figures)
    ]

    assert behind == charted
    assert len(charted) == 2


def test_no_word_of_ours_reaches_the_customer(review: Make) -> None:
    for made in (review(facts()), review(bare_facts())):
        for text in said((made.title, made.foot, made.pages)):
            assert not [word for word in JARGON if word in text.casefold()], text


def test_at_most_four_tiles_one_chart_a_page(review: Make) -> None:
    for one in review(facts()).pages:
        assert len(tiles(one)) <= 4
        assert sum(isinstance(block, Chart) for block in one.blocks) <= 1


def test_the_agenda_leads_to_every_other_page(review: Make) -> None:
    made = review(facts())
    (agenda,) = tables(made.pages[0])

    assert [row[1].leads for row in agenda.rows] == [one.name for one in made.pages[1:]]
    assert [row[2].content for row in agenda.rows] == [one.title for one in made.pages[1:]]


@pytest.mark.parametrize(
    "author, shown",
    [
        (Author("Maya Okafor", "", "Northwind"), "Maya Okafor"),
        (Author("", "", "Northwind"), "Northwind"),
        (Author(), ""),
    ],
)
def test_the_author_is_the_user_else_the_company_else_nobody(
    review: Make, author: Author, shown: str
) -> None:
    assert review(facts(), author).author == shown


@pytest.mark.parametrize(
    "start, end, said_as",
    [
        (date(2026, 7, 1), date(2026, 9, 30), "Q3 2026"),
        (date(2026, 8, 1), date(2026, 8, 31), "Aug 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2026, 8, 1), date(2026, 10, 31), "1 Aug 2026 to 31 Oct 2026"),
    ],
)
def test_periods_are_called_by_their_names(review: Make, start: date, end: date, said_as: str) -> None:
    made = review(replace(facts(), start=start, end=end))

    assert made.foot == f"Harbour Freight Lines · Executive business review · {said_as}"


def test_a_review_is_a_value(review: Make) -> None:
    assert review(facts()) == review(facts())


def test_figures_are_written_in_the_customers_manner(review: Make) -> None:
    assert "3,7\N{NO-BREAK SPACE}h" in page(review(facts(), locale="de_DE"), "Ergebnisse 1").title


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
