"""Numbers and dates of whole columns: read one way, or asked about."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.errors import Refusal
from csdesk.exchange.cells import (
    FAR_DATE,
    NO_DATE,
    NO_NUMBER,
    NOT_A_DATE,
    NOT_A_NUMBER,
    OTHERWISE,
    TOO_LARGE,
    Cells,
    days_of,
    numbers_of,
)
from csdesk.exchange.days import DayOrder, read_day
from csdesk.exchange.numbers import DecimalMark, decimals_of, read_number
from csdesk.formats import Formats

NOVEMBER = date(2026, 11, 16)


def column(*texts: str) -> Cells:
    return Cells("Value", range(2, len(texts) + 2), texts)


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("3.6", "1,234"), ("3.6", "1234")),
        (("3,6", "1.234"), ("3.6", "1234")),
        (("1.234,5", "1.234"), ("1234.5", "1234")),
        (("1,234,567", "2,000"), ("1234567", "2000")),
        (("0.125", "1.000"), ("0.125", "1.000")),
        (("1 234", "12\N{NO-BREAK SPACE}345"), ("1234", "12345")),
        (("1'234.5", "-7"), ("1234.5", "-7")),
        (("\N{MINUS SIGN}3", "+4", "1.5E+03"), ("-3", "4", "1500")),
    ],
)
def test_a_column_tells_what_its_commas_and_points_mean(
    texts: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    found = numbers_of([column(*texts)], None)
    assert [found[text] for text in texts] == [Decimal(number) for number in numbers]


def test_a_column_that_leaves_it_open_is_asked_about_with_the_place() -> None:
    with pytest.raises(Refusal) as caught:
        numbers_of([column("7", "1,234", "2,500")], None)
    said = Formats().say(caught.value.said)
    assert "“1,234” (line 3, column “Value”) may be 1,234 or 1.234" in said
    assert caught.value.field == "decimal"


def test_one_column_of_a_file_decides_for_the_other() -> None:
    found = numbers_of([column("1.234"), column("0,5")], None)
    assert found["1.234"] == Decimal(1234)


def test_what_was_said_about_numbers_holds() -> None:
    assert numbers_of([column("1,234")], DecimalMark.COMMA)["1,234"] == Decimal("1.234")
    assert numbers_of([column("1,234")], DecimalMark.POINT)["1,234"] == Decimal(1234)


def test_in_a_mixed_column_the_rarer_way_and_the_doubtful_are_not_read() -> None:
    found = numbers_of([column("3.5", "4.5", "3,6", "1,234", "8")], None)
    assert (found["3.5"], found["8"]) == (Decimal("3.5"), Decimal(8))
    assert (found["3,6"], found["1,234"]) == (OTHERWISE, OTHERWISE)


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "-Infinity", "12 34", "1,2,3", "0x1F", "1_000", "n/a", "٣", "5 h"]
)
def test_text_is_no_number(text: str) -> None:
    assert numbers_of([column(text, "1.5")], None)[text] == NOT_A_NUMBER


def test_empty_and_monstrous_numbers_say_what_they_are() -> None:
    found = numbers_of([column("", "1e400", "9" * 20)], None)
    assert (found[""], found["1e400"], found["9" * 20]) == (NO_NUMBER, TOO_LARGE, TOO_LARGE)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-16",
        "2026/11/16",
        "20261116",
        "2026-11-16 03:00:00",
        "2026-11-16T03:00:00.123Z",
        "2026-11-16T23:30:00+01:00",
        "16.11.2026",
        "16.11.2026 14:05",
        "16/11/2026",
        "11/16/2026 2:05 PM",
        "16 Nov 2026",
        "16-Nov-2026",
        "Nov 16, 2026",
        "16. November 2026",
        "16 de noviembre de 2026",
        "2026-W47",
    ],
)
def test_a_day_is_understood_in_the_usual_forms(text: str) -> None:
    other = "31.12.2025" if "." in text else "2026-01-05"
    assert days_of(column(text, other), None)[text] == NOVEMBER


def test_months_and_quarters_give_their_first_day() -> None:
    found = days_of(
        column("2026-11", "Nov 2026", "11/2026", "2026/11", "11.2026", "Q4 2026", "2026-Q4"), None
    )
    assert set(found.values()) == {date(2026, 11, 1), date(2026, 10, 1)}


@pytest.mark.parametrize(
    ("other", "meant"), [("31/01/2026", date(2026, 4, 3)), ("01/31/2026", date(2026, 3, 4))]
)
def test_a_column_tells_whether_day_or_month_stands_first(other: str, meant: date) -> None:
    assert days_of(column("03/04/2026", other), None)["03/04/2026"] == meant


def test_a_column_of_dates_that_leaves_it_open_is_asked_about() -> None:
    with pytest.raises(Refusal) as caught:
        days_of(Cells("Day", [2, 3], ["05/05/2026", "03/04/2026"]), None)
    said = Formats().say(caught.value.said)
    assert "“03/04/2026” (line 3, column “Day”) may be 3 Apr 2026 or 4 Mar 2026" in said
    assert caught.value.field == "dates"


def test_what_was_said_about_dates_holds_and_points_need_no_saying() -> None:
    assert days_of(column("03/04/2026"), DayOrder.MONTH_FIRST)["03/04/2026"] == date(2026, 3, 4)
    assert days_of(column("03.04.2026"), None)["03.04.2026"] == date(2026, 4, 3)


@pytest.mark.parametrize(
    "text", ["2026-02-31", "31/02/2026", "2026-13-01", "soon", "46000", "16/11/26", "2026-W54"]
)
def test_what_is_no_day_is_said_so(text: str) -> None:
    assert days_of(column(text), None)[text] == NOT_A_DATE


def test_a_missing_and_an_impossible_year_say_so() -> None:
    found = days_of(column("", "0026-11-16", "9999-01-01"), None)
    assert (found[""], found["0026-11-16"], found["9999-01-01"]) == (NO_DATE, FAR_DATE, FAR_DATE)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_numbers_with_groups_come_back_in_either_way(number: Decimal) -> None:
    text = f"{number:,}"
    turned = text.translate(str.maketrans(",.", ".,"))
    assert read_number(text, DecimalMark.POINT) == number
    assert read_number(turned, DecimalMark.COMMA) == number


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_days_come_back_in_either_order(day: date) -> None:
    assert read_day(f"{day.day}/{day.month}/{day.year}", DayOrder.DAY_FIRST) == day
    assert read_day(f"{day.month}/{day.day}/{day.year}", DayOrder.MONTH_FIRST) == day
    assert read_day(f"{day.isoformat()} 12:30", DayOrder.DAY_FIRST) == day


@given(st.text(max_size=40))
def test_no_text_is_more_than_unread(text: str) -> None:
    read_number(text, DecimalMark.POINT)
    read_day(text, DayOrder.DAY_FIRST)


@pytest.mark.parametrize(("text", "decimals"), [("7", 0), ("7.0", 0), ("0.125", 3), ("1e3", 0), ("1e-2", 2)])
def test_decimals_that_a_number_needs(text: str, decimals: int) -> None:
    assert decimals_of(Decimal(text)) == decimals


def test_a_percent_sign_is_allowed_where_numbers_are_meant_in_percent() -> None:
    assert numbers_of([column("71.5 %", "8%")], None, percent=True)["71.5 %"] == Decimal("71.5")
    assert numbers_of([column("71.5 %")], None)["71.5 %"] == NOT_A_NUMBER
