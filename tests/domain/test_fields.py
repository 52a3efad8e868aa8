"""The cleaning rules: what is kept, and what is refused in which words."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from babel.numbers import list_currencies
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain import fields
from csdesk.domain.currencies import CURRENCIES
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from tests.domain.builders import said


def refused(rule: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        rule()
    return said(caught.value.said)


def test_a_name_keeps_slash_and_emoji_and_loses_tabs() -> None:
    assert fields.clean_name("  Müller/Söhne\t\t& Co \N{ROCKET}\r\n") == "Müller/Söhne & Co \N{ROCKET}"
    family = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}"
    assert fields.clean_name(family) == family


def test_a_name_that_is_too_long_is_refused_with_its_limit() -> None:
    name = "Long/name\t\N{ROCKET} " * 30
    words = refused(lambda: fields.clean_name(name))
    assert "at most 200" in words
    assert "what was there before is kept" in words
    assert fields.clean_name("x" * 200) == "x" * 200


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "\N{ZERO WIDTH SPACE}", "\x00\x1f"])
def test_an_empty_name_is_refused(text: str) -> None:
    assert refused(lambda: fields.clean_name(text)).startswith("A name is needed")


@given(st.text(max_size=300))
def test_cleaning_a_cleaned_text_changes_nothing(text: str) -> None:
    line = fields.clean_line(text, limit=1000)
    assert fields.clean_line(line, limit=1000) == line
    assert not {"\n", "\t", "\x00"} & set(line)
    kept = fields.clean_text(text)
    assert fields.clean_text(kept) == kept
    kept.encode("utf-8")


def test_a_text_keeps_its_lines() -> None:
    assert fields.clean_text("one \r\n two\x07\r\n\n") == "one\n two"


def test_what_no_file_can_hold_is_replaced() -> None:
    assert fields.clean_line("a\ud800b\uffffc") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" Ann.Lee@Example.COM ", "Ann.Lee@example.com"), ("", ""), ("o'k+x@a.b-c.uk", "o'k+x@a.b-c.uk")],
)
def test_plausible_addresses_are_kept(typed: str, kept: str) -> None:
    assert fields.clean_email(typed) == kept


@pytest.mark.parametrize(
    "text", ["ann", "ann@", "@x.y", "ann@host", "a b@x.y", "a@b@x.y", "a@.y", "a@x.", "a;b@x.y"]
)
def test_implausible_addresses_are_refused(text: str) -> None:
    assert "is not an e-mail address" in refused(lambda: fields.clean_email(text))


def test_currencies_are_those_in_use() -> None:
    assert fields.clean_currency(" eur ") == "EUR"
    assert set(list_currencies()) >= CURRENCIES
    for wrong in ("", "EU", "Euro", "ABC"):
        assert "three letters" in refused(partial(fields.clean_currency, wrong))


def test_amounts_and_numbers_have_to_fit() -> None:
    assert fields.clean_amount(Decimal("0.35")) == Decimal("0.35")
    assert fields.clean_number(Decimal("-3.6")) == -3.6
    refused(lambda: fields.clean_amount(Decimal("NaN")))
    refused(lambda: fields.clean_amount(Decimal("1E+16")))
    refused(lambda: fields.clean_amount(Decimal("0.000000001")))
    for wrong in (float("nan"), float("inf"), 1e16):
        refused(partial(fields.clean_number, wrong))


def test_a_ratio_needs_a_denominator() -> None:
    assert fields.clean_ratio(0, 5) == (0.0, 5.0)
    for wrong in (0, -1):
        assert "more than zero" in refused(partial(fields.clean_ratio, 1, wrong))
    refused(lambda: fields.clean_ratio(1e15, 1e-15))


def test_days_have_an_order_and_a_century() -> None:
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    assert fields.clean_day_order(start, end) == (start, end)
    assert fields.clean_day_order(None, end) == (None, end)
    assert refused(lambda: fields.clean_day_order(end, start)) == (
        "The end, 1 Jan 2026, lies before the start, 31 Dec 2026."
    )
    assert "1900 to 2200" in refused(lambda: fields.clean_day(date(226, 1, 1)))


def test_a_period_is_kept_by_its_first_day_and_not_before_it_began() -> None:
    today = date(2026, 11, 22)
    assert fields.clean_period(Cadence.WEEKLY, date(2026, 11, 19), today) == date(2026, 11, 16)
    assert "still to come" in refused(lambda: fields.clean_period(Cadence.WEEKLY, date(2026, 11, 23), today))
    assert fields.clean_period(Cadence.MONTHLY, date(2062, 11, 19)) == date(2062, 11, 1)


def test_whole_numbers_and_bands_stay_inside() -> None:
    assert fields.clean_decimals(2) == 2
    assert refused(lambda: fields.clean_decimals(7)) == "Write a whole number from 0 to 6."
    assert fields.clean_now_periods(4) == 4
    fields.clean_band(1.0, 1.0)
    refused(lambda: fields.clean_band(2.0, 1.0))
