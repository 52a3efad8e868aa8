"""What encrypting a book, changing its passphrase or taking it away came to, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.domain.backup import Backup
from csdesk.domain.spoken import moment
from csdesk.words import Phrase, counted, phrase


class Change(StrEnum):
    """What was done with a book's passphrase."""

    SET = "set"
    CHANGED = "changed"
    REMOVED = "removed"

    @property
    def said(self) -> Phrase:
        """That it was done."""
        return _DONE[self]


_DONE = {
    Change.SET: phrase("The book is encrypted now, and so is every new backup of it."),
    Change.CHANGED: phrase("The book has its new passphrase, and so has every new backup of it."),
    Change.REMOVED: phrase("The book has no passphrase any more: whoever has its file can read it."),
}


class OldBackups(StrEnum):
    """What becomes of the backups that are not encrypted as the book is now."""

    KEEP = "keep"
    REWRITE = "rewrite"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Backups that are not encrypted as their book is: plain ones, and ones with a passphrase of their own."""

    plain: int
    locked: int


@dataclass(frozen=True, slots=True)
class Dealt:
    """What became of such backups: how many were removed or written anew, and how many were left as they are."""

    choice: OldBackups
    changed: int
    left: Unlike


@dataclass(frozen=True, slots=True)
class Resealed:
    """A change of a book's passphrase: the backup made first, whether the old file's bytes were overwritten."""

    change: Change
    backup: Backup
    overwritten: bool
    dealt: Dealt


def resealed_said(done: Resealed) -> tuple[Phrase, ...]:
    """What was done, what can still be read without the passphrase, and what can't be promised."""
    said = [done.change.said]
    if done.dealt.changed:
        said.append(_dealt_said(done.dealt))
    said += left_said(done.dealt.left, done.change)
    if done.change is Change.SET:
        said.append(_overwritten_said(done.overwritten))
    return tuple(said)


def left_said(left: Unlike, change: Change) -> list[Phrase]:
    """What of the backups can be read otherwise than the book."""
    said = []
    if left.plain and change is not Change.REMOVED:
        said.append(
            counted(
                "{count} backup from before can still be read without the passphrase.",
                "{count} backups from before can still be read without the passphrase.",
                left.plain,
            )
        )
    if left.locked:
        said.append(
            counted(
                "{count} backup opens with the passphrase of its time only.",
                "{count} backups open with the passphrase of their time only.",
                left.locked,
            )
        )
    return said


def first_backup_said(backup: Backup) -> Phrase:
    """Where the book as it was before lies."""
    return phrase("The book as it was before is the backup of {when}.", when=moment(backup.at))


def _dealt_said(dealt: Dealt) -> Phrase:
    if dealt.choice is OldBackups.REMOVE:
        return counted("{count} old backup was removed.", "{count} old backups were removed.", dealt.changed)
    return counted(
        "{count} old backup was written anew like the book.",
        "{count} old backups were written anew like the book.",
        dealt.changed,
    )


def _overwritten_said(overwritten: bool) -> Phrase:
    if overwritten:
        return phrase(
            "The unencrypted file was overwritten. Copies that a drive, a snapshot or a synced folder made by itself "
            "can't be reached."
        )
    return phrase(
        "The unencrypted file was deleted, but this drive does not let it be overwritten: "
        "what it held may be found there until other files take its place."
    )
