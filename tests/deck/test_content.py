"""What a review says, as values: in the customer's words, with what is missing printed as missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from csdesk.deck.content import Author
from csdesk.deck.page import Chart, Figures, Review
from tests.deck.reading import page, said, tables, tiles
from tests.deck.samples import (
    bare_facts,
    facts,
)

Make = Callable[..., Review]
JARGON = ("health", "churn", "upsell", "cta", "xmr", "stance", "phase 2", "csm", "ebr")


def test_the_sheets_come_in_the_order_of_the_conversation(review: Make) -> None:
    assert [one.name for one in review(facts()).pages] == [
        "Cover", "Summary", "Success plan", "Results 1", "Results 2", "Results 3", "What comes next",
        "Discussion and decisions", "Method", "Data",
    ]  # fmt: skip


def test_titles_are_sentences_with_the_finding_in_them(review: Make) -> None:
    made = review(facts())

    assert {one.name: one.title for one in made.pages} == {
        "Cover": "Harbour Freight Lines",
        "Summary": "1 of 3 goals met: First response time fell from 8.8\N{NO-BREAK SPACE}h to "
        "3.7\N{NO-BREAK SPACE}h; the target of 4.0\N{NO-BREAK SPACE}h is met",
        "Success plan": "The plan was agreed by Ingrid Holm on 3 Feb 2026; 3 of 5 milestones reached",
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


def test_a_summary_has_three_to_five_facts_each_with_how_sure_it_is(review: Make) -> None:
    for made in (review(facts()), review(bare_facts())):
        (table,) = tables(page(made, "Summary"))
        assert 3 <= len(table.rows) <= 5
    (full,) = tables(page(review(facts()), "Summary"))
    assert [row[1].content for row in full.rows[:2]] == ["Measured", "Measured"]


def test_missing_things_are_printed_as_missing(review: Make) -> None:
    made = review(bare_facts())
    elements, milestones = tables(page(made, "Success plan"))

    assert [row[2].content for row in elements.rows] == ["Not yet agreed"] * 6
    assert milestones.empty == "No milestone is agreed yet."
    assert page(made, "Success plan").title == "The plan is not yet agreed; no milestone is agreed yet"


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
