"""What may happen to the agenda of a review, point by point."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar

from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, values_set
from csdesk.commands.positions import close_gap, move, next_position
from csdesk.db.tables import AgendaItem, Review
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_text, clean_whole
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

LONGEST = 480


def needed_text(text: str) -> str:
    """What a point is about."""
    found = clean_text(text, "text")
    if not found:
        raise Refusal("Say in a few words what this point is about.", field="text")
    return found


def minutes_or_none(minutes: int | None) -> int | None:
    """How long a point takes: 1 to 480 minutes, or not said."""
    return None if minutes is None else clean_whole(minutes, 1, LONGEST, "minutes")


RULES: Rules = {"text": needed_text, "minutes": minutes_or_none}


@dataclass(frozen=True, slots=True)
class AddAgendaItem:
    """One point more, at the end of the agenda. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add point to agenda")

    review_id: int
    text: str
    minutes: int | None = None

    def run(self, work: Work) -> int:
        """Refuses a point without words."""
        work.get(Review, self.review_id)
        values = cleaned(values_set(self), RULES)
        work.about(values["text"])
        return work.add(AgendaItem(**values, position=next_position(work, AgendaItem, self.review_id))).id


@dataclass(frozen=True, slots=True)
class EditAgendaItem:
    """Another text or other minutes for a point."""

    item_id: int
    _: KW_ONLY
    text: str | Unset = UNSET
    minutes: int | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("point of agenda"), self, field_words.AGENDA_ITEM)

    def run(self, work: Work) -> None:
        """Refuses what AddAgendaItem refuses."""
        row = work.get(AgendaItem, self.item_id)
        assign(row, cleaned(values_set(self, but=("item_id",)), RULES))
        work.about(row.text)


@dataclass(frozen=True, slots=True)
class MoveAgendaItem:
    """A point goes `by` places down the agenda, or up where that is negative; at the end it stays there."""

    title: ClassVar[Phrase] = phrase("Move point of agenda")

    item_id: int
    by: int

    def run(self, work: Work) -> None:
        """Move it. Raises Refusal when it is not there any more."""
        row = work.get(AgendaItem, self.item_id)
        move(work, row, self.by)
        work.about(row.text)


@dataclass(frozen=True, slots=True)
class DeleteAgendaItem:
    """A point goes from the agenda."""

    title: ClassVar[Phrase] = phrase("Delete point of agenda")

    item_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(AgendaItem, self.item_id)
        work.about(row.text)
        close_gap(work, row)
