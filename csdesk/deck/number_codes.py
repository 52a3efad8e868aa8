"""How cells show figures: number formats that round and write them as the sentences beside them do."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from csdesk.deck.page import Content
from csdesk.formats import MINUS, NO_BREAK, Formats
from csdesk.words import Money, Quantity

GENERAL = "General"
MOST_KEPT = 8
LANGUAGES = dict(
    pair.split(":")
    for pair in """
    en_GB:809 en_US:409 en_IE:1809 en_AU:C09 en_CA:1009 en_ZA:1C09 cs_CZ:405 da_DK:406 de_AT:C07 de_CH:807 de_DE:407
    el_GR:408 es_ES:C0A es_MX:80A fi_FI:40B fr_BE:80C fr_CA:C0C fr_CH:100C fr_FR:40C hu_HU:40E it_IT:410 ja_JP:411
    ko_KR:412 nb_NO:414 nl_BE:813 nl_NL:413 pl_PL:415 pt_BR:416 pt_PT:816 ro_RO:418 sv_SE:41D tr_TR:41F uk_UA:422
    zh_CN:804
    """.split()
)
"""By which numbers workbooks know languages, so that months have the customer's names on every machine."""

PROBE = date(2026, 11, 16)


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


@lru_cache(MOST_KEPT)
def day_code(formats: Formats) -> str:
    """Days as the locale writes them in sentences, read off one of them: 16 Nov 2026, Nov 16, 2026."""
    month = formats.month_name(PROBE).rstrip(".")
    names = {f"{PROBE.year}": "yyyy", f"{PROBE.day}": "d", f"{PROBE.month}": "m"}
    if month.isalpha() and not month[0].isdigit():
        names[month] = "mmm"
    parts = re.split(f"({'|'.join(re.escape(name) for name in names)})", formats.day(PROBE))
    written = "".join(names.get(part, _literal(part)) for part in parts)
    language = LANGUAGES.get(formats.locale)
    return f"[$-{language}]{written}" if language else written


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
