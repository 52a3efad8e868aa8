"""Edits of some fields of a record: those that are set are cleaned by their rules, the others stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any, Final

from csdesk.db.tables import Base
from csdesk.words import Phrase, phrase


class Unset(Enum):
    """The mark of a field that an edit leaves alone; None means that the field is emptied."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
Rules = Mapping[str, Callable[[Any], Any]]


def values_set(edit: Any) -> dict[str, Any]:
    """The fields of an edit that are set, by name."""
    found = {field.name: getattr(edit, field.name) for field in fields(edit)}
    return {name: value for name, value in found.items() if value is not UNSET}


def cleaned(values: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """Values after their rules; one without a rule is taken as it is. Raises Refusal where a rule does."""
    return {name: rules[name](value) if name in rules else value for name, value in values.items()}


def assign(row: Base, values: Mapping[str, Any]) -> None:
    """Put values into a row's columns of the same names."""
    for name, value in values.items():
        setattr(row, name, value)


def edit_title(record: Phrase, edit: Any, names: Mapping[str, Phrase]) -> Phrase:
    """The sentence for the history: which of a record's fields an edit changes."""
    changed = [names[name] for name in values_set(edit) if name in names]
    if len(changed) == 1:
        return phrase("Change {field} of {record}", field=changed[0], record=record)
    return phrase("Change {record}", record=record)
