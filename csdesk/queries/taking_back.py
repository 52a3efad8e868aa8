"""What taking an entry of the history back would do or did, in the records' own names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from csdesk.db.survey import Survey
from csdesk.db.taking_back import survey
from csdesk.queries.record_names import Names
from csdesk.words import Phrase, counted, phrase

NAMED = 200
"""At most so many rows that stay are named one by one."""


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


def what_taking_back_does(session: Session, entry: int) -> TakeBackRow:
    """Look at what taking an import back would do. Raises Refusal where it can't be taken back."""
    return said_survey(session, survey(session.connection(), entry))


def said_survey(session: Session, found: Survey) -> TakeBackRow:
    """A survey with the records that stay by their names."""
    names = Names(session.connection())
    staying = tuple(
        StayingRow(names.said(one.table, one.row_id, one.image), one.why) for one in found.staying[:NAMED]
    )
    return TakeBackRow(found.file, tuple(found.counts.items()), staying, len(found.staying) - len(staying))
