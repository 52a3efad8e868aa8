"""Phrases as JSON, so that a history entry's title can be said in whatever language its reader speaks."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from csdesk.words import Money, Phrase, Quantity, Value


def written(said: Phrase) -> str:
    """A phrase as JSON text."""
    return json.dumps(_plain(said), ensure_ascii=False)


def read(text: str) -> Phrase:
    """The phrase that `written` wrote."""
    found = _value(json.loads(text))
    assert isinstance(found, Phrase)
    return found


def is_phrase(text: str) -> bool:
    """Whether `read` can read it."""
    try:
        read(text)
    except (ValueError, TypeError, AssertionError, ArithmeticError, RecursionError):
        return False
    return True


def _plain(value: Value) -> Any:
    match value:
        case Phrase(template, values, plural, count):
            places = [[name, _plain(one)] for name, one in values]
            return {"phrase": [template, places, plural, count]}
        case Quantity(number, unit, decimals, signed):
            return {"quantity": [number, unit, decimals, signed]}
        case Money(amount, currency):
            return {"money": [format(amount, "f"), currency]}
        case Decimal():
            return {"decimal": format(value, "f")}
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


def _value(plain: Any) -> Value:
    match plain:
        case {"phrase": [template, places, plural, count]}:
            return Phrase(template, tuple((name, _value(one)) for name, one in places), plural, count)
        case {"quantity": [number, unit, decimals, signed]}:
            return Quantity(number, unit, decimals, signed)
        case {"money": [amount, currency]}:
            return Money(Decimal(amount), currency)
        case {"decimal": digits}:
            return Decimal(digits)
        case {"day": day}:
            return date.fromisoformat(day)
        case str() | int():
            return plain
    raise ValueError(f"not a phrase's value: {plain!r}")
