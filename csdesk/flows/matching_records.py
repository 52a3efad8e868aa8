"""A file's records matched with the book's: which are new, which change and how, and which can't be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from csdesk.commands.imported_accounts import NewAccount
from csdesk.commands.imported_records import ChangedRecord, NewRecord
from csdesk.commands.into import INTO
from csdesk.desk import Desk
from csdesk.domain.folding import key_of
from csdesk.errors import Refusal
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds.kind import ACCOUNT, RecordKind, Sort
from csdesk.exchange.mail_domains import bare_domain
from csdesk.exchange.records import ReadRecord
from csdesk.flows.finding_accounts import CREATE, NO_DOMAIN, AccountFinder, Domains, can_be_made, near_of
from csdesk.flows.linking import Linker
from csdesk.flows.near_names import NearNames
from csdesk.flows.records_plan import Deed, FieldChange, RowOutcome, shown
from csdesk.jobs import Progress
from csdesk.queries.incoming import KnownRecord, contact_domains, known_records
from csdesk.queries.matching import known_accounts
from csdesk.words import Phrase, phrase

ROWS_A_STEP = 500
CURRENCY = "currency"
"""The field that one text for all rows often fills: exports leave out what is the same everywhere."""

MATCHING = phrase("Comparing with the book")
SEVERAL = phrase(
    "the book has {count} records like this: {names}. Give the row an external id, or leave it out."
)
NAMES_SHOWN = 3
TAKEN = phrase("another record of the book has this name already.")


@dataclass(frozen=True, slots=True)
class Manners:
    """How rows are matched: `keys` are the fields that tell records apart, in their order (none: the kind's own).

    `clears`: an empty cell empties the field; else what is there stays. `create_accounts` makes accounts that the
    book doesn't have. `new_only` leaves records of the book as they are.
    """

    keys: tuple[str, ...] = ()
    clears: bool = False
    create_accounts: bool = False
    new_only: bool = False


class Matcher:
    """Goes through rows once; `new` and `changed` are what the command is given."""

    def __init__(self, desk: Desk, kind: RecordKind, sources: Sequence[FieldFrom], manners: Manners) -> None:
        self._kind = kind
        self._into = INTO[kind.name]
        self._today = desk.today
        self._manners = manners
        self._titles = {source.field: source.titled for source in sources}
        records = desk.ask(known_records, kind.name)
        domains = desk.ask(contact_domains)
        self._records = {one.id: one for one in records}
        self._finder = AccountFinder(
            desk.ask(known_accounts), create=manners.create_accounts, domains=Domains.of(domains)
        )
        self._linker = Linker(desk, kind)
        self._keys = kind.keys_by(manners.keys)
        self._index = _index(records, self._keys)
        self._near = (
            NearNames(str(one.values["name"]) for one in records) if kind.name == "accounts" else None
        )
        self._seen: dict[tuple[object, ...], int] = {}
        self.new: list[NewRecord] = []
        self.changed: list[ChangedRecord] = []

    @property
    def guessed(self) -> tuple[tuple[str, str], ...]:
        """The domains of addresses by which accounts were only guessed, each with its account's name."""
        return self._finder.guessed

    def match(self, rows: Sequence[ReadRecord], progress: Progress) -> tuple[RowOutcome, ...]:
        """What becomes of every row. Raises Cancelled after a stop."""
        outcomes = []
        for done, row in enumerate(rows):
            if done % ROWS_A_STEP == 0:
                progress.step(done, len(rows), MATCHING)
            outcomes.append(self._outcome(row))
        return tuple(outcomes)

    def _outcome(self, row: ReadRecord) -> RowOutcome:
        wrong = list(row.wrong)
        values = self._cleaned(row, wrong)
        named = str(values.get(ACCOUNT) or values.get("email") or "") if self._kind.under_account else ""
        owner = self._owner(row, values, named, wrong)
        self._link(row, values, owner, wrong)
        name = self._name(row)
        if wrong:
            return RowOutcome(row.line, Deed.REFUSE, name, complaints=tuple(wrong))
        found = self._find(row, values, owner)
        if isinstance(found, Phrase):
            return self._refused(row, name, found)
        twice = self._twice(row, values, owner, found)
        if twice is not None:
            return self._refused(row, name, twice)
        outcome = (
            self._create(row, values, owner, name)
            if found is None
            else self._change(row, values, found, name)
        )
        return replace(outcome, guessed=self._finder.guessed_by(named))

    def _cleaned(self, row: ReadRecord, wrong: list[Complaint]) -> dict[str, Any]:
        """The row's values after the rules that also hold while a person types; empty ones are None."""
        values: dict[str, Any] = {}
        for name, value in row.values.items():
            if value in {None, ""}:
                values[name] = None
                continue
            try:
                values[name] = self._into.cleaned(name, value)
            except Refusal as refused:
                wrong.append(self._complaint(row, name, refused.said))
        return values

    def _owner(
        self, row: ReadRecord, values: dict[str, Any], named: str, wrong: list[Complaint]
    ) -> int | NewAccount | None:
        """The account that a row's text for it means, or its e-mail address."""
        if not self._kind.under_account:
            return None
        owner = self._finder.find_or_guess(named) if named else NO_DOMAIN
        has_text = values.pop(ACCOUNT, None) is not None
        if isinstance(owner, Phrase):
            field = ACCOUNT if has_text or not named else "email"
            mends = CREATE if can_be_made(owner) and not self._manners.create_accounts else ""
            if not any(one.column == self._titles.get(ACCOUNT) for one in wrong):
                wrong.append(self._complaint(row, field, owner, mends))
            return None
        return owner

    def _link(
        self,
        row: ReadRecord,
        values: dict[str, Any],
        owner: int | NewAccount | None,
        wrong: list[Complaint],
    ) -> None:
        """Put the records that a row names in the place of their names."""
        for about in self._kind.fields:
            text = values.get(about.name) if about.refers else None
            if text is None or (owner is None and wrong):
                continue
            found = self._linker.find(about, str(text), owner)
            if isinstance(found, Phrase):
                wrong.append(self._complaint(row, about.name, found))
            else:
                values[about.name] = found

    def _find(
        self, row: ReadRecord, values: dict[str, Any], owner: int | NewAccount | None
    ) -> KnownRecord | Phrase | None:
        """The record of the book that a row is about, by the surest key that finds one."""
        for fields in self._keys:
            ids = self._ids(fields, values, owner)
            if len(ids) > 1:
                names = [str(shown(_called(self._records[one]))) for one in ids[:NAMES_SHOWN]]
                return phrase(SEVERAL.template, count=len(ids), names="; ".join(names))
            if ids:
                found = self._records[ids[0]]
                theirs, ours = found.values.get("external_id"), values.get("external_id")
                if theirs and ours and key_of(theirs) != key_of(ours):
                    if self._kind.name != "accounts":
                        continue
                    return phrase(
                        "the account of this name has another external id in the book: “{key}”.", key=theirs
                    )
                return found
        return None

    def _ids(
        self, fields: tuple[str, ...], values: dict[str, Any], owner: int | NewAccount | None
    ) -> list[int]:
        if fields == ("domain",):
            account = self._finder.by_domain(str(values.get("domain") or ""))
            return [] if account is None else [account]
        place = _place(fields, values, owner)
        return [] if place is None else self._index.get((fields, place), [])

    def _twice(
        self, row: ReadRecord, values: dict[str, Any], owner: object, found: KnownRecord | None
    ) -> Phrase | None:
        """Why a row can't be used that means the same record as an earlier one."""
        places: list[tuple[object, ...]] = [] if found is None else [("record", found.id)]
        known = [
            (fields, place) for fields in self._keys if (place := _place(fields, values, owner)) is not None
        ]
        if self._kind.unique_names:
            places += known
        elif found is None:
            places += known[:1]
        for one in places:
            earlier = self._seen.setdefault(one, row.line)
            if earlier != row.line:
                return phrase(
                    "line {other} means the same record. Leave one of them out.", other=str(earlier)
                )
        return None

    def _create(
        self, row: ReadRecord, values: dict[str, Any], owner: int | NewAccount | None, name: str
    ) -> RowOutcome:
        given = {field: value for field, value in values.items() if value is not None}
        whole = {**self._into.start, **given}
        if (why := self._unfit(whole)) is not None:
            return self._refused(row, name, why.said, why.field)
        near = self._near.to(name) if self._near else None
        self.new.append(NewRecord(owner, given))
        changes = tuple(
            FieldChange(field, self._kind.field(field).words, None, value) for field, value in given.items()
        )
        return RowOutcome(row.line, Deed.CREATE, name, changes, near=near or "")

    def _change(self, row: ReadRecord, values: dict[str, Any], found: KnownRecord, name: str) -> RowOutcome:
        other = {
            field: value for field, value in self._given(values).items() if self._differs(found, field, value)
        }
        if not other or self._manners.new_only:
            return RowOutcome(row.line, Deed.SAME, name)
        whole = {**found.values, **other}
        if self._kind.unique_names and "name" in other and self._is_taken(found, whole):
            return self._refused(row, name, TAKEN, "name")
        if (why := self._unfit(whole)) is not None:
            return self._refused(row, name, why.said, why.field)
        if {"baseline", "target", "due"} & other.keys():
            other |= {field: whole[field] for field in ("baseline", "target", "due")}
        self.changed.append(ChangedRecord(found.id, found.account_id, other))
        changes = tuple(
            FieldChange(field, self._kind.field(field).words, found.values.get(field), value)
            for field, value in other.items()
            if self._differs(found, field, value)
        )
        return RowOutcome(row.line, Deed.CHANGE, name, changes)

    def _is_taken(self, found: KnownRecord, whole: dict[str, Any]) -> bool:
        fields = next(one for one in self._kind.keys if "name" in one)
        place = _place(fields, whole, found.account_id)
        return any(one != found.id for one in self._index.get((fields, place or ()), []))

    def _given(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values that count: empty ones only where they are to clear what is there."""
        found = {field: value for field, value in values.items() if value is not None}
        if self._manners.clears:
            for field in values.keys() - found.keys():
                about = self._kind.field(field)
                if not about.required and field not in {"external_id", "shared", "side", "status"}:
                    found[field] = _empty(about.sort)
        return found

    def _differs(self, found: KnownRecord, field: str, value: object) -> bool:
        about = self._kind.field(field)
        if about.only_matches or field == "state_on":
            return False
        old = found.values.get(field)
        if old in {None, ""} and value in {None, ""}:
            return False
        if isinstance(old, str) and isinstance(value, str) and about.sort in {Sort.KEY, Sort.RECORD}:
            return key_of(old) != key_of(value)
        return bool(old != value)

    def _unfit(self, whole: dict[str, Any]) -> Refusal | None:
        try:
            self._into.fit(whole, self._today)
        except Refusal as refused:
            return refused
        return None

    def _refused(self, row: ReadRecord, name: str, why: Phrase, field: str | None = None) -> RowOutcome:
        mends = CURRENCY if field == CURRENCY and field not in self._titles else ""
        complaint = self._complaint(row, field or "", why, mends)
        return RowOutcome(row.line, Deed.REFUSE, name, complaints=(complaint,))

    def _complaint(self, row: ReadRecord, field: str, why: Phrase, mends: str = "") -> Complaint:
        value = row.values.get(field)
        text = "" if value is None else str(value)
        return Complaint(row.line, self._titles.get(field, ""), text, why, mends, near_of(why))

    def _name(self, row: ReadRecord) -> str:
        return str(_called_by(row.values))


def _index(
    records: Sequence[KnownRecord], keys: Sequence[tuple[str, ...]]
) -> dict[tuple[tuple[str, ...], tuple[object, ...]], list[int]]:
    found: dict[tuple[tuple[str, ...], tuple[object, ...]], list[int]] = {}
    for one in records:
        for fields in keys:
            place = _place(fields, one.values, one.account_id)
            if place is not None:
                found.setdefault((fields, place), []).append(one.id)
    return found


def _place(fields: tuple[str, ...], values: Any, owner: object) -> tuple[object, ...] | None:
    """What a record has in a key's fields, or None where it lacks one."""
    found: list[object] = []
    for name in fields:
        value = owner if name == ACCOUNT else values.get(name)
        if value in {None, ""} or isinstance(value, Phrase):
            return None
        if isinstance(value, str):
            value = bare_domain(value) if name == "domain" else key_of(value)
        found.append(value)
    return tuple(found)


def _called(record: KnownRecord) -> object:
    return _called_by(record.values)


def _called_by(values: Any) -> object:
    names = ("name", "phrase", "text", "question", "external_id", "starts", "day")
    return next((values[name] for name in names if values.get(name) not in {None, ""}), "")


def _empty(sort: Sort) -> object:
    if sort is Sort.CHOICES:
        return frozenset()
    return "" if sort in {Sort.LINE, Sort.TEXT, Sort.EMAIL} else None
