"""What may happen to decisions: wanted from a review, taken in it, or taken without having been asked for."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import ClassVar

from csdesk.commands.edits import UNSET, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.commands.positions import close_gap, move, next_position
from csdesk.db.tables import Decision, Review
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES = rules_of(texts=("wanted", "taken"), days=("taken_on",))


@dataclass(frozen=True, slots=True)
class AddDecision:
    """A decision that a review is to bring, or one that it brought unasked. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add decision")

    review_id: int
    wanted: str = ""
    _: KW_ONLY
    taken: str = ""
    taken_on: date | None = None

    def run(self, work: Work) -> int:
        """Refuses a decision without words. One that was taken has its day: the review's, or today."""
        review = work.get(Review, self.review_id)
        row = Decision(
            **cleaned(values_set(self), RULES), position=next_position(work, Decision, self.review_id)
        )
        _settle(work, row, review)
        work.about(row.wanted or row.taken)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditDecision:
    """Another text, or what was decided; without its words it is still to be taken."""

    decision_id: int
    _: KW_ONLY
    wanted: str | Unset = UNSET
    taken: str | Unset = UNSET
    taken_on: date | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("decision"), self, field_words.DECISION)

    def run(self, work: Work) -> None:
        """Refuses what AddDecision refuses."""
        row = work.get(Decision, self.decision_id)
        assign(row, cleaned(values_set(self, but=("decision_id",)), RULES))
        _settle(work, row, work.get(Review, row.review_id))
        work.about(row.wanted or row.taken)


@dataclass(frozen=True, slots=True)
class AnswerDecision:
    """A decision that nobody seemed to have asked for answers one that was wanted, and goes on as that one."""

    title: ClassVar[Phrase] = phrase("Answer decision")

    decision_id: int
    wanted_id: int

    def run(self, work: Work) -> None:
        """Keep what was decided, and when, beside what was wanted. Refuses where that was decided already."""
        row, asked = work.get(Decision, self.decision_id), work.get(Decision, self.wanted_id)
        if asked.taken or row.wanted or row.review_id != asked.review_id:
            raise Refusal("“{decision}” is not open any more; nothing was changed.", decision=asked.wanted)
        taken, taken_on = row.taken, row.taken_on
        close_gap(work, row)
        asked.taken, asked.taken_on = taken, taken_on
        work.about(asked.wanted)


@dataclass(frozen=True, slots=True)
class MoveDecision:
    """A decision goes `by` places down the list, or up where that is negative; at the end it stays there."""

    title: ClassVar[Phrase] = phrase("Move decision")

    decision_id: int
    by: int

    def run(self, work: Work) -> None:
        """Move it. Raises Refusal when it is not there any more."""
        row = work.get(Decision, self.decision_id)
        move(work, row, self.by)
        work.about(row.wanted or row.taken)


@dataclass(frozen=True, slots=True)
class DeleteDecision:
    """A decision goes."""

    title: ClassVar[Phrase] = phrase("Delete decision")

    decision_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Decision, self.decision_id)
        work.about(row.wanted or row.taken)
        close_gap(work, row)


def _settle(work: Work, row: Decision, review: Review) -> None:
    if not row.wanted and not row.taken:
        raise Refusal("Say what is to be decided.", field="wanted")
    if not row.taken:
        row.taken_on = None
    elif row.taken_on is None:
        row.taken_on = review.held_on or work.today
    elif row.taken_on > work.today:
        raise Refusal(
            "{day} is still to come; write down what has happened.", field="taken_on", day=row.taken_on
        )
