"""How cells show figures: number formats that round and write them as the sentences beside them do."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from csdesk.deck.page import Content
from csdesk.formats import MINUS, NO_BREAK, Formats
from csdesk.words import Money, Quantity

GENERAL = "General"
TEXT = "@"
LANGUAGES = {"en_GB": "809", "en_US": "409", "de_DE": "407", "fr_FR": "40C"}
"""The numbers by which workbooks know languages, so that months are named in the customer's."""


def code_of(content: Content, formats: Formats) -> str:
    """The number format of a cell with this content."""
    match content:
        case Quantity(_, unit, decimals, signed):
            return _signed(_digits(decimals) + _literal(f"{NO_BREAK}{unit}" if unit else ""), signed)
        case Money():
            return _money(content, formats)
        case date():
            return day_code(formats)
        case _:
            return GENERAL


def day_code(formats: Formats) -> str:
    """Days as 16 Nov 2026, in the review's language on every machine."""
    language = LANGUAGES.get(formats.locale)
    return f"[$-{language}]d mmm yyyy" if language else "d mmm yyyy"


def plain_code(decimals: int) -> str:
    """A figure without its unit, which stands in the column's heading."""
    return _signed(_digits(decimals), False)


def number_of(content: Content) -> str | float | Decimal | date:
    """What the cell holds: the figure itself."""
    match content:
        case Quantity(value, _, _, _):
            return value
        case Money(amount, _):
            return amount
        case _:
            return content


def _money(money: Money, formats: Formats) -> str:
    """The currency where the locale puts it, before or after the amount."""
    said = formats.money(Money(abs(money.amount), money.currency))
    before, after = re.match(r"\D*", said), re.search(r"\D*$", said)
    decimals = 0 if money.amount == money.amount.to_integral_value() else 2
    prefix = before.group() if before else ""
    suffix = after.group() if after else ""
    return _signed(_literal(prefix) + _digits(decimals) + _literal(suffix), False)


def _digits(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _signed(code: str, plus: bool) -> str:
    """With a true minus, and a plus where it says a change; zero has neither."""
    return f"{'+' if plus else ''}{code};{_literal(MINUS)}{code};{code}"


def _literal(text: str) -> str:
    """A text as a number format holds it, letter by letter where it has quotes."""
    if not text:
        return ""
    if '"' in text:
        return "".join(f"\\{character}" for character in text)
    return f'"{text}"'
