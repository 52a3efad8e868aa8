"""The files of reviews: what csdesk wrote, what went out, and what the last one showed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import kept
from csdesk.db.tables import Review, ReviewFile
from csdesk.domain.review import FileForm
from csdesk.errors import Refusal


@dataclass(frozen=True, slots=True)
class FileOfReview:
    """A file of a review with its bytes; `certificate` and `differences` are JSON, as they were kept."""

    id: int
    form: FileForm
    name: str
    frozen_on: date | None
    sha256: str
    written_sha256: str
    certificate: str
    differences: str
    content: bytes


def review_file(session: Session, file_id: int) -> FileOfReview:
    """A file of a review, its bytes just as they went out. Raises Refusal when they are not there, or not whole."""
    row = session.get(ReviewFile, file_id)
    if row is None:
        raise Refusal("This file is not in the book any more.")
    return _with_bytes(session, row)


def account_of_review(session: Session, review_id: int) -> int:
    """Whose review it is. Raises Refusal when it is not there any more."""
    row = session.get(Review, review_id)
    if row is None:
        raise Refusal("This review was deleted in the meantime.")
    return row.account_id


def written_file(session: Session, review_id: int, form: FileForm) -> FileOfReview | None:
    """What csdesk wrote last of a review and what has not gone out yet."""
    row = session.scalars(
        select(ReviewFile)
        .where(ReviewFile.review_id == review_id, ReviewFile.form == form, ReviewFile.frozen_on.is_(None))
        .order_by(ReviewFile.id.desc())
    ).first()
    return None if row is None else _with_bytes(session, row)


def _with_bytes(session: Session, row: ReviewFile) -> FileOfReview:
    return FileOfReview(
        id=row.id,
        form=row.form,
        name=row.name,
        frozen_on=row.frozen_on,
        sha256=row.sha256,
        written_sha256=row.written_sha256,
        certificate=row.certificate,
        differences=row.differences,
        content=kept.kept_file(session, row.sha256),
    )
