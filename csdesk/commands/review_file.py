"""What may happen to the files of a review: csdesk writes one, and the one that goes out is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.data_request import AskForData
from csdesk.db.tables import Account, Review, ReviewFile
from csdesk.db.work import Work
from csdesk.domain.review import FileForm
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as csdesk wrote it."""

    form: FileForm
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeepWritten:
    """A review was written as files: their bytes, what it shows and what it was searched for, both as JSON.

    They take the place of what was written before and did not go out. `asked` is what the customer is asked on them.
    It follows from no edit, so undo leaves it where it is and takes the edit before it.
    """

    title: ClassVar[Phrase] = phrase("Write review")

    review_id: int
    files: tuple[WrittenFile, ...]
    facts: str
    certificate: str
    asked: AskForData | None = None

    def run(self, work: Work) -> None:
        """Keep them. Raises Refusal when the review is not there any more."""
        review = work.get(Review, self.review_id)
        for file in self.files:
            self._keep(work, file)
        if self.asked is not None:
            self.asked.run(work)
        work.about(work.get(Account, review.account_id).name)

    def _keep(self, work: Work, file: WrittenFile) -> None:
        sha256 = work.keep_file(file.content)
        row = _written(work, self.review_id, file.form) or work.add(
            ReviewFile(
                review_id=self.review_id,
                form=file.form,
                name=file.name,
                sha256=sha256,
                written_sha256=sha256,
            )
        )
        row.name, row.sha256, row.written_sha256 = file.name, sha256, sha256
        row.facts, row.certificate = self.facts, self.certificate


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it went out, and what was changed in it since csdesk wrote it, as JSON."""

    form: FileForm
    name: str
    content: bytes
    differences: str = "[]"


@dataclass(frozen=True, slots=True)
class MarkSent:
    """A review went out with these files, today or on the day given: their very bytes are kept from now on."""

    title: ClassVar[Phrase] = phrase("Mark as sent")

    review_id: int
    files: tuple[SentFile, ...]
    sent_on: date | None = None

    def run(self, work: Work) -> None:
        """Refuses a day to come, and a review without files: there would be nothing to keep."""
        review = work.get(Review, self.review_id)
        day = self.sent_on or work.today
        if day > work.today:
            raise Refusal("{day} is still to come; mark it as sent then.", field="sent_on", day=day)
        if not self.files:
            raise Refusal("Choose the file that went out, so that it can be kept.")
        for file in self.files:
            row = _written(work, review.id, file.form) or work.add(
                ReviewFile(review_id=review.id, form=file.form, name=file.name, sha256="")
            )
            row.name, row.frozen_on, row.differences = file.name, day, file.differences
            row.sha256 = work.keep_file(file.content)
        review.sent_on = day
        work.about(work.get(Account, review.account_id).name)


def _written(work: Work, review_id: int, form: FileForm) -> ReviewFile | None:
    """What csdesk wrote last of a review in this form and what has not gone out."""
    return work.first(
        select(ReviewFile)
        .where(ReviewFile.review_id == review_id, ReviewFile.form == form, ReviewFile.frozen_on.is_(None))
        .order_by(ReviewFile.id.desc())
    )
