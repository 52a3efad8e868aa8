"""The last import that stands: which accounts it concerned, and which records of one account it brought or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from csdesk.db.owners import record_tables, with_account
from csdesk.db.tables import HistoryAccount, HistoryRow, HistorySpan
from csdesk.queries.imports import ImportRow, list_imports

FIGURE, METRIC = "measurement", "metric"
LISTED = ("contact", "contract", METRIC, "goal", "change", "milestone", "commitment", "answer", "review")
"""Tables of the records that lists of an account show."""


@dataclass(frozen=True, slots=True)
class LastImport:
    """The last import's file and instant (UTC), and the ids of what it concerned, by table."""

    file: str
    at: datetime
    ids: Mapping[str, frozenset[int]]


def last_import(session: Session) -> LastImport | None:
    """The last import with the accounts that it concerned; None where none stands."""
    last = _last(session)
    if last is None:
        return None
    concerned = select(HistoryAccount.account_id).where(HistoryAccount.entry_id == last.entry)
    return LastImport(last.file, last.at, {"account": frozenset(session.scalars(concerned))})


def last_import_into(session: Session, account_id: int) -> LastImport | None:
    """The last import with the account's records that it brought or changed; None where it didn't concern it.

    A metric counts where figures of it came in.
    """
    last = _last(session)
    if last is None or session.get(HistoryAccount, (last.entry, account_id)) is None:
        return None
    ids = {table: _touched(session, last.entry, table, account_id) for table in LISTED}
    ids[METRIC] |= _measured(session, last.entry, account_id)
    return LastImport(last.file, last.at, ids)


def _last(session: Session) -> ImportRow | None:
    return next((one for one in list_imports(session) if one.stands), None)


def _touched(session: Session, entry: int, table: str, account_id: int) -> frozenset[int]:
    joined, owner = with_account(table)
    row_id = record_tables()[table].c.id
    rows = select(row_id).select_from(joined).where(owner == account_id, _in_entry(entry, table, row_id))
    return frozenset(session.scalars(rows))


def _measured(session: Session, entry: int, account_id: int) -> frozenset[int]:
    metric, figure = record_tables()[METRIC], record_tables()[FIGURE]
    came_in = exists().where(figure.c.metric_id == metric.c.id, _in_entry(entry, FIGURE, figure.c.id))
    return frozenset(session.scalars(select(metric.c.id).where(metric.c.account_id == account_id, came_in)))


def _in_entry(entry: int, table: str, row_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether an entry touched a row, one by one or in a run."""
    alone = exists().where(
        HistoryRow.table_name == table, HistoryRow.row_id == row_id, HistoryRow.entry_id == entry
    )
    in_run = exists().where(
        HistorySpan.entry_id == entry,
        HistorySpan.table_name == table,
        HistorySpan.removed.is_(False),
        row_id.between(HistorySpan.first_id, HistorySpan.last_id),
    )
    return alone | in_run
