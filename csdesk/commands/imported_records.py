"""Records that come in from a file: those that are new and those that change, all as one entry of the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from csdesk.commands.belonging import all_of
from csdesk.commands.imported_accounts import NewAccount, add_accounts, refuse_known_accounts
from csdesk.commands.into import INTO, Into, KeptRecord, Values
from csdesk.commands.plan import AddPlan
from csdesk.commands.recording import Recorded
from csdesk.db.tables import Account, Plan
from csdesk.db.work import Work
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

ROWS_A_STEP = 2_000
KEEPING = phrase("Keeping records")


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that the book doesn't have; `account` is where it belongs (an id or a new one), None for an account."""

    account: int | NewAccount | None
    values: Values


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record of the book and what it says from now on."""

    id: int
    account_id: int
    values: Values


@dataclass(frozen=True, slots=True)
class ImportRecords:
    """Bring in records of one kind (by its name), with the accounts that they need."""

    file: str
    kind: str
    new: tuple[NewRecord, ...] = ()
    changed: tuple[ChangedRecord, ...] = ()

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Import “{file}”", file=self.file)

    def run(self, work: Work) -> Recorded:
        """Refuses what the book turns out to have, or not to have, meanwhile."""
        work.imported_from(self.file)
        into = INTO[self.kind]
        accounts = add_accounts(
            work, (one.account for one in self.new if isinstance(one.account, NewAccount))
        )
        kept = [*_add(work, into, self.new, accounts), *_change(work, into, self.changed)]
        into.more(work, kept)
        return Recorded(len(self.new), len(self.changed), 0)


def _add(
    work: Work, into: Into, new: Sequence[NewRecord], accounts: Mapping[NewAccount, int]
) -> list[KeptRecord]:
    owners = [accounts[one.account] if isinstance(one.account, NewAccount) else one.account for one in new]
    _refuse_gone_accounts(work, (owner for owner in owners if owner is not None))
    plans = _plans(work, {owner for owner in owners if owner is not None}) if into.under_plan else {}
    rows: list[dict[str, Any]] = []
    for count, (one, owner) in enumerate(zip(new, owners, strict=True)):
        if count % ROWS_A_STEP == 0:
            work.progress.step(0, len(new), KEEPING)
        place: dict[str, Any] = {}
        if owner is not None:
            place = {"plan_id": plans[owner]} if into.under_plan else {"account_id": owner}
        dated = {into.dated: work.today} if into.dated else {}
        rows.append({**into.start, **dated, **place, **into.columns(one.values)})
    if into.table is Account:
        refuse_known_accounts(work, rows)
    _refuse_known_keys(work, into, rows)
    ids = _insert(work, into, rows)
    return [
        KeptRecord(row_id, owner or row_id, one.values)
        for row_id, one, owner in zip(ids, new, owners, strict=True)
    ]


def _insert(work: Work, into: Into, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Add rows; gives their ids in the rows' order."""
    ids = [0] * len(rows)
    for some in _alike(rows):
        for start in range(0, len(some), ROWS_A_STEP):
            work.progress.step(start, len(rows), KEEPING)
            places = some[start : start + ROWS_A_STEP]
            added = work.insert_many(into.table, [rows[place] for place in places])
            for place, row_id in zip(places, added, strict=True):
                ids[place] = row_id
    return ids


def _change(work: Work, into: Into, changed: Sequence[ChangedRecord]) -> list[KeptRecord]:
    all_of(work, into.table, (one.id for one in changed))
    rows = [{"id": one.id, **into.columns(one.values)} for one in changed]
    for some in _alike(rows):
        if len(rows[some[0]]) > 1:
            for start in range(0, len(some), ROWS_A_STEP):
                work.progress.step(start, len(some), KEEPING)
                work.update_many(into.table, [rows[place] for place in some[start : start + ROWS_A_STEP]])
    return [KeptRecord(one.id, one.account_id, one.values) for one in changed]


def _alike(rows: Sequence[Mapping[str, Any]]) -> list[list[int]]:
    """The places of rows with the same columns: only such are added or changed in one statement."""
    found: dict[frozenset[str], list[int]] = {}
    for place, row in enumerate(rows):
        found.setdefault(frozenset(row), []).append(place)
    return list(found.values())


def _plans(work: Work, accounts: Iterable[int]) -> dict[int, int]:
    """The open plan of each account; a draft is made where there is none."""
    found: dict[int, int] = {}
    for plan in work.all(select(Plan).order_by(Plan.phase)):
        if not plan.status.closed:
            found[plan.account_id] = plan.id
    return {owner: found.get(owner) or AddPlan(owner).run(work) for owner in sorted(accounts)}


def _refuse_gone_accounts(work: Work, owners: Iterable[int]) -> None:
    there = {row_id for (row_id,) in work.values(select(Account.id))}
    if not there.issuperset(owners):
        raise Refusal("An account was deleted in the meantime; nothing was imported.")


def _refuse_known_keys(work: Work, into: Into, rows: Sequence[Mapping[str, Any]]) -> None:
    keys = [row["external_id"].casefold() for row in rows if row.get("external_id")]
    if not keys or "external_id" not in into.table.__table__.columns:
        return
    column = into.table.__table__.c.external_id
    if not column.unique:
        return
    known = {text.casefold() for (text,) in work.values(select(column).where(column.is_not(None)))}
    for key in keys:
        if key in known:
            raise Refusal("Another record has the external id “{key}” already; each is given once.", key=key)
        known.add(key)
