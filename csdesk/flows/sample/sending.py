"""The last review of an account of the sample book as the file that went out, so that the next one can look back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import ClassVar

from csdesk.commands.review_file import KeepWritten, MarkSent, SentFile, WrittenFile
from csdesk.db.work import Work
from csdesk.deck.certificate import certificate_of
from csdesk.deck.certificate import written as certificate_as_json
from csdesk.deck.content import review_of
from csdesk.deck.workbook import workbook_of
from csdesk.desk import Desk
from csdesk.domain.review import FileForm, Sheet
from csdesk.domain.shown import written
from csdesk.flows.forbidden import Overheard, forbidden_words
from csdesk.flows.review_name import suggested_name
from csdesk.flows.sample.stories.ours import OURS
from csdesk.flows.sample.tongue import in_language, locale_of
from csdesk.jobs import Progress
from csdesk.queries.keep_out import keep_out
from csdesk.queries.reviews import reviews
from csdesk.queries.shared import ReviewFacts, SheetChoice, prepared_review, review_facts
from csdesk.words import Phrase, phrase

UNDRAWN = SheetChoice(Sheet.MILESTONES, None, False, "")
"""The milestones stand in the plan: drawing them would make every new sample book wait for what draws."""

WRITTEN_AT = time(9, 30)


@dataclass(frozen=True, slots=True)
class SendSampleReview:
    """A review of a sample account was written and went out as this file."""

    title: ClassVar[Phrase] = phrase("Mark as sent")

    kept: KeepWritten
    sent: MarkSent

    def run(self, work: Work) -> None:
        """Keep the file as written and as sent."""
        self.kept.run(work)
        self.sent.run(work)


def send_last_review(desk: Desk, account_id: int, language: str) -> None:
    """Write the last review that was held as it would have been written then, and keep it as what went out."""
    row = desk.ask(reviews, desk.today, account_id).past[0]
    sent = row.sent_on or row.held_on or desk.today
    prepared = desk.ask(prepared_review, row.id)
    facts = _as_of(desk.ask(review_facts, account_id, row.starts, row.ends, sent), sent)
    formats = Overheard(facts.locale or locale_of(language))
    ours = in_language(OURS, language)
    chosen = replace(prepared, next_date=None, sheets=(*prepared.sheets, UNDRAWN))
    review = review_of(facts, row.kind, ours, formats, prepared=chosen)
    made_at = datetime.combine(sent, WRITTEN_AT, UTC)
    file = workbook_of(review, formats, made_at, Progress())
    inside = desk.ask(keep_out, account_id)
    secrets = forbidden_words(inside, facts.customer, (facts, ours, chosen), formats)
    name = suggested_name(facts.customer, row.kind, (row.starts, row.ends), formats)
    kept = KeepWritten(
        row.id,
        (WrittenFile(FileForm.WORKBOOK, name, file),),
        "{}" if review.shown is None else written(review.shown),
        certificate_as_json(certificate_of(file, secrets, inside.allowed, made_at)),
    )
    desk.do(SendSampleReview(kept, MarkSent(row.id, (SentFile(FileForm.WORKBOOK, name, file),), sent)))


def _as_of(facts: ReviewFacts, day: date) -> ReviewFacts:
    """The facts without what was reached since."""
    if facts.plan is None:
        return facts
    milestones = tuple(
        replace(one, reached=None if one.reached is not None and one.reached > day else one.reached)
        for one in facts.plan.milestones
    )
    return replace(facts, plan=replace(facts.plan, milestones=milestones))
