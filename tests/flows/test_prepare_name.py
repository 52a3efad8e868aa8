"""A review's file has a name that every system can keep, and a period that somebody would expect."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.review import ReviewKind
from csdesk.flows.publish import refuse_unfit
from csdesk.flows.review_name import default_period, suggested_name

Q3 = (date(2026, 7, 1), date(2026, 9, 30))


def test_a_file_is_called_by_account_kind_and_period() -> None:
    name = suggested_name("Harbour Freight Lines", ReviewKind.EXECUTIVE, Q3)

    assert name == "Harbour Freight Lines - Executive business review - Q3 2026.xlsx"


@pytest.mark.parametrize(
    "account, begins",
    [
        ("AC/DC\tGmbH \N{GUITAR}", "AC DC GmbH - "),
        ("..hidden", "hidden - "),
        ("\N{GUITAR}", "Customer - "),
        ("株式会社みなと精機", "株式会社みなと精機 - "),
        ("CON", "CON - "),
    ],
)
def test_strange_accounts_have_plain_file_names(account: str, begins: str) -> None:
    assert suggested_name(account, ReviewKind.EXECUTIVE, Q3).startswith(begins)


@given(st.text(max_size=400))
def test_every_suggestion_can_be_written_anywhere(account: str) -> None:
    name = suggested_name(account, ReviewKind.EXECUTIVE, Q3)

    refuse_unfit(Path.cwd() / name, ".xlsx")
    assert len(name.encode()) <= 200


@pytest.mark.parametrize(
    "today, start, end",
    [
        (date(2026, 11, 22), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 10, 20), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 1, 2), date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_the_period_is_this_quarter_from_its_middle_on(today: date, start: date, end: date) -> None:
    assert default_period(today) == (start, end)
