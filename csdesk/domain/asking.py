"""What a customer is asked to confirm, correct or fill in, row by row, and how a request is kept.

A row is known by a short code that stands on the sheet. Its value is kept as one text whatever it is: a number with a
decimal point in the metric's unit, a day as 2026-11-16, a name; nothing where there is none yet.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

from csdesk.domain.folding import key_of
from csdesk.domain.metric import Metric
from csdesk.domain.periods import Cadence
from csdesk.domain.worded import Worded
from csdesk.words import Period, Phrase, Quantity, Value, phrase

R = TypeVar("R")

SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""What codes are made of: nothing that is taken for something else when it is read aloud or typed."""

SIGNS_IN_A_CODE = 4
NO_CODE_YET = "·" * SIGNS_IN_A_CODE
"""Stands for the code of a request that has not gone out."""

CODE = re.compile(rf"([{SIGNS}]{{{SIGNS_IN_A_CODE}}})-(\d\d)")
FORM = 1
FINE = 6
"""How many more decimals than are shown a figure is kept with."""


class Asked(Worded):
    """What a row asks about."""

    FIGURE = "figure", phrase("Figure")
    PLANNED = "planned", phrase("Planned day")
    OWNER = "owner", phrase("Owner")
    DUE = "due", phrase("Promised day")
    PROMISER = "promiser", phrase("Who promised")
    ROLE = "role", phrase("Responsibility")


DAYS = frozenset({Asked.PLANNED, Asked.DUE})
"""The rows that ask for a day."""

PROMISED = frozenset({Asked.DUE, Asked.PROMISER})
"""The rows about a commitment; figures and responsibilities apart, the others are about a milestone."""


class Column(Worded):
    """The columns of the sheet, in their order; the last three are the customer's to fill in."""

    CODE = "code", phrase("Row")
    WHAT = "what", phrase("What")
    KNOWN = "known", phrase("As we know it")
    RIGHT = "right", phrase("Is it right?")
    VALUE = "value", phrase("If not: what is right")
    REMARK = "remark", phrase("Remark")


YES, NO = phrase("Yes"), phrase("No")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One row as it was sent: about which record (`key`, a UUID that is never shown) and with which value.

    `label` is the metric's name, the milestone's phrase, what was promised or what somebody answers for; a
    responsibility is known by it and its plan's key. The rest is for figures: their period and how they are shown.
    """

    code: str
    sort: Asked
    key: str
    label: str
    sent: str
    period: date | None = None
    cadence: Cadence | None = None
    unit: str = ""
    decimals: int = 0

    @property
    def what(self) -> Phrase:
        """What the row asks, as it stands on the sheet."""
        if self.sort is Asked.FIGURE and self.period is not None and self.cadence is not None:
            return phrase("{name}, {period}", name=self.label, period=Period(self.period, self.cadence))
        if self.sort in DAYS:
            return phrase("{name}: by when?", name=self.label)
        if self.sort is Asked.PROMISER:
            return phrase("{name}: who sees to it?", name=self.label)
        return phrase("{name}: who answers for it?", name=self.label)

    def value(self, text: str) -> Value:
        """A value of this row as it is shown."""
        if not text:
            return phrase("nothing yet")
        match self.sort:
            case Asked.FIGURE:
                return Quantity(float(text), self.unit, self.decimals)
            case Asked.PLANNED | Asked.DUE:
                return date.fromisoformat(text)
            case _:
                return text

    def same(self, one: str, other: str) -> bool:
        """Whether two values are one: figures that are written alike with their decimals, names whatever the case."""
        if self.sort is Asked.FIGURE and one and other:
            return _alike(Decimal(one), Decimal(other), self.decimals)
        return key_of(one) == key_of(other)


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it went out: for whom, in which language, and its rows."""

    account: str
    locale: str
    rows: tuple[AskedRow, ...]


def new_code(taken: frozenset[str] = frozenset()) -> str:
    """A code that no other request of the book has."""
    while True:
        code = "".join(secrets.choice(SIGNS) for _ in range(SIGNS_IN_A_CODE))
        if code not in taken and not code.isdigit():
            return code


def coded(account: str, locale: str, rows: Iterable[AskedRow], code: str = NO_CODE_YET) -> Request:
    """Rows as a request, each under the code with its number."""
    numbered = (replace(row, code=row_code(code, number)) for number, row in enumerate(rows, start=1))
    return Request(account, locale, tuple(numbered))


def row_code(code: str, number: int) -> str:
    """The code of a request's row: K7Q2-03."""
    return f"{code}-{number:02}"


def written(request: Request) -> str:
    """A request as JSON text."""
    return json.dumps({"form": FORM, **asdict(request)}, ensure_ascii=False, default=date.isoformat)


def read(text: str) -> Request | None:
    """What `written` wrote; None for what is nothing of the kind."""
    try:
        plain = json.loads(text)
        rows = tuple(_row(one) for one in plain["rows"])
        return Request(str(plain["account"]), str(plain["locale"]), rows)
    except (ValueError, KeyError, TypeError):
        return None


def _row(plain: dict[str, Any]) -> AskedRow:
    period, cadence = plain.get("period"), plain.get("cadence")
    return AskedRow(
        code=str(plain["code"]),
        sort=Asked(plain["sort"]),
        key=str(plain["key"]),
        label=str(plain["label"]),
        sent=str(plain["sent"]),
        period=None if period is None else date.fromisoformat(period),
        cadence=None if cadence is None else Cadence(cadence),
        unit=str(plain.get("unit", "")),
        decimals=int(plain.get("decimals", 0)),
    )


def figure_text(
    metric: Metric, value: float | None, numerator: float | None, denominator: float | None
) -> str:
    """A measurement's value as a request keeps it: in the metric's unit; nothing where there is none."""
    if value is None and numerator is not None and denominator:
        value = numerator / denominator
    return "" if value is None else f"{metric.rounded(value, FINE).normalize():f}"


def only_role(roles: Iterable[tuple[str, R]], label: str) -> R | None:
    """The one responsibility for what `label` says, of pairs of that and of what it is; None where it is not one."""
    found = [role for answers_for, role in roles if key_of(answers_for) == key_of(label)]
    return found[0] if len(found) == 1 else None


def _as_shown(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _alike(one: Decimal, other: Decimal, decimals: int) -> bool:
    """Whether two figures are one; what was typed with the decimals that were shown is what was shown."""
    shown = _as_shown(one, decimals), _as_shown(other, decimals)
    return one == other or (shown[0] == shown[1] and (one in shown or other in shown))
