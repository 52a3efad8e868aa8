"""How a locale writes and reads numbers, dates and money. Babel does the formatting; nothing else formats a figure."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import (
    NumberFormatError,
    NumberPattern,
    format_currency,
    format_decimal,
    parse_decimal,
    parse_pattern,
)

from csdesk.errors import Refusal
from csdesk.words import Money, Period, Phrase, Quantity, Value, Week, template_of

FALLBACK = "en_GB"
NO_BREAK = "\N{NO-BREAK SPACE}"
SHORT_MONTH = 3
MINUS = "\N{MINUS SIGN}"
MOST_KEPT = 4096
COUNTS_WEEKS = {"de"}
"""Languages whose people say the number of a week."""

LITTLE_WORD = 2  # what some languages put between or after: 16 de nov, 3 янв 2026 г
CENTURY = 2000  # of a year typed with two digits
NUMBER = re.compile(r"[-+]?[0-9.,'\N{RIGHT SINGLE QUOTATION MARK}]*[0-9]")
BETWEEN_NUMBERS = re.compile(r"\d+\W*[年./-]?\W*\d+\W*[月./-]?\W*\d+\W*日?")


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """`value` at `decimals` places, halves away from zero, on the digits that its shortest form shows.

    That is what a spreadsheet displays for the same cell, so a sentence and the cell beside it agree.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    result = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


class Formats:
    """The manners of one locale, such as `en_GB` or `de_DE`; an unknown one falls back to British English.

    Sentences are said in `language`, where one is named, else in the locale's own.
    """

    def __init__(self, locale: str = FALLBACK, language: str = "") -> None:
        try:
            # A system without a locale is called en_US_POSIX, and would write figures without their grouping.
            name = locale.replace("-", "_").partition(".")[0].removesuffix("_POSIX")
            self._locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            self._locale = Locale.parse(FALLBACK)
        self._language = language or str(self._locale.language)

    @property
    def language(self) -> str:
        """The code of the language that sentences are said in, "en"."""
        return self._language

    @property
    def locale(self) -> str:
        """The locale's name, "en_GB"."""
        return str(self._locale)

    def say(self, said: Phrase) -> str:
        """A phrase in this language, its figures as this locale writes them."""
        return template_of(said, self.language).format(**{name: self.value(v) for name, v in said.values})

    def join(self, phrases: tuple[Phrase, ...]) -> str:
        """Several sentences as one paragraph."""
        return " ".join(self.say(one) for one in phrases)

    def value(self, value: Value) -> str:
        """What stands in a phrase's place, by what it is."""
        match value:
            case str():
                return value
            case Phrase():
                return self.say(value)
            case Quantity():
                return self.quantity(value)
            case Money():
                return self.money(value)
            case Period():
                return self.period(value.first, value.cadence)
            case Week():
                return self.week(value.first)
            case date():
                return self.day(value)
            case Decimal() | int():
                return self.number(value, max(0, -int(Decimal(value).as_tuple().exponent)))

    def number(self, value: float | Decimal, decimals: int) -> str:
        """A number with exactly `decimals` places and the locale's grouping."""
        return _number(self._locale, rounded(value, decimals), decimals)

    def quantity(self, quantity: Quantity) -> str:
        """A figure with its unit, held together by a no-break space."""
        text = self.number(quantity.value, quantity.decimals)
        if quantity.signed and rounded(quantity.value, quantity.decimals) > 0:
            text = f"+{text}"
        return f"{text}{NO_BREAK}{quantity.unit}" if quantity.unit else text

    def money(self, money: Money) -> str:
        """An amount with its currency; whole amounts without empty cents."""
        standard = self._locale.currency_formats["standard"].pattern
        whole = money.amount == money.amount.to_integral_value()
        pattern = standard.replace(".00", "") if whole else standard
        return str(
            format_currency(money.amount, money.currency, pattern, self._locale, currency_digits=False)
        )

    def day(self, day: date) -> str:
        """A date that can't be misread: 16 Nov 2026."""
        return self._skeleton(day, "yMMMd")

    def short_day(self, day: date) -> str:
        """A date within a year that is known: 16 Nov."""
        return self._skeleton(day, "MMMd")

    def month(self, day: date) -> str:
        """A month with its year: Nov 2026."""
        return self._skeleton(day, "yMMM")

    def month_name(self, day: date) -> str:
        """A month where its year is known: Nov."""
        return self._date(day, "MMM")

    def year(self, day: date) -> str:
        """A year: 2026."""
        return self._date(day, "y")

    def period(self, first: date, cadence: str) -> str:
        """A period by its first day: "16 Nov 2026" for a week, "Nov 2026" for a month, "Q4 2026" for a quarter."""
        if cadence == "monthly":
            return self.month(first)
        if cadence == "quarterly":
            return self._skeleton(first, "yQQQ")
        return self.day(first)

    def week(self, first: date) -> str:
        """A week by its Monday: "16 Nov 2026", in German "KW 47 (16. Nov. 2026)"."""
        day = self.day(first)
        return f"KW{NO_BREAK}{first.isocalendar().week} ({day})" if self.language in COUNTS_WEEKS else day

    def read_number(self, text: str, field: str | None = None) -> Decimal:
        """The number typed in this locale's way; `3.6` is understood where a comma is usual, when nothing else fits.

        Raises Refusal when it is no number.
        """
        bare = re.sub(r"\s", "", text).replace(MINUS, "-").rstrip("%")
        try:
            if NUMBER.fullmatch(bare):
                return Decimal(parse_decimal(bare, locale=self._locale, strict=True))
        except NumberFormatError:
            if re.fullmatch(r"[-+]?\d+[.,]\d+", bare) and not re.fullmatch(r"[-+]?\d{1,3}[.,]\d{3}", bare):
                return Decimal(bare.replace(",", "."))
        raise Refusal(
            "“{text}” is not a number; write it like {example}.",
            field=field,
            text=text.strip()[:60],
            example=self.number(Decimal("1234.5"), 1),
        )

    def read_day(self, text: str, field: str | None = None) -> date:
        """The date typed in this locale's way, as 16 Nov 2026 or as 2026-11-16.

        Raises Refusal when there is no such day.
        """
        bare = text.strip()
        numbers = re.findall(r"\d+", bare)
        found = self._named_day(bare, numbers) if len(numbers) == 2 else self._numbered_day(bare, numbers)
        if found is None:
            raise Refusal(
                "“{text}” is not a day of the calendar; write it like {example}.",
                field=field,
                text=bare[:60],
                example=self.day_example,
            )
        return found

    @cached_property
    def day_example(self) -> str:
        """A date as this locale types it, to show in an empty field."""
        return self.day(date(2026, 11, 16))

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """The days of the week in this locale's language by their small letters, Monday being 0."""
        return {
            name.rstrip(".").casefold(): number
            for width in ("abbreviated", "wide")
            for number, name in self._locale.days["format"][width].items()
        }

    @cached_property
    def _months(self) -> dict[str, int]:
        names: dict[str, int] = {}
        for width in ("abbreviated", "wide"):
            for context in ("format", "stand-alone"):
                for number, name in self._locale.months[context][width].items():
                    names[name.rstrip(".").casefold()] = number
        begins: dict[str, set[int]] = {}
        for name, number in names.items():
            begins.setdefault(name[:SHORT_MONTH], set()).add(number)
        # Sep for what the locale shortens to Sept, wherever three letters leave no doubt.
        return names | {start: min(found) for start, found in begins.items() if len(found) == 1}

    @cached_property
    def _order(self) -> str:
        """The order in which this locale types a date, as in "dmy"."""
        pattern = self._locale.date_formats["short"].pattern.lower()
        return "".join(sorted("dmy", key=pattern.index))

    def _date(self, day: date, pattern: str) -> str:
        return str(format_date(day, format=pattern, locale=self._locale))

    def _skeleton(self, day: date, skeleton: str) -> str:
        return _day(self._locale, skeleton, day)

    def _named_day(self, text: str, numbers: list[str]) -> date | None:
        words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > LITTLE_WORD]
        named = [self._months.get(word.casefold()) for word in words]
        years = [number for number in numbers if len(number) == 4]
        if len(named) != 1 or named[0] is None or len(years) != 1:
            return None
        (day,) = (number for number in numbers if number not in years)
        return _real_day(int(years[0]), named[0], int(day))

    def _numbered_day(self, text: str, numbers: list[str]) -> date | None:
        if len(numbers) != 3 or not BETWEEN_NUMBERS.fullmatch(text):
            return None
        parts = dict(zip("ymd" if len(numbers[0]) == 4 else self._order, numbers, strict=True))
        if len(parts["y"]) not in {2, 4} or len(parts["m"]) > 2 or len(parts["d"]) > 2:
            return None
        year = int(parts["y"]) + (CENTURY if len(parts["y"]) == 2 else 0)
        return _real_day(year, int(parts["m"]), int(parts["d"]))


# A page says the same few figures and days again and again, and Babel reads its patterns anew each time.
@lru_cache(MOST_KEPT)
def _number(locale: Locale, number: Decimal, decimals: int) -> str:
    return str(format_decimal(number, format=_pattern(decimals), locale=locale)).replace("-", MINUS)


@lru_cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@lru_cache(MOST_KEPT)
def _day(locale: Locale, skeleton: str, day: date) -> str:
    return str(format_skeleton(skeleton, day, locale=locale))


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
