"""What a check of a book came to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from csdesk.domain.backup import Backup
from csdesk.domain.place import Risk
from csdesk.words import Phrase, counted, phrase


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was found; nothing found: all is well."""

    book: tuple[Phrase, ...]
    backups: tuple[Phrase, ...]
    backups_seen: int

    @property
    def is_well(self) -> bool:
        """Whether nothing was found."""
        return not (self.book or self.backups)


@dataclass(frozen=True, slots=True)
class AfterOpening:
    """What a book just opened was found to be; `backup` was made where one was due.

    `risk` and the conflicted `copies` of it are only those that were not said before.
    """

    is_sound: bool
    backup: Backup | None
    risk: Risk | None = None
    copies: tuple[Path, ...] = ()


DAMAGED = phrase(
    "The book's file is damaged: something else than csdesk changed it, or the disk did. csdesk writes nothing more "
    "into it and makes no backup of it; you can still read what is left. Its backups lie apart from it. Below stands "
    "what can be had back; the damaged file is kept beside the book whatever you choose."
)


def verdict(checked: Checked) -> Phrase:
    """What a check came to: what happened, what is safe, and what to do."""
    looked = counted("{count} backup looked at", "{count} backups looked at", checked.backups_seen)
    if checked.book:
        return phrase(
            "Something is wrong with this book. Nothing was changed. "
            "If it shows wrong figures or refuses to work, restore the newest backup from before."
        )
    if checked.backups:
        return phrase(
            "This book is sound, but not all of its backups are. Use File > Back up now to have a sound one."
        )
    return phrase("Nothing is wrong with this book; {looked}.", looked=looked)
