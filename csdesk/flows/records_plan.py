"""What bringing a file of records in would do, row by row; nothing is changed yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from csdesk.commands.imported_accounts import NewAccount
from csdesk.commands.imported_records import ImportRecords
from csdesk.domain.linked import Linked
from csdesk.domain.worded import Worded
from csdesk.exchange.complaint import Complaint
from csdesk.words import Phrase, Value, phrase

NOTHING = phrase("nothing")


class Deed(Worded):
    """What becomes of a row."""

    CREATE = "create", phrase("New")
    CHANGE = "change", phrase("Changed")
    SAME = "same", phrase("Left alone")
    REFUSE = "refuse", phrase("Refused")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that a row changes: what it says before and after."""

    name: str
    words: Phrase
    before: object
    after: object

    @property
    def old(self) -> Value:
        """What it says before, as it is shown."""
        return shown(self.before)

    @property
    def new(self) -> Value:
        """What it says after, as it is shown."""
        return shown(self.after)

    @property
    def said(self) -> Phrase:
        """“Status: Active → Lost”."""
        return phrase("{field}: {old} → {new}", field=self.words, old=self.old, new=self.new)


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """A row: what becomes of it and of which record, what it changes, and what is wrong with it.

    `near` is the name of a record of the book that a new one is nearly called, `guessed` the domain of an address by
    which its account was only guessed.
    """

    line: int
    deed: Deed
    name: str
    changes: tuple[FieldChange, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    near: str = ""
    guessed: str = ""


@dataclass(frozen=True, slots=True)
class RecordsPlan:
    """The rows' outcomes in the file's order, and the command that would do it all.

    `guessed` are domains of addresses by which accounts were only guessed, each with its account's name.
    """

    command: ImportRecords
    outcomes: tuple[RowOutcome, ...]
    passed_over: int
    guessed: tuple[tuple[str, str], ...] = ()

    def count(self, deed: Deed) -> int:
        """How many rows become that."""
        return Counter(one.deed for one in self.outcomes)[deed]

    @property
    def read(self) -> int:
        """How many rows were meant."""
        return len(self.outcomes)

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """Everything that is wrong, in the file's order."""
        return tuple(complaint for one in self.outcomes for complaint in one.complaints)

    @property
    def left_out(self) -> int:
        """How many rows can't be used."""
        return self.count(Deed.REFUSE)

    @property
    def usable(self) -> int:
        """How many rows can be used, those that change nothing included."""
        return self.read - self.left_out

    @property
    def accounts(self) -> tuple[str, ...]:
        """The names of the accounts that would be made for the records."""
        made = (one.account for one in self.command.new)
        return tuple(dict.fromkeys(one.name for one in made if isinstance(one, NewAccount)))


def shown(value: object) -> Value:
    """A field's value as it is shown."""
    match value:
        case None | "":
            return NOTHING
        case bool():
            return phrase("yes") if value else phrase("no")
        case Worded():
            return value.label
        case frozenset():
            return ", ".join(sorted(_plain(one) for one in value)) or NOTHING
        case Enum():
            return str(value.value)
        case str() | int() | date() | Decimal():
            return value
    return str(value)


def plain(value: object) -> object:
    """A field's value as JSON takes it."""
    match value:
        case frozenset():
            return sorted(_plain(one) for one in value)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case Linked():
            return value.names
    return value


def _plain(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)


def in_order(outcomes: Iterable[RowOutcome]) -> tuple[RowOutcome, ...]:
    """Outcomes as the file has their rows."""
    return tuple(sorted(outcomes, key=lambda one: one.line))
