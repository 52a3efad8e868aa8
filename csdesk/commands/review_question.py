"""What may happen to the questions that a review puts up for discussion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from csdesk.commands.answer import needed_question
from csdesk.commands.positions import close_gap, move, next_position
from csdesk.db.tables import Review, ReviewQuestion
from csdesk.db.work import Work
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class AddReviewQuestion:
    """One question more for discussion, after the others. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add question for discussion")

    review_id: int
    text: str

    def run(self, work: Work) -> int:
        """Refuses a question without words."""
        work.get(Review, self.review_id)
        text = needed_question(self.text)
        work.about(text)
        position = next_position(work, ReviewQuestion, self.review_id)
        return work.add(ReviewQuestion(review_id=self.review_id, position=position, text=text)).id


@dataclass(frozen=True, slots=True)
class EditReviewQuestion:
    """Another text for a question."""

    title: ClassVar[Phrase] = phrase("Change question for discussion")

    question_id: int
    text: str

    def run(self, work: Work) -> None:
        """Refuses a question without words."""
        row = work.get(ReviewQuestion, self.question_id)
        row.text = needed_question(self.text)
        work.about(row.text)


@dataclass(frozen=True, slots=True)
class MoveReviewQuestion:
    """A question goes `by` places down the list, or up where that is negative; at the end it stays there."""

    title: ClassVar[Phrase] = phrase("Move question for discussion")

    question_id: int
    by: int

    def run(self, work: Work) -> None:
        """Move it. Raises Refusal when it is not there any more."""
        row = work.get(ReviewQuestion, self.question_id)
        move(work, row, self.by)
        work.about(row.text)


@dataclass(frozen=True, slots=True)
class DeleteReviewQuestion:
    """A question is not put up for discussion."""

    title: ClassVar[Phrase] = phrase("Delete question for discussion")

    question_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(ReviewQuestion, self.question_id)
        work.about(row.text)
        close_gap(work, row)
