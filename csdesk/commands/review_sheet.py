"""What is chosen for a sheet of a review: whether it is in, and its title."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.edits import UNSET, Unset
from csdesk.db.tables import Account, Goal, Plan, Review, ReviewSheet
from csdesk.db.work import Work
from csdesk.domain.fields import clean_line
from csdesk.domain.review import Sheet
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

TITLE_LENGTH = 500


@dataclass(frozen=True, slots=True)
class ChooseSheet:
    """Take a sheet in or leave it out (None: as its content says), and name it ("": as drafted).

    Of the results' sheets there is one for each headline, told apart by its goal.
    """

    title: ClassVar[Phrase] = phrase("Choose sheet of review")

    review_id: int
    sheet: Sheet
    goal_id: int | None = None
    _: KW_ONLY
    included: bool | Unset | None = UNSET
    sheet_title: str | Unset = UNSET

    def run(self, work: Work) -> None:
        """Refuses a goal of another account's plan."""
        review = work.get(Review, self.review_id)
        if self.goal_id is not None:
            _refuse_foreign_goal(work, review.account_id, self.goal_id)
        before = self._chosen(work)
        row = before or ReviewSheet(
            review_id=review.id, sheet=self.sheet, goal_id=self.goal_id, included=None, title=""
        )
        if self.included is not UNSET:
            row.included = self.included
        if self.sheet_title is not UNSET:
            row.title = clean_line(self.sheet_title, "sheet_title", TITLE_LENGTH)
        work.about(work.get(Account, review.account_id).name)
        chosen = row.included is not None or bool(row.title)
        if before is None and chosen:
            work.add(row)
        elif before is not None and not chosen:
            work.delete(before)

    def _chosen(self, work: Work) -> ReviewSheet | None:
        """What was chosen before."""
        there = select(ReviewSheet).where(
            ReviewSheet.review_id == self.review_id,
            ReviewSheet.sheet == self.sheet,
            ReviewSheet.goal_id.is_(None) if self.goal_id is None else ReviewSheet.goal_id == self.goal_id,
        )
        return work.first(there)


def _refuse_foreign_goal(work: Work, account_id: int, goal_id: int) -> None:
    if work.get(Plan, work.get(Goal, goal_id).plan_id).account_id != account_id:
        raise Refusal("This is a goal of another account.", field="goal_id")
