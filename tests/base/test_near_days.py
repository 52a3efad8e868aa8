"""Days as people say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.formats import Formats
from csdesk.near_days import Looking, near_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en_GB", "tomorrow", date(2026, 11, 23)),
        ("en_GB", " Today ", SUNDAY),
        ("en_GB", "Friday", date(2026, 11, 27)),
        ("en_GB", "fri.", date(2026, 11, 27)),
        ("en_GB", "sunday", date(2026, 11, 29)),
        ("en_GB", "12 Dec", date(2026, 12, 12)),
        ("en_GB", "12/12", date(2026, 12, 12)),
        ("en_GB", "3 Nov", date(2027, 11, 3)),
        ("en_GB", "12 Dec 2025", date(2025, 12, 12)),
        ("en_US", "Dec 12", date(2026, 12, 12)),
        ("en_US", "12/24", date(2026, 12, 24)),
        ("de_DE", "Freitag", date(2026, 11, 27)),
        ("de_DE", "friday", date(2026, 11, 27)),
        ("de_DE", "24.12.", date(2026, 12, 24)),
        ("de_DE", "24. Dez.", date(2026, 12, 24)),
        ("en_GB", "end of March", date(2027, 3, 31)),
        ("en_GB", "end of next week", date(2026, 12, 4)),
        ("de_DE", "Mitte Dezember", date(2026, 12, 15)),
        ("de_DE", "Anfang 13", None),
        ("de_DE", "Ende Nov. 2027", date(2027, 11, 30)),
        ("de_DE", "Ende des Quartals", date(2026, 12, 31)),
        ("de_DE", "Ende nächsten Monats", date(2026, 12, 31)),
        ("de_DE", "KW 47", date(2027, 11, 26)),
        ("de_DE", "KW 54", None),
        ("en_GB", "29 Feb", None),
        ("en_GB", "the export guide", None),
        ("en_GB", "2", None),
        ("en_GB", "", None),
    ],
)
def test_is_the_next_one_that_is_meant(locale: str, text: str, day: date | None) -> None:
    assert near_day(text, Formats(locale), SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("yesterday", date(2026, 11, 21)),
        ("Friday", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 15)),
        ("3 Nov", date(2026, 11, 3)),
        ("12 Dec", date(2025, 12, 12)),
        ("Ende Oktober", date(2026, 10, 31)),
        ("KW 48", date(2025, 11, 28)),
    ],
)
def test_what_happened_lies_behind(text: str, day: date) -> None:
    assert near_day(text, Formats("en_GB"), SUNDAY, Looking.BACK) == day


@given(today=st.dates(date(2020, 1, 1), date(2030, 12, 30)), ahead=st.integers(0, 300))
def test_a_day_and_a_month_are_understood_whenever_they_are_said(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    formats = Formats("en_GB")
    assert near_day(formats.short_day(day), formats, today) == day
