"""Edits of some fields of a record: those that are set are cleaned by their rules, the others stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import partial
from typing import Any, Final

from csdesk.db.tables import Base
from csdesk.domain.fields import clean_day, clean_line, clean_name, clean_text
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


class Unset(Enum):
    """The mark of a field that an edit leaves alone; None means that the field is emptied."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
Rules = Mapping[str, Callable[[Any], Any]]
Words = Mapping[str, Phrase]


def rules_of(
    *,
    names: tuple[str, ...] = (),
    lines: tuple[str, ...] = (),
    texts: tuple[str, ...] = (),
    days: tuple[str, ...] = (),
    keys: tuple[str, ...] = (),
    sides: tuple[str, ...] = (),
) -> dict[str, Callable[[Any], Any]]:
    """The domain's cleaning rules for fields by their sort.

    A key is an external id, None where there is none; a side is ours or theirs, never both.
    """
    return {
        **{field: partial(clean_name, field=field) for field in names},
        **{field: partial(clean_line, field=field) for field in lines},
        **{field: partial(clean_text, field=field) for field in texts},
        **{field: partial(_day_or_none, field=field) for field in days},
        **{field: partial(_key_or_none, field=field) for field in keys},
        **{field: partial(_one_side, field=field) for field in sides},
    }


def values_set(record: Any, *, but: tuple[str, ...] = (), titled: str = "") -> dict[str, Any]:
    """The fields of a command that are set, by name, without those named in `but`.

    A record with a title of its own has it in the field `titled`, since `title` is what the history calls a command.
    """
    found = {field.name: getattr(record, field.name) for field in fields(record) if field.name not in but}
    return {"title" if name == titled else name: value for name, value in found.items() if value is not UNSET}


def cleaned(values: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """Values after their rules; one without a rule is taken as it is. Raises Refusal where a rule does."""
    return {name: rules[name](value) if name in rules else value for name, value in values.items()}


def assign(row: Base, values: Mapping[str, Any]) -> None:
    """Put values into a row's columns of the same names."""
    for name, value in values.items():
        setattr(row, name, value)


def edit_title(record: Phrase, edit: Any, names: Words) -> Phrase:
    """The sentence for the history: which of a record's fields an edit changes."""
    changed = [names[name] for name in values_set(edit) if name in names]
    if len(changed) == 1:
        return phrase("Change {field} of {record}", field=changed[0], record=record)
    return phrase("Change {record}", record=record)


def _day_or_none(value: date | None, field: str) -> date | None:
    return None if value is None else clean_day(value, field)


def _key_or_none(value: str | None, field: str) -> str | None:
    return clean_line(value or "", field) or None


def _one_side(value: Side, field: str) -> Side:
    if value is Side.BOTH:
        raise Refusal("One side answers for this: ours or the customer's.", field=field)
    return value
