"""Taking back what was done earlier, out of turn: one entry of the history, an import, all after an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from csdesk.db.survey import Survey
from csdesk.db.work import Work
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class TakeBackImport:
    """An import is taken back, however much was done since; what was changed since stays. Gives back what it did."""

    title: ClassVar[Phrase] = phrase("Take back import")

    entry_id: int

    def run(self, work: Work) -> Survey:
        """Refuses what is no import and what was taken back already."""
        found = work.take_back_import(self.entry_id)
        work.about(found.file)
        return found


@dataclass(frozen=True, slots=True)
class TakeBack:
    """An entry, called `what`, is taken back, however much was done since. Gives back what went and what stays."""

    entry_id: int
    what: Phrase

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Take back “{what}”", what=self.what)

    def run(self, work: Work) -> Survey:
        """Refuses what was taken back already."""
        return work.take_back(self.entry_id)


@dataclass(frozen=True, slots=True)
class GoBack:
    """Everything after an entry, called `what`, is taken back at once. Gives back what went and what stays."""

    entry_id: int
    what: Phrase

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Go back to “{what}”", what=self.what)

    def run(self, work: Work) -> Survey:
        """Refuses to go back where nothing was done since."""
        return work.go_back(self.entry_id)


@dataclass(frozen=True, slots=True)
class PutBack:
    """A record, called `what`, that an entry deleted is there again, with all that hung on it."""

    entry_id: int
    table: str
    row_id: int
    what: Phrase

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Put back {what}", what=self.what)

    def run(self, work: Work) -> Survey:
        """Refuses where something stands in its way, or what it belonged to is gone."""
        return work.put_back(self.entry_id, self.table, self.row_id)
