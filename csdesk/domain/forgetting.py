"""Forgetting a person or an account for good: what it would erase, what it can't reach, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from csdesk.domain.salvaging import NAMES
from csdesk.domain.spoken import joined, moment
from csdesk.words import Phrase, counted, phrase

MOMENTS_SAID = 3


class Kind(StrEnum):
    """Of whom nothing is to stay."""

    ACCOUNT = "account"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Whom:
    """A person or an account, by its id in the open book."""

    kind: Kind
    id: int


class InBackups(StrEnum):
    """What becomes of the backups that hold the record."""

    REWRITE = "rewrite"
    REMOVE = "remove"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be forgotten beyond the record: in backups, and in a person's case reviews that went out."""

    backups: InBackups = InBackups.REWRITE
    files: bool = False


@dataclass(frozen=True, slots=True)
class Forecast:
    """What forgetting would erase.

    `records` counts by table; `texts` are records of the same account from which a person's name is taken out;
    `mentions` are records elsewhere that say the name and stay; `files` are reviews that went out to the account;
    `backups` are those that hold the record, `unread` those that can't be looked into. Of a record that `is_deleted`
    the history alone knows, and `records` are those that it tells of.
    """

    name: str
    records: tuple[tuple[str, int], ...]
    texts: int
    mentions: int
    entries: int
    files: int
    backups: tuple[datetime, ...] = ()
    unread: int = 0
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased, and the backups dealt with and left: those that still hold the record or can't be read."""

    forecast: Forecast
    backups_changed: int = 0
    backups_left: int = 0


def forecast_said(found: Forecast, kind: Kind) -> tuple[Phrase, ...]:
    """What will be erased, in lines."""
    said = [_records_said(found)]
    if found.texts:
        said.append(
            counted(
                "The name is taken out of {count} other text of the account.",
                "The name is taken out of {count} other texts of the account.",
                found.texts,
            )
        )
    if found.entries:
        said.append(
            counted(
                "What {count} entry of the history knows of it; that one can't be undone any more.",
                "What {count} entries of the history know of it; they can't be undone any more.",
                found.entries,
            )
        )
    if found.files and kind is Kind.ACCOUNT:
        said.append(counted("{count} review that went out.", "{count} reviews that went out.", found.files))
    if found.mentions:
        said.append(
            counted(
                "{count} record elsewhere says the name, too; it stays. Search for it if it should not.",
                "{count} records elsewhere say the name, too; they stay. Search for it if they should not.",
                found.mentions,
            )
        )
    return tuple(said)


def _records_said(found: Forecast) -> Phrase:
    """The records by kind in one line; rows that only tie others together are counted as such."""
    named = [counted(*NAMES[table], count) for table, count in found.records if table in NAMES]
    others = sum(count for table, count in found.records if table not in NAMES)
    if others:
        named.append(counted("{count} row that belongs to them", "{count} rows that belong to them", others))
    if not named:
        return phrase("Nothing but its name.")
    first, *rest = named
    for one in rest:
        first = phrase("{first}, {then}", first=first, then=one)
    if found.is_deleted:
        return phrase("Deleted already; what the history keeps of it: {records}.", records=first)
    return phrase("{records}.", records=first)


def deleted_said(kind: Kind, name: str, account: str) -> Phrase:
    """A deleted record in a list; `account` is the name of a person's."""
    if kind is Kind.ACCOUNT:
        return phrase("Account “{name}”", name=name)
    return phrase("{name}, of “{account}”", name=name, account=account)


def backups_said(found: Forecast) -> Phrase:
    """Which backups hold the record."""
    if not found.backups:
        held = phrase("No backup that can be read holds it.")
    else:
        newest = found.backups[:MOMENTS_SAID]
        when = joined(tuple(phrase("{when};", when=moment(at)) for at in newest))
        held = counted(
            "{count} backup holds it: {when} it can be written anew without it.",
            "{count} backups hold it: {when} they can be written anew without it.",
            len(found.backups),
            when=when,
        )
    if not found.unread:
        return held
    return phrase(
        "{held} {unread}",
        held=held,
        unread=counted(
            "{count} backup has another passphrase or is damaged and can't be looked into.",
            "{count} backups have another passphrase or are damaged and can't be looked into.",
            found.unread,
        ),
    )


def forgotten_said(done: Forgotten) -> Phrase:
    """That it is done, without the name."""
    said = [phrase("Forgotten for good.")]
    if done.backups_changed:
        said.append(
            counted(
                "{count} backup does not hold it any more.",
                "{count} backups do not hold it any more.",
                done.backups_changed,
            )
        )
    if done.backups_left:
        said.append(
            counted(
                "{count} backup still does, or can't be looked into.",
                "{count} backups still do, or can't be looked into.",
                done.backups_left,
            )
        )
    return joined(tuple(said))
