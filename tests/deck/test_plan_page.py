"""What the success plan says of its people, its milestones and where it began."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from csdesk.deck.page import Paragraph, Review
from csdesk.domain.contact import Part
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import StatedBaseline
from csdesk.queries.shared import Person
from tests.deck.reading import page, tables
from tests.deck.samples import (
    facts,
    milestone,
    only,
    plan,
    response_result,
)

Make = Callable[..., Review]


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
