"""The sheets that a conversation is made of: milestones, ways of working, then and now, what comes next, discussion."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from csdesk.deck.heights import page_height
from csdesk.deck.measure import PAGE
from csdesk.deck.page import Lines, Page, Review, Room, TimeChart
from csdesk.domain.commitment import CommitmentState
from csdesk.domain.review import ReviewKind, Sheet
from csdesk.domain.sides import Side
from csdesk.queries.shared import AgendaPoint, InvitedPerson, Person, SheetChoice, WantedDecision
from tests.deck.reading import contents, tables
from tests.deck.samples import LEAD, SPONSOR, bare_facts, before, facts, milestone, plan, promise, told_facts
from tests.deck.test_allowed import prepared

Make = Callable[..., Review]


def page(review: Review, sheet: Sheet) -> Page:
    return next(one for one in review.pages if one.sheet is sheet)


@pytest.fixture
def quarterly(review: Make) -> Review:
    return review(told_facts(), kind=ReviewKind.QUARTERLY, before=before())


def test_a_quarterly_review_holds_all_of_it(quarterly: Review) -> None:
    assert [one.name for one in quarterly.pages] == [
        "Cover", "Summary", "Success plan", "Results 1", "Results 2", "Results 3", "Milestones",
        "How your team works now", "Then and now", "What comes next", "Discussion and decisions", "Method", "Data",
    ]  # fmt: skip
    assert [one.sheet for one in quarterly.left_out] == [Sheet.CONFIRM, Sheet.OTHER_METRICS]


def test_every_title_tells_its_finding_bad_news_too(quarterly: Review) -> None:
    titles = {one.sheet: one.title for one in quarterly.pages}
    assert titles[Sheet.MILESTONES] == "3 of 5 milestones reached; those reached were typically 4 days late"
    assert titles[Sheet.WORKING] == (
        "First response time went from 8.8\N{NO-BREAK SPACE}h to 5.4\N{NO-BREAK SPACE}h "
        "since “Night tickets go to a two-person triage rota”"
    )
    assert titles[Sheet.THEN_AND_NOW] == (
        "1 of 4 promises kept, 1 late, 1 dropped, 1 not due yet; 1 of 2 results nearer to their targets"
    )
    assert titles[Sheet.NEXT].startswith(
        "3 steps are due in the next 90 days, 1 step is later than planned; then: First response time from"
    )


def test_without_content_a_sheet_stays_out_and_says_why(review: Make) -> None:
    made = review(bare_facts(), kind=ReviewKind.QUARTERLY)
    why = {one.sheet: one.why.template for one in made.left_out}
    empty = {Sheet.MILESTONES, Sheet.WORKING, Sheet.THEN_AND_NOW, Sheet.NEXT, Sheet.OTHER_METRICS}
    assert set(why) == empty | {Sheet.CONFIRM}
    assert why[Sheet.MILESTONES] == "No milestone of the plan is shared."


def test_an_empty_sheet_that_is_wanted_all_the_same_says_that_it_is_empty(review: Make) -> None:
    wanted = [
        *(Sheet.MILESTONES, Sheet.WORKING, Sheet.THEN_AND_NOW, Sheet.NEXT, Sheet.CONFIRM),
        Sheet.OTHER_METRICS,
    ]
    own = prepared(*(SheetChoice(sheet, None, True, "") for sheet in wanted))
    made = review(bare_facts(), kind=ReviewKind.QUARTERLY, prepared=own)
    assert not made.left_out
    assert page(made, Sheet.WORKING).title == "Nothing has changed yet in how your team works"
    assert page(made, Sheet.THEN_AND_NOW).title == "Nothing was open at the last review"
    assert [table.empty for table in tables(page(made, Sheet.NEXT))] == [
        "No step has a date in the next 90 days.",
        "The next phase is not yet agreed.",
    ]


def test_milestones_are_drawn_and_then_no_longer_stand_in_the_plan(quarterly: Review, review: Make) -> None:
    one = page(quarterly, Sheet.MILESTONES)
    (drawn,) = [block for block in one.blocks if isinstance(block, TimeChart)]
    assert [row.phrase for row in drawn.timeline.rows] == [
        "All tickets arrive in one queue", "Nights are covered", "Four teams answer with macros",
        "Dispatchers see their ticket's state",
    ]  # fmt: skip
    assert len(tables(page(quarterly, Sheet.PLAN))) == 1
    assert len(tables(page(review(told_facts()), Sheet.PLAN))) == 2


def test_ways_of_working_are_theirs_and_say_what_they_did(quarterly: Review) -> None:
    ways, asked = tables(page(quarterly, Sheet.WORKING))
    assert [row[0] for row in contents(ways)] == [
        "Night tickets go to a two-person triage rota (confirmed by Ingrid Holm on 30 Jun 2026)",
        "Go-live",
    ]
    assert "→" in str(ways.rows[0][3].content)
    assert contents(asked) == [
        [
            "How does a ticket reach the desk at night?",
            "By phone, and the gate writes it down.",
            "Tomas Berg · 6 Oct 2026",
        ]
    ]


def test_every_promise_of_the_last_review_is_told_the_bad_news_first(quarterly: Review) -> None:
    _, promises, _ = tables(page(quarterly, Sheet.THEN_AND_NOW))
    assert [[row[0], row[1], row[3]] for row in contents(promises)] == [
        ["Publish the weekend rota", "Tomas Berg", "late, still open"],
        ["Write a report for the board", "Us", "dropped"],
        ["Connect the planning screen", "Us", "kept on 28 Aug 2026"],
        ["Train the night shift", "Maya Okafor", "not due yet"],
    ]


def test_a_result_shown_under_another_name_keeps_its_period(review: Make) -> None:
    last = before()
    named = replace(last, results=(replace(last.results[0], name="Hours to an answer"), *last.results[1:]))
    results, _, _ = tables(page(review(told_facts(), before=named), Sheet.THEN_AND_NOW))
    assert contents(results)[0][:2] == ["First response time", "5.6\N{NO-BREAK SPACE}h (22 Jun 2026)"]


def test_every_result_is_held_against_what_was_shown_and_a_new_definition_is_named(quarterly: Review) -> None:
    results, _, milestones = tables(page(quarterly, Sheet.THEN_AND_NOW))
    first, second = contents(results)
    assert first[1] == "5.6\N{NO-BREAK SPACE}h (22 Jun 2026)"
    assert str(first[3]).startswith("Went 41\N{NO-BREAK SPACE}% of the way to the target; the target is met")
    assert str(second[3]).startswith(
        "Measured differently now, so the two figures can't be compared: Share of"
    )
    assert contents(milestones) == [
        ["Dispatchers see their ticket's state", date(2026, 10, 5), "moved to 7 Dec 2026"],
        ["The gate has a screen", date(2026, 9, 1), "dropped"],
    ]


def test_a_milestone_of_an_earlier_phase_is_open_and_not_dropped(review: Make) -> None:
    facts = told_facts()
    assert facts.plan is not None
    (gate,) = [one for one in before().milestones if one.phrase == "The gate has a screen"]
    earlier = replace(
        facts.plan.milestones[0], phrase=gate.phrase, key=gate.key, planned=date(2027, 1, 11), reached=None
    )
    told = replace(
        facts, other_milestones=(earlier, replace(earlier, key="never shown", phrase="Never shown"))
    )
    _, _, milestones = tables(page(review(told, before=before()), Sheet.THEN_AND_NOW))
    assert contents(milestones)[-1] == ["The gate has a screen", gate.planned, "moved to 11 Jan 2027"]


def test_without_an_earlier_review_the_promises_are_told_alone(review: Make) -> None:
    one = page(review(told_facts()), Sheet.THEN_AND_NOW)
    assert len(tables(one)) == 1
    assert one.title == "1 of 3 promises kept, 1 late, 1 not due yet"


def test_of_many_promises_the_rest_stands_in_the_appendix(review: Make) -> None:
    many = tuple(
        promise(f"Promise {n}", Side.OURS, None, CommitmentState.OPEN, date(2026, 12, n + 1))
        for n in range(30)
    )
    made = review(replace(told_facts(), commitments=many))
    (promises,) = tables(page(made, Sheet.THEN_AND_NOW))
    assert contents(promises)[-1][0] == f"{31 - len(promises.rows)} more stand in the appendix."
    assert any(len(table.rows) == 30 for table in tables(page(made, Sheet.METHOD)))
    few = review(replace(told_facts(), commitments=many[:12]))
    (promises,) = tables(page(few, Sheet.THEN_AND_NOW))
    assert len(promises.rows) == 12
    assert all(len(table.rows) != 12 for table in tables(page(few, Sheet.METHOD)))


def test_the_next_ninety_days_hold_milestones_targets_and_promises_with_an_owner_on_each_side(
    quarterly: Review,
) -> None:
    steps, phase = tables(page(quarterly, Sheet.NEXT))
    assert contents(steps)[0] == [
        "Publish the weekend rota (later than planned)", "", "", "Tomas Berg", "–", date(2026, 10, 15),
    ]  # fmt: skip
    rows = {row[0]: row[1:] for row in contents(steps)}
    assert rows["Tickets solved at first contact"][:4] == [
        "71\N{NO-BREAK SPACE}%", "80\N{NO-BREAK SPACE}%", "You", "Us"
    ]  # fmt: skip
    assert rows["Train the night shift"] == ["", "", "–", "Maya Okafor", date(2026, 12, 18)]
    assert [column.heading for column in phase.columns] == [
        "Next phase", "From", "To", "Your side", "Our side", "First step", "By",
    ]  # fmt: skip


def test_the_discussion_has_two_questions_room_to_write_and_what_is_to_be_decided(review: Make) -> None:
    own = prepared(
        decisions=(WantedDecision("Extend the rota to weekends", ""),),
        questions=("What would the depots miss?", "Who else should see this?", "A third one"),
        next_date=date(2027, 2, 18),
    )
    one = page(review(told_facts(), prepared=own), Sheet.DISCUSSION)
    assert one.title == "1 decision is wanted today, then who does what by when"
    assert [block.count for block in one.blocks if isinstance(block, Lines)] == [2, 2]
    decisions, actions, meet = tables(one)
    assert contents(meet) == [[date(2027, 2, 18)]]
    assert contents(decisions)[0][0] == "Extend the rota to weekends"
    assert all(row == ["", "", ""] for row in [*contents(decisions)[1:], *contents(actions)])
    assert "Extend the rota to weekends" in str(
        page(review(told_facts(), prepared=own), Sheet.SUMMARY).blocks
    )


def test_the_cover_says_who_meets_and_what_about(review: Make) -> None:
    own = prepared(
        agenda=(AgendaPoint("What success is for you", 5), AgendaPoint("Decisions", None)),
        attendees=(
            InvitedPerson(Side.THEIRS, SPONSOR, True),
            InvitedPerson(Side.THEIRS, LEAD, False),
            InvitedPerson(Side.OURS, Person("Maya Okafor"), False),
        ),
        planned_for=date(2026, 12, 3),
    )
    agenda, people, pages = tables(review(told_facts(), prepared=own).pages[0])
    assert [row[1] for row in contents(agenda)] == ["What success is for you", "Decisions"]
    assert contents(people) == [
        ["Ingrid Holm, Chief operating officer", "Maya Okafor"],
        ["Tomas Berg, Service desk lead", ""],
    ]
    assert pages.columns[1].heading == "On these pages"
    made = {page.name: page.title for page in review(told_facts(), prepared=own).pages}
    for _, name, said in contents(pages):
        assert made[name] == said or made[name].startswith(f"{said}; ")


def test_what_a_review_shows_is_kept_for_the_next_one(quarterly: Review) -> None:
    shown = quarterly.shown
    assert shown is not None
    assert [one.now for one in shown.results][2] is None
    assert "Publish the weekend rota" in [one.text for one in shown.commitments]
    assert len(shown.milestones) == 5


@pytest.mark.parametrize("locale", ["en_GB", "de_DE"])
@pytest.mark.parametrize("kind", ReviewKind)
def test_pages_are_as_roomy_as_the_paper_allows_and_never_more(
    review: Make, kind: ReviewKind, locale: str
) -> None:
    made = review(told_facts(), kind=kind, before=before(), locale=locale)
    for one in made.pages:
        if not one.appendix and one.sheet is not Sheet.RESULTS:
            assert page_height(one) <= PAGE, one.name
    assert any(table.room is Room.AIRY for one in made.pages for table in tables(one))


def test_many_milestones_leave_one_page(review: Make) -> None:
    many = tuple(milestone(f"Step {n}", "How " * 30, date(2026, 1 + n, 2), None) for n in range(12))
    made = review(replace(facts(), plan=replace(plan(), milestones=many)), kind=ReviewKind.SOLUTION)
    assert page_height(page(made, Sheet.MILESTONES)) <= PAGE
