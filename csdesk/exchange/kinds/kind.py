"""A kind of record that files hold, as data: its fields, what files call them, and what tells records apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from csdesk.domain.worded import Worded
from csdesk.errors import Refusal
from csdesk.exchange.titles import folded
from csdesk.words import Phrase, phrase


class Sort(Enum):
    """What a field's cells hold."""

    KEY = "external id"
    NAME = "name"
    LINE = "line"
    TEXT = "text"
    EMAIL = "e-mail"
    DAY = "day"
    NUMBER = "number"
    WHOLE = "whole number"
    AMOUNT = "amount"
    CURRENCY = "currency"
    CHOICE = "choice"
    CHOICES = "choices"
    FLAG = "yes or no"
    RECORD = "record"
    """The name or external id of another record."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: `name` as commands call it, `words` as people do.

    `titles` are what files call it, in small letters; the first ones fit best. `meanings` are texts that stand for
    members of `choices` besides their own words. `signs` turn a column of yes and no, by its title, into such texts:
    a column *churned* says *lost* or *active*. `monthly` titles hold an amount that is to be taken twelve times.
    """

    name: str
    words: Phrase
    sort: Sort
    titles: tuple[str, ...]
    required: bool = False
    choices: type[Worded] | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    monthly: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    """Titles of the columns that, joined with spaces, make the field: first and last name."""
    only_matches: bool = False
    """Whether it finds a record and is not itself kept."""
    refers: str = ""
    """The kind of the same account's records that the text names: one, or several with commas between them."""
    several: bool = False

    def member(self, text: str) -> Worded | None:
        """The choice that a text stands for, by value, by its words or by another meaning."""
        assert self.choices is not None
        wanted = folded(text)
        for one in self.choices:
            if wanted in {folded(one.value), folded(one.label.template)}:
                return one
        meant = self.meanings.get(wanted)
        return None if meant is None else self.choices(meant)


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record. `keys` are the sets of fields by which a record is known again, the surest first."""

    name: str
    words: Phrase
    fields: tuple[Field, ...]
    keys: tuple[tuple[str, ...], ...]
    hints: tuple[str, ...]
    """Words in a file's name that speak for this kind."""
    unique_names: bool = False
    """Whether no two of its records have one name (under one account)."""

    def field(self, name: str) -> Field:
        """The field of that name. Raises KeyError for none."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)

    @property
    def key_names(self) -> tuple[str, ...]:
        """Each key by the name of its last field, as a person chooses it."""
        return tuple(key[-1] for key in self.keys)

    def keys_by(self, names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The keys of these fields in the order in which they are named; without any all of the kind's.

        Raises Refusal for a field that tells no records apart.
        """
        found: dict[tuple[str, ...], None] = {}
        for name in names:
            keys = [key for key in self.keys if name in key and name != ACCOUNT]
            if not keys:
                raise Refusal(
                    "“{name}” tells no {kind} apart; these do: {fields}.",
                    name=name,
                    kind=self.words,
                    fields=", ".join(self.key_names),
                )
            found |= dict.fromkeys(keys)
        return tuple(found) or self.keys

    @property
    def under_account(self) -> bool:
        """Whether its records belong to an account."""
        return any(one.name == ACCOUNT for one in self.fields)


ACCOUNT = "account"
CONTRACT = "contract"
ID_TITLES = ("external id", "id", "key", "record id", "crm id", "nummer", "number", "no", "nr")


def titles(text: str) -> tuple[str, ...]:
    """Titles written with a bar between them."""
    return tuple(folded(one) for one in text.split("|"))


def key_field(text: str) -> Field:
    """The external id of a record, by the titles that this kind's files give it."""
    return Field("external_id", phrase("External id"), Sort.KEY, (*titles(text), *ID_TITLES))


def account_field(*, required: bool = True) -> Field:
    """The account that a record belongs to, by its external id or name."""
    return Field(
        ACCOUNT,
        phrase("Account"),
        Sort.RECORD,
        titles(
            "account id|accountid|account|account name|customer id|customer|customer name|company id|company|"
            "company name|client id|client|client name|organisation|organization|org|org code|organization id|"
            "associated company|associated company ids|kunde|kundennummer|kunden nr|kundenname|firma|firmenname|"
            "unternehmen|konto|mandant|parent account|tenant|tenant id|workspace"
        ),
        required=required,
    )


def shared_field() -> Field:
    """Whether the record may be shown to the customer."""
    return Field("shared", phrase("Shared"), Sort.FLAG, titles("shared|visible to customer|public|geteilt"))


def meanings(pairs: Mapping[str, str]) -> dict[str, str]:
    """Meanings written as member to texts with bars between them, turned round."""
    return {folded(text): member for member, texts in pairs.items() for text in texts.split("|")}
