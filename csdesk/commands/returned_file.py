"""A file that came back is taken in: answers to what was asked, and what the meeting brought, as one step."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.commands.afterwards import WriteUpReview
from csdesk.commands.data_request import TakeReturned
from csdesk.db.work import Work
from csdesk.errors import Refusal
from csdesk.words import Phrase, counted


@dataclass(frozen=True, slots=True)
class TakeInFile:
    """What was chosen of a returned file is taken in, all of it or nothing. `rows` is how many rows that is."""

    rows: int
    answers: TakeReturned | None = None
    meeting: WriteUpReview | None = None

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return counted("Take in {count} returned row", "Take in {count} returned rows", self.rows)

    def run(self, work: Work) -> None:
        """Refuses what the commands for each part refuse; nothing is kept then."""
        parts = [part for part in (self.answers, self.meeting) if part is not None]
        if not parts:
            raise Refusal("There is nothing in this file to take in.")
        for part in parts:
            part.run(work)
