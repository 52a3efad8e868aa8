"""Taking back an earlier import out of turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from csdesk.db.taking_back import Survey
from csdesk.db.work import Work
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class TakeBackImport:
    """An import is taken back, however much was done since; what was changed since stays. Gives back what it did."""

    title: ClassVar[Phrase] = phrase("Take back import")

    entry_id: int

    def run(self, work: Work) -> Survey:
        """Refuses what is no import and what was taken back already."""
        found = work.take_back(self.entry_id)
        work.about(found.file)
        return found
