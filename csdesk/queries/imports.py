"""The imports of a book: which files came in and when, and what taking one back would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session, aliased

from csdesk.db import phrases, taking_back
from csdesk.db.owners import record_tables
from csdesk.db.tables import EntryState, HistoryEntry
from csdesk.words import Phrase, counted, phrase

IMPORTS = 200
NAMED = 200
"""At most so many rows that stay are named one by one."""
RECORDS = {
    "account": phrase("account"),
    "contact": phrase("contact"),
    "contract": phrase("contract"),
    "metric": phrase("metric"),
    "goal": phrase("goal"),
    "measurement": phrase("figure"),
    "change": phrase("change"),
    "milestone": phrase("milestone"),
    "commitment": phrase("commitment"),
    "answer": phrase("answer"),
    "plan": phrase("plan"),
}
NAMING = ("name", "phrase", "text", "question", "external_id", "title")


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A file that came in (UTC): whether it can still be taken back, or was."""

    entry: int
    file: str
    at: datetime
    title: Phrase
    stands: bool


@dataclass(frozen=True, slots=True)
class StayingRow:
    """A record that taking back leaves as it is, by its name, and why."""

    record: Phrase
    why: Phrase


@dataclass(frozen=True, slots=True)
class TakeBackRow:
    """What taking an import back would do or did: how many records by table, and those that stay."""

    file: str
    reversed: tuple[tuple[str, int], ...]
    staying: tuple[StayingRow, ...]
    unnamed: int

    @property
    def said(self) -> Phrase:
        """In one sentence."""
        kept = len(self.staying) + self.unnamed
        if not self.reversed:
            return counted(
                "nothing can go back; {count} record stays", "nothing can go back; {count} records stay", kept
            )
        records = sum(count for _, count in self.reversed)
        going = counted("{count} record goes back", "{count} records go back", records)
        if not kept:
            return going
        stay = counted("{count} stays as it is", "{count} stay as they are", kept)
        return phrase("{going}, {stay}", going=going, stay=stay)


def list_imports(session: Session, limit: int = IMPORTS) -> tuple[ImportRow, ...]:
    """The imports, the latest first."""
    rows = session.execute(_imports().order_by(HistoryEntry.id.desc()).limit(limit))
    return tuple(
        ImportRow(
            entry,
            file,
            at.replace(tzinfo=UTC),
            phrases.read(title),
            state is EntryState.DONE and later is None,
        )
        for entry, file, at, title, state, later in rows
    )


def what_taking_back_does(session: Session, entry: int) -> TakeBackRow:
    """Look at what taking an import back would do. Raises Refusal where it can't be taken back."""
    return said_survey(session, taking_back.survey(session.connection(), entry))


def said_survey(session: Session, found: taking_back.Survey) -> TakeBackRow:
    """A survey with the records that stay by their names."""
    connection = session.connection()
    staying = tuple(StayingRow(_named(connection, one), one.why) for one in found.staying[:NAMED])
    return TakeBackRow(found.file, tuple(found.counts.items()), staying, len(found.staying) - len(staying))


def _imports() -> Select[int, str, datetime, str, EntryState, int | None]:
    later = aliased(HistoryEntry)
    taken = (later.takes_back_id == HistoryEntry.id) & (later.state == EntryState.DONE)
    return (
        select(
            HistoryEntry.id,
            HistoryEntry.imported_from,
            HistoryEntry.at,
            HistoryEntry.title,
            HistoryEntry.state,
            later.id,
        )
        .outerjoin(later, taken)
        .where(HistoryEntry.imported_from != "")
    )


def _named(connection: Connection, one: taking_back.Staying) -> Phrase:
    record = RECORDS.get(one.table, phrase("record"))
    if one.table == "measurement":
        return _named_figure(connection, one)
    table = record_tables()[one.table]
    row = connection.execute(select(table).where(table.c.id == one.row_id)).mappings().one_or_none()
    name = next((str(row[column]) for column in NAMING if row is not None and row.get(column)), "")
    return phrase("{record} “{name}”", record=record, name=name) if name else record


def _named_figure(connection: Connection, one: taking_back.Staying) -> Phrase:
    figure, metric = record_tables()["measurement"], record_tables()["metric"]
    row = connection.execute(
        select(metric.c.name, figure.c.period)
        .join(metric, metric.c.id == figure.c.metric_id)
        .where(figure.c.id == one.row_id)
    ).one_or_none()
    if row is None:
        return RECORDS["measurement"]
    return phrase("figure of “{metric}” for {day}", metric=row.name, day=row.period)
