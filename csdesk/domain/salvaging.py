"""What was saved of a damaged book and what is lost, exactly, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from csdesk.domain.backup import Backup
from csdesk.domain.spoken import joined, moment
from csdesk.words import Phrase, counted, phrase

NAMES = {
    "account": ("{count} account", "{count} accounts"),
    "agenda_item": ("{count} agenda item", "{count} agenda items"),
    "allowed_text": ("{count} allowed text", "{count} allowed texts"),
    "answer": ("{count} answer", "{count} answers"),
    "change": ("{count} change", "{count} changes"),
    "commitment": ("{count} commitment", "{count} commitments"),
    "contact": ("{count} contact", "{count} contacts"),
    "contract": ("{count} contract", "{count} contracts"),
    "contract_event": ("{count} contract event", "{count} contract events"),
    "data_request": ("{count} data request", "{count} data requests"),
    "decision": ("{count} decision", "{count} decisions"),
    "definition": ("{count} definition", "{count} definitions"),
    "goal": ("{count} goal", "{count} goals"),
    "history_entry": ("{count} entry of the history", "{count} entries of the history"),
    "interaction": ("{count} touch point", "{count} touch points"),
    "kept_file": ("{count} kept file", "{count} kept files"),
    "measurement": ("{count} measurement", "{count} measurements"),
    "metric": ("{count} metric", "{count} metrics"),
    "milestone": ("{count} milestone", "{count} milestones"),
    "plan": ("{count} plan", "{count} plans"),
    "responsibility": ("{count} responsibility", "{count} responsibilities"),
    "review": ("{count} review", "{count} reviews"),
}
"""What a row is called, by table; the rest are called by their table's name."""


NOTHING = phrase(
    "Nothing of the damaged book can be read, and csdesk has no sound backup of it. The file was left as it is. Look "
    "for another copy: on another machine, among the older versions that a synced folder keeps, in a copy of the "
    "whole drive. Restoring takes any backup that you find."
)


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows of a table that can't be had back, and the account that they lay under where that is known."""

    table: str
    count: int
    account: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of salvaging: where each row was had from, what is lost, and the backup that helped.

    `read` rows were read from the damaged file, `from_history` had their last change told by the history, and
    `from_backup` are as the backup has them: what changed in these since is lost.
    """

    read: int
    from_history: int
    from_backup: int
    lost: tuple[Lost, ...]
    backup: Backup | None
    accounts: int = 0
    measurements: int = 0
    aside: Path | None = None
    may_lack_more: bool = False
    """Whether there may have been rows of which neither the file nor its history nor the backup tells any more."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all can be had back: no row, and no backup that could say that there never was one."""
        return self.backup is None and not (self.read or self.from_history)

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all is lost."""
        return not (self.lost or self.from_backup or self.may_lack_more)


def salvaged_said(found: Salvaged) -> Phrase:
    """What can be had back, in sentences."""
    if found.is_nothing:
        return NOTHING
    rows = counted("{count} row was read", "{count} rows were read", found.read)
    said = [phrase("From the damaged book {rows}.", rows=rows)]
    if found.from_history:
        said.append(
            counted(
                "{count} row that could not be read was had from the history of its changes.",
                "{count} rows that could not be read were had from the history of their changes.",
                found.from_history,
            )
        )
    if found.from_backup and found.backup is not None:
        said.append(
            counted(
                "{count} row is as the backup of {when} has it: what changed in it since is lost.",
                "{count} rows are as the backup of {when} has them: what changed in them since is lost.",
                found.from_backup,
                when=moment(found.backup.at),
            )
        )
    if found.lost or not found.may_lack_more:
        said.append(lost_said(found.lost))
    if found.may_lack_more:
        said.append(
            phrase("More may be lost: parts of the file can't be read, and nothing tells what stood in them.")
        )
    return joined(tuple(said))


def lost_said(lost: tuple[Lost, ...]) -> Phrase:
    """Whether anything is lost altogether."""
    if not lost:
        return phrase("Nothing else is lost.")
    count = sum(one.count for one in lost)
    return counted(
        "{count} row can't be had back; it is named below.",
        "{count} rows can't be had back; they are named below.",
        count,
    )


def aside_said(aside: Path) -> Phrase:
    """Where the damaged file is kept."""
    return phrase("The damaged file is kept as “{path}”.", path=str(aside))


def saved_said(found: Salvaged) -> Phrase:
    """That a salvaged book is in place, in a line."""
    if found.is_whole:
        return phrase("The book is whole again: nothing was lost. The damaged file is kept beside it.")
    accounts = counted("{count} account", "{count} accounts", found.accounts)
    return phrase(
        "Saved: {accounts}, {measurements}. The damaged file is kept beside the book.",
        accounts=accounts,
        measurements=counted("{count} measurement", "{count} measurements", found.measurements),
    )


def lost_lines(lost: Iterable[Lost]) -> tuple[Phrase, ...]:
    """What is lost, a line for each account and kind."""
    return tuple(_line(one) for one in lost)


def _line(one: Lost) -> Phrase:
    what = counted(*NAMES[one.table], one.count) if one.table in NAMES else _by_table(one)
    if one.account:
        return phrase("Lost of “{account}”: {what}", account=one.account, what=what)
    return phrase("Lost: {what}", what=what)


def _by_table(one: Lost) -> Phrase:
    table = one.table.replace("_", " ")
    return counted("{count} row of {table}", "{count} rows of {table}", one.count, table=table)
