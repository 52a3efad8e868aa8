"""When the next review is due."""

from dataclasses import replace
from datetime import date

from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import FIRST, QUARTERLY, RENEWAL, SHORT_RENEWAL, YEARLY, Rhythm, due_reviews

EXECUTIVE, QUARTER, SOLUTION = ReviewKind.EXECUTIVE, ReviewKind.QUARTERLY, ReviewKind.SOLUTION
NEW = Rhythm(date(2026, 9, 1), date(2026, 9, 1), date(2027, 8, 31))
HELD = replace(NEW, held=((QUARTER, date(2026, 11, 2)),))


def said(rhythm: Rhythm) -> list[tuple[ReviewKind, date, object]]:
    return [(one.kind, one.day, one.why) for one in due_reviews(rhythm)]


def test_the_first_one_is_due_within_ninety_days_of_the_start() -> None:
    assert said(NEW) == [(QUARTER, date(2026, 11, 30), FIRST)]


def test_then_quarterly_and_an_executive_one_before_the_renewal() -> None:
    assert said(HELD) == [
        (QUARTER, date(2027, 2, 1), QUARTERLY),
        (EXECUTIVE, date(2027, 5, 3), RENEWAL),
    ]


def test_a_contract_of_less_than_a_year_is_renewed_at_shorter_notice() -> None:
    short = replace(HELD, contract_ends=date(2027, 2, 28))
    assert said(short)[0] == (EXECUTIVE, date(2026, 12, 30), SHORT_RENEWAL)


def test_a_long_contract_has_an_executive_one_every_year() -> None:
    held = ((EXECUTIVE, date(2027, 1, 11)),)
    long = replace(NEW, contract_ends=date(2029, 8, 31), held=held)
    assert said(long) == [(QUARTER, date(2027, 4, 12), QUARTERLY), (EXECUTIVE, date(2028, 1, 11), YEARLY)]


def test_an_executive_one_shortly_before_counts_as_the_one_before_the_renewal() -> None:
    held = ((EXECUTIVE, date(2027, 4, 5)),)
    assert [why for _, _, why in said(replace(NEW, held=held))] == [QUARTERLY, YEARLY]


def test_what_is_planned_is_not_due() -> None:
    assert said(replace(NEW, planned=((EXECUTIVE, date(2026, 12, 14)),))) == []
    planned = replace(HELD, planned=((QUARTER, date(2027, 2, 20)),))
    assert [kind for kind, _, _ in said(planned)] == [EXECUTIVE]
    assert len(said(replace(HELD, planned=((SOLUTION, date(2027, 2, 20)),)))) == 2


def test_nothing_is_due_where_nobody_knows_when_the_customer_began() -> None:
    assert said(Rhythm(None)) == []
