"""Whom forgetting is about: a record of the book, or one that was deleted and that only the history still knows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import shorten
from typing import Any

from sqlalchemy import Connection, select

from csdesk.db.owners import record_tables
from csdesk.db.tables import Account, Contact, HistoryEntry, HistoryRow, HistorySpan
from csdesk.db.work import SUBJECT_LENGTH
from csdesk.domain.forgetting import Kind, Whom
from csdesk.errors import Refusal


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is forgotten: the account, and the texts that name a person (the name, the e-mail address).

    `is_deleted` says that no table holds the record any more.
    """

    whom: Whom
    account: int
    uuid: str
    name: str
    texts: tuple[str, ...]
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """A deleted record as the history knew it last, and when it was last touched (UTC)."""

    subject: Subject
    at: datetime


def subject_of(connection: Connection, whom: Whom) -> Subject:
    """The record that is to be forgotten. Raises Refusal where not even the history knows it."""
    if whom.kind is Kind.ACCOUNT:
        row = connection.execute(select(Account.uuid, Account.name).where(Account.id == whom.id)).first()
        if row is not None:
            return Subject(whom, whom.id, row.uuid, row.name, _spellings(row.name))
    else:
        columns = select(Contact.uuid, Contact.name, Contact.email, Contact.account_id)
        found = connection.execute(columns.where(Contact.id == whom.id)).first()
        if found is not None:
            texts = _spellings(found.name) + ((found.email,) if found.email else ())
            return Subject(whom, found.account_id, found.uuid, found.name, texts)
    for trace in traces_of(connection, whom.kind):
        if trace.subject.whom == whom:
            return trace.subject
    raise Refusal("Nothing of this is in the book any more, nor in its history; nothing was forgotten.")


def traces_of(connection: Connection, kind: Kind) -> list[Trace]:
    """The deleted accounts or people that the history still knows, the last touched first."""
    table = record_tables()[kind.value]
    there = set(connection.scalars(select(table.c.id)))
    found: dict[int, Trace] = {}
    texts: dict[int, dict[str, None]] = {}
    for at, image in sorted(_images(connection, kind), key=lambda one: one[0]):
        row_id = image["id"]
        if row_id not in there:
            said = (*_spellings(image["name"]), image.get("email") or "")
            texts.setdefault(row_id, {}).update(dict.fromkeys(text for text in said if text))
            found[row_id] = Trace(_deleted(kind, image, tuple(texts[row_id])), at.replace(tzinfo=UTC))
    return sorted(found.values(), key=lambda trace: trace.at, reverse=True)


def _deleted(kind: Kind, image: dict[str, Any], texts: tuple[str, ...]) -> Subject:
    account = image["id"] if kind is Kind.ACCOUNT else image["account_id"]
    return Subject(Whom(kind, image["id"]), account, image["uuid"], image["name"], texts, is_deleted=True)


def _images(connection: Connection, kind: Kind) -> Iterator[tuple[datetime, dict[str, Any]]]:
    """Every image of the history, and when its entry was made."""
    rows = select(HistoryEntry.at, HistoryRow.before, HistoryRow.after).join(
        HistoryEntry, HistoryEntry.id == HistoryRow.entry_id
    )
    for at, *images in connection.execute(rows.where(HistoryRow.table_name == kind.value)):
        yield from ((at, json.loads(image)) for image in images if image is not None)
    runs = select(HistoryEntry.at, HistorySpan.packed).join(
        HistoryEntry, HistoryEntry.id == HistorySpan.entry_id
    )
    packed = runs.where(HistorySpan.table_name == kind.value, HistorySpan.packed.is_not(None))
    for at, rows_of_run in connection.execute(packed):
        if rows_of_run is not None:
            yield from ((at, image) for image in json.loads(zlib.decompress(rows_of_run)))


def _spellings(name: str) -> tuple[str, ...]:
    """A name, and as a title of the history shortens it."""
    short = shorten(name, SUBJECT_LENGTH, placeholder="…")
    return (name,) if short == name else (name, short)
