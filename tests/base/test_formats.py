"""Numbers, dates and money are written and read by the locale, and what is no number or day is refused in words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.errors import Refusal
from csdesk.formats import Formats, rounded
from csdesk.words import Money, Quantity, Week, counted, phrase

BRITISH, GERMAN, SWISS = Formats("en_GB"), Formats("de_DE"), Formats("de_CH")
SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (2.675, 2, "2.68"),
        (0.5, 0, "1"),
        (-0.04, 1, "0.0"),
        (-0.05, 1, "\N{MINUS SIGN}0.1"),
        (1234567.891, 1, "1,234,567.9"),
        (1e15, 0, "1,000,000,000,000,000"),
    ],
)
def test_a_figure_is_rounded_as_a_spreadsheet_shows_it(value: float, decimals: int, shown: str) -> None:
    assert BRITISH.number(value, decimals) == shown


@given(st.floats(-1e12, 1e12), st.integers(0, 6))
def test_rounding_never_moves_a_figure_by_more_than_half_a_step(value: float, decimals: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    assert abs(rounded(value, decimals) - Decimal(repr(value))) <= step / 2


def test_units_signs_and_money_are_written_in_each_language() -> None:
    assert BRITISH.quantity(Quantity(3.6, "h", 1)) == f"3.6{SPACE}h"
    assert GERMAN.quantity(Quantity(3.6, "h", 1, signed=True)) == f"+3,6{SPACE}h"
    assert BRITISH.quantity(Quantity(-3.61, "", 1, signed=True)) == "\N{MINUS SIGN}3.6"
    assert BRITISH.money(Money(Decimal(128400), "EUR")) == "€128,400"
    assert BRITISH.money(Money(Decimal("128400.50"), "EUR")) == "€128,400.50"
    assert GERMAN.money(Money(Decimal(128400), "EUR")) == f"128.400{SPACE}€"


def test_a_phrase_is_said_with_its_figures() -> None:
    said = phrase("from {before} on {day}", before=Quantity(9, "h", 1), day=date(2026, 2, 23))
    assert BRITISH.say(said) == f"from 9.0{SPACE}h on 23 Feb 2026"
    inner = counted("{count} week", "{count} weeks", 12)
    assert BRITISH.say(phrase("held for {time}", time=inner)) == "held for 12 weeks"
    assert BRITISH.say(counted("{count} week", "{count} weeks", 1)) == "1 week"


def test_text_in_a_phrase_is_text() -> None:
    assert BRITISH.say(phrase("{name}!", name="{oops} %s")) == "{oops} %s!"


@pytest.mark.parametrize(
    ("text", "formats", "number"),
    [
        ("3.6", BRITISH, "3.6"),
        ("3,6", BRITISH, "3.6"),
        ("3,6", GERMAN, "3.6"),
        ("3.6", GERMAN, "3.6"),
        ("1,234", BRITISH, "1234"),
        ("1.234", GERMAN, "1234"),
        ("1.234", BRITISH, "1.234"),
        (" 71 % ", BRITISH, "71"),
        ("\N{MINUS SIGN}5", BRITISH, "-5"),
        ("1 234,5", GERMAN, "1234.5"),
    ],
)
def test_a_typed_number_is_understood(text: str, formats: Formats, number: str) -> None:
    assert formats.read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "3h", "nan", "inf", "--1", "1e5", "½", "=1+1", "1,23,4"]
)
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        BRITISH.read_number(text, "target")
    assert caught.value.field == "target"
    assert "is not a number; write it like 1,234.5." in BRITISH.say(caught.value.said)


@pytest.mark.parametrize(
    ("text", "formats", "day"),
    [
        ("2026-11-16", BRITISH, date(2026, 11, 16)),
        ("16 Nov 2026", BRITISH, date(2026, 11, 16)),
        ("16 november 2026", BRITISH, date(2026, 11, 16)),
        ("16 Sep 2026", BRITISH, date(2026, 9, 16)),
        ("16. November 2026", GERMAN, date(2026, 11, 16)),
        ("1. März 2026", GERMAN, date(2026, 3, 1)),
        ("03/04/2026", BRITISH, date(2026, 4, 3)),
        ("03/04/2026", Formats("en_US"), date(2026, 3, 4)),
        ("3.4.2026", GERMAN, date(2026, 4, 3)),
        ("3.4.26", GERMAN, date(2026, 4, 3)),
        ("29 Feb 2028", BRITISH, date(2028, 2, 29)),
    ],
)
def test_a_typed_day_is_understood(text: str, formats: Formats, day: date) -> None:
    assert formats.read_day(text) == day


@pytest.mark.parametrize(
    "text", ["31/02/2026", "31 Feb 2026", "2026-02-31", "tomorrow", "", "1/2", "99/99/9999"]
)
def test_what_is_no_day_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        BRITISH.read_day(text, "due")
    assert caught.value.field == "due"
    assert "is not a day of the calendar; write it like 16 Nov 2026." in BRITISH.say(caught.value.said)


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["en_GB", "de_DE", "fr_FR", "el_GR", "ja_JP", "ru_RU", "es_ES", "cs_CZ", "pt_BR"]),
)
def test_a_day_that_was_written_is_read_back(day: date, locale: str) -> None:
    formats = Formats(locale)
    assert formats.read_day(formats.day(day)) == day


@given(st.text(max_size=30), st.sampled_from([BRITISH, GERMAN, SWISS]))
def test_no_text_breaks_the_reading_of_days_and_numbers(text: str, formats: Formats) -> None:
    for read in (formats.read_day, formats.read_number):
        try:
            read(text)
        except Refusal as refusal:
            assert formats.say(refusal.said)


def test_an_unknown_locale_falls_back_to_british_english() -> None:
    assert Formats("xx_YY").locale == "en_GB"
    assert Formats("de-DE.UTF-8").locale == "de_DE"
    assert Formats("C").locale == "en_GB"


def test_a_system_without_a_locale_groups_figures_all_the_same() -> None:
    assert Formats("en_US_POSIX").number(524689.85, 2) == "524,689.85"


def test_figures_may_be_of_one_locale_and_sentences_of_another_language() -> None:
    german = phrase("{name} fell from {baseline} to {now}", name="X", baseline=Decimal("1.5"), now=Decimal(1))
    assert Formats("de_DE", "en").say(german) == "X fell from 1,5 to 1"
    assert Formats("de_DE").say(german) == "X: gesunken von 1,5 auf 1"


def test_a_week_has_its_number_where_people_count_weeks() -> None:
    said = phrase("the week of {week}", week=Week(date(2026, 12, 28)))
    assert BRITISH.say(said) == "the week of 28 Dec 2026"
    assert GERMAN.say(said) == f"KW{SPACE}53 (28. Dez. 2026)"
    assert Formats("en_GB", "de").say(said) == f"KW{SPACE}53 (28 Dec 2026)"
