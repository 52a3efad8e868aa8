"""The cleaning rules of fields, the same while a person types and when a command runs.

Each rule returns what is kept or raises Refusal in the user's words; a refused field keeps what was there before.
"""

from __future__ import annotations

import math
import unicodedata
from datetime import date
from decimal import Decimal

from csdesk.domain.currencies import CURRENCIES
from csdesk.domain.periods import Cadence, first_day
from csdesk.errors import Refusal

NAME_LENGTH = 200
TEXT_LENGTH = 20_000
EMAIL_LENGTH = 254
FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST_NUMBER = 1e15
AMOUNT_DECIMALS = 8
MOST_DECIMALS = 6
MOST_NOW_PERIODS = 60


def clean_name(text: str, field: str | None = "name") -> str:
    """A name on one line: trimmed, white space and control characters as single spaces, 1 to 200 characters."""
    name = clean_line(text, field)
    if not name:
        raise Refusal("A name is needed here; what was there before is kept.", field=field)
    return name


def clean_line(text: str, field: str | None = None, limit: int = NAME_LENGTH) -> str:
    """A text on one line that may be empty, trimmed, at most `limit` characters."""
    line = " ".join(_printable(text, keep="").split())
    if not any(_visible(character) for character in line):
        return ""
    return _refuse_longer(line, limit, field)


def clean_text(text: str, field: str | None = None, limit: int = TEXT_LENGTH) -> str:
    """A text that may be empty and have several lines, without white space at its ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(_printable(line, keep="\t").rstrip() for line in lines).strip()
    return _refuse_longer(kept, limit, field)


def clean_email(text: str, field: str | None = "email") -> str:
    """An e-mail address that could be one, or nothing; its domain in small letters."""
    address = clean_line(text, field, EMAIL_LENGTH)
    if not address:
        return ""
    local, at, domain = address.rpartition("@")
    plausible = (
        local and at and "." in domain and all(domain.split(".")) and not set(" ,;<>@") & set(local + domain)
    )
    if not plausible:
        raise Refusal(
            "“{text}” is not an e-mail address; write it like ann@example.com. What was there before is kept.",
            field=field,
            text=address[:60],
        )
    return f"{local}@{domain.lower()}"


def clean_currency(text: str, field: str | None = "currency") -> str:
    """A currency's code by ISO 4217, in capitals."""
    code = clean_line(text, field).upper()
    if code not in CURRENCIES:
        raise Refusal(
            "“{text}” is not a currency code; write its three letters, such as EUR, GBP or USD.",
            field=field,
            text=code[:20],
        )
    return code


def clean_amount(amount: Decimal, field: str | None = "amount") -> Decimal:
    """An amount of money that can be kept exactly: at most eight decimals and fifteen digits before them."""
    if not amount.is_finite() or abs(amount) > Decimal(LARGEST_NUMBER):
        raise Refusal("This amount is too large to be kept; what was there before is kept.", field=field)
    if amount != round(amount, AMOUNT_DECIMALS):
        raise Refusal(
            "An amount has at most {decimals} decimals; what was there before is kept.",
            field=field,
            decimals=AMOUNT_DECIMALS,
        )
    return amount


def clean_number(number: float | Decimal, field: str | None = "value") -> float:
    """A measured or aimed-at number: finite and at most fifteen digits before the decimal point."""
    value = float(number)
    if not math.isfinite(value) or abs(value) > LARGEST_NUMBER:
        raise Refusal("This number is too large to be kept; what was there before is kept.", field=field)
    return value


def clean_ratio(
    numerator: float | Decimal, denominator: float | Decimal, field: str | None = "denominator"
) -> tuple[float, float]:
    """The two parts of a ratio; its denominator is more than zero."""
    above, below = clean_number(numerator, "numerator"), clean_number(denominator, field)
    if below <= 0:
        raise Refusal(
            "A ratio needs a denominator of more than zero; leave the period empty instead.", field=field
        )
    clean_number(above / below, field)
    return above, below


def clean_whole(number: int, least: int, most: int, field: str | None = None) -> int:
    """A whole number from `least` to `most`."""
    if not least <= number <= most:
        raise Refusal("Write a whole number from {least} to {most}.", field=field, least=least, most=most)
    return number


def clean_decimals(number: int, field: str | None = "decimals") -> int:
    """How many decimals a metric is shown with: 0 to 6."""
    return clean_whole(number, 0, MOST_DECIMALS, field)


def clean_now_periods(number: int, field: str | None = "now_periods") -> int:
    """Over how many of the last periods *now* is taken: 1 to 60."""
    return clean_whole(number, 1, MOST_NOW_PERIODS, field)


def clean_day(day: date, field: str | None = "day") -> date:
    """A day of the years 1900 to 2200: anything else is a slip of the finger."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal(
            "{day} can't be meant; write a year from {first} to {last}.",
            field=field,
            day=day,
            first=str(FIRST_YEAR),
            last=str(LAST_YEAR),
        )
    return day


def clean_day_order(
    start: date | None, end: date | None, field: str | None = "end"
) -> tuple[date | None, date | None]:
    """Two days of which the second doesn't lie before the first; either may be open."""
    if start is not None and end is not None and end < start:
        raise Refusal("The end, {end}, lies before the start, {start}.", field=field, start=start, end=end)
    return start, end


def clean_period(
    cadence: Cadence, day: date, today: date | None = None, field: str | None = "period"
) -> date:
    """The first day of the period in which `day` lies; with `today` given, not one that is still to come."""
    first = first_day(cadence, clean_day(day, field))
    if today is not None and first > today:
        raise Refusal("{day} is still to come, so nothing can be measured then yet.", field=field, day=day)
    return first


def clean_band(low: float | None, high: float | None, field: str | None = "high") -> None:
    """Refuse a band whose low end is above its high end."""
    if low is not None and high is not None and low > high:
        raise Refusal("The low end of the band is above its high end.", field=field)


def _refuse_longer(text: str, limit: int, field: str | None) -> str:
    if len(text) > limit:
        raise Refusal(
            "This text has {length} characters and at most {limit} can be kept; what was there before is kept.",
            field=field,
            length=len(text),
            limit=limit,
        )
    return text


def _printable(text: str, keep: str) -> str:
    """Control characters as spaces; what no file can hold as the sign for an unreadable character."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():  # nearly every text, a hundred times as fast; none of those below is printable
        return composed
    return "".join(
        character if character in keep else _SUBSTITUTES.get(_sort_of(character), character)
        for character in composed
    )


_SUBSTITUTES = {
    "Cc": " ",
    "Zl": " ",
    "Zp": " ",
    "Cs": "\N{REPLACEMENT CHARACTER}",
    "none": "\N{REPLACEMENT CHARACTER}",
}


def _sort_of(character: str) -> str:
    return "none" if ord(character) & 0xFFFE == 0xFFFE else unicodedata.category(character)


def _visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ"
