"""What may happen to a review: it is prepared, sent, held and followed up."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import refuse_foreign_contacts
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.commands.review_filling import fill
from csdesk.db.tables import Account, Review, ReviewFile
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.agenda import USUAL_AUDIENCE
from csdesk.domain.fields import clean_day, clean_day_order
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.formats import FALLBACK, Formats
from csdesk.words import Phrase, phrase

DAYS = (
    "planned_for",
    "agenda_sent_on",
    "read_through_on",
    "sent_on",
    "held_on",
    "followed_up_on",
    "next_date",
)
RULES: Rules = {
    **rules_of(texts=("audience", "heard"), days=DAYS),
    "starts": lambda day: clean_day(day, "starts"),
    "ends": lambda day: clean_day(day, "ends"),
}


@dataclass(frozen=True, slots=True)
class AddReview:
    """A review of a period, filled with what is likely: attendees, an agenda of at most an hour, and two questions.

    The customer's people are those that the kind is for, ours those of the last review, or else those who answer
    for something in the plan; the questions are those that are open or aged. Texts are in the customer's language,
    or in that of `locale` where none is known. Gives back its id.
    """

    title: ClassVar[Phrase] = phrase("Add review")

    account_id: int
    kind: ReviewKind
    starts: date
    ends: date
    _: KW_ONLY
    planned_for: date | None = None
    locale: str = FALLBACK

    def run(self, work: Work) -> int:
        """Refuses a period that ends before it starts."""
        account = work.get(Account, self.account_id)
        values = cleaned(values_set(self, but=("locale",)), RULES)
        formats = Formats(account.locale or self.locale)
        row = Review(**values, audience=formats.say(USUAL_AUDIENCE[self.kind]))
        _refuse_unfit(work, row)
        fill(work, work.add(row), formats)
        work.about(account.name)
        return row.id


@dataclass(frozen=True, slots=True)
class EditReview:
    """Other values for some of a review's own fields."""

    review_id: int
    _: KW_ONLY
    kind: ReviewKind | Unset = UNSET
    starts: date | Unset = UNSET
    ends: date | Unset = UNSET
    audience: str | Unset = UNSET
    planned_for: date | Unset | None = UNSET
    agenda_sent_on: date | Unset | None = UNSET
    read_through_on: date | Unset | None = UNSET
    read_through_with_id: int | Unset | None = UNSET
    confirm_sheet: bool | Unset = UNSET
    sent_on: date | Unset | None = UNSET
    held_on: date | Unset | None = UNSET
    heard: str | Unset = UNSET
    followed_up_on: date | Unset | None = UNSET
    next_date: date | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("review"), self, field_words.REVIEW)

    def run(self, work: Work) -> None:
        """Refuses days that don't fit together, days still to come of what has happened, and others' contacts."""
        row = work.get(Review, self.review_id)
        values: dict[str, Any] = cleaned(values_set(self, but=("review_id",)), RULES)
        refuse_foreign_contacts(work, row.account_id, values, "read_through_with_id")
        assign(row, values)
        if row.read_through_on is None:
            row.read_through_with_id = None
        _refuse_unfit(work, row)
        work.about(work.get(Account, row.account_id).name)


@dataclass(frozen=True, slots=True)
class DeleteReview:
    """A review that never went out goes, with all that was prepared for it."""

    title: ClassVar[Phrase] = phrase("Delete review")

    review_id: int

    def run(self, work: Work) -> None:
        """Refuses one of which a file went out: that is kept."""
        row = work.get(Review, self.review_id)
        went_out = work.values(
            select(ReviewFile.frozen_on)
            .where(ReviewFile.review_id == row.id, ReviewFile.frozen_on.is_not(None))
            .order_by(ReviewFile.frozen_on)
        )
        if went_out:
            raise Refusal(
                "This review went out on {day}, and what went out is kept; it can't be deleted.",
                day=went_out[0][0],
            )
        work.about(work.get(Account, row.account_id).name)
        work.delete(row)


HAPPENED = ("agenda_sent_on", "read_through_on", "sent_on", "held_on", "followed_up_on")


def _refuse_unfit(work: Work, row: Review) -> None:
    clean_day_order(row.starts, row.ends, "ends")
    for field in HAPPENED:
        day = getattr(row, field)
        if day is not None and day > work.today:
            raise Refusal("{day} is still to come; write down what has happened.", field=field, day=day)
    met = row.held_on or row.planned_for
    if row.next_date is not None and met is not None and row.next_date <= met:
        raise Refusal("The next date lies after this one, {day}.", field="next_date", day=met)
