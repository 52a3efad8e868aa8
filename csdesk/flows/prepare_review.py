"""Prepare a review: what is shared, said on pages, written as a workbook, searched, and put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from csdesk.changes import Changes
from csdesk.commands.data_request import AskForData
from csdesk.commands.review_file import KeepWritten, WrittenFile
from csdesk.deck.certificate import Certificate, certificate_of
from csdesk.deck.certificate import written as certificate_as_json
from csdesk.deck.check import Hit, words_among, words_found
from csdesk.deck.content import Author
from csdesk.deck.page import Picture
from csdesk.deck.pages import pages_of, texts_of_pages
from csdesk.deck.printed import PrintedReview
from csdesk.deck.workbook import workbook_of
from csdesk.desk import Command, Desk
from csdesk.domain.asking import Request, coded, new_code
from csdesk.domain.review import FileForm, ReviewKind
from csdesk.domain.shown import Shown, written
from csdesk.errors import Refusal
from csdesk.exchange.logo import kept_logo
from csdesk.flows.forbidden import Overheard, forbidden_words
from csdesk.flows.publish import publish_all, refuse_unfit
from csdesk.flows.review_name import PDF_SUFFIX, SUFFIX
from csdesk.flows.review_preview import said
from csdesk.jobs import Progress
from csdesk.queries.keep_out import keep_out
from csdesk.queries.review_draft import ReviewDraft, review_draft, unprepared_draft
from csdesk.queries.staying_out import StayingOut, not_shared
from csdesk.settings import Settings
from csdesk.tokens import PAPER, branded
from csdesk.words import Phrase, phrase

STEPS = 4
NAMED = 5
SHARING = "sharing"
"""The field that a refusal names where nothing is shared."""


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What is asked for: for whom, which review, from when to when, where the file goes and who wrote it.

    `locale` is for a customer of whom no language was chosen. With `pdf` the same is printed beside the workbook.
    `review_id` is the review of the book that was prepared; its own kind and period then count.
    With `confirm` it has the sheet on which the customer confirms; the book keeps what that asks.
    """

    account_id: int
    kind: ReviewKind
    start: date
    end: date
    path: Path
    author: Author
    locale: str = "en_GB"
    pdf: bool = False
    review_id: int | None = None
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """The file that was written, the names of its sheets, and the PDF beside it where one was asked for.

    `certificate` says what it was searched for, `shown` what it shows, for the review after it; `changes` are those of
    the book, which keeps a review of its own as it was written, and what the customer was asked.
    """

    path: Path
    sheets: tuple[str, ...]
    certificate: Certificate
    shown: Shown | None
    pdf: Path | None = None
    changes: Changes | None = None


def prepare_review(desk: Desk, request: ReviewRequest, progress: Progress) -> Prepared:
    """Write the review. Raises Refusal, an existing file left whole, where it can't be; Cancelled after a stop."""
    _refuse_unfit(request)
    progress.step(0, STEPS, phrase("Reading what is shared"))
    draft = _draft(desk, request)
    facts = draft.facts
    if facts.plan is None:
        raise _nothing_shared(desk.ask(not_shared, request.account_id))
    progress.step(1, STEPS, phrase("Working out the figures"))
    formats = Overheard(facts.locale or request.locale)
    code = new_code(frozenset() if draft.asking is None else draft.asking.codes)
    asking = None if draft.asking is None else coded(facts.customer, formats.locale, draft.asking.rows, code)
    review = said(draft, request.author, formats, asking)
    progress.step(2, STEPS, phrase("Writing the sheets"))
    file = workbook_of(review, formats, datetime.now(UTC), progress)
    progress.step(3, STEPS, phrase("Looking through the file"))
    inside = desk.ask(keep_out, request.account_id)
    shown = (facts, request.author, draft.prepared, draft.before, asking)
    forbidden = forbidden_words(inside, facts.customer, shown, formats)
    _refuse_internal(words_found(file, forbidden))
    printed = pages_of(review, formats) if request.pdf else None
    if printed is not None:
        _refuse_internal(words_among(texts_of_pages(printed), forbidden))
    files = [WrittenFile(FileForm.WORKBOOK, request.path.name, file)]
    if printed is not None:
        files.append(_printed(printed, request.path, progress))
    certificate = certificate_of(file, forbidden, inside.allowed, datetime.now(UTC))
    asked = _asked(request, draft, (code, asking))
    keep = _kept(request, review.shown, files, certificate, asked)
    progress.step(STEPS, STEPS)
    done = publish_all(
        [(request.path.with_name(one.name), one.content) for one in files],
        lambda: None if keep is None else desk.do(keep).changes,
    )
    return Prepared(
        path=request.path,
        sheets=tuple(page.name for page in review.pages),
        certificate=certificate,
        shown=review.shown,
        pdf=None if printed is None else request.path.with_suffix(PDF_SUFFIX),
        changes=done,
    )


def _asked(
    request: ReviewRequest, draft: ReviewDraft, asked: tuple[str, Request | None]
) -> AskForData | None:
    """What the customer is asked, so that the answers can be held against it."""
    code, asking = asked
    if draft.asking is None or asking is None or not asking.rows:
        return None
    return AskForData(request.account_id, code, asking, draft.asking.contact_id, request.review_id)


def _kept(
    request: ReviewRequest,
    shown: Shown | None,
    files: Sequence[WrittenFile],
    certificate: Certificate,
    asked: AskForData | None,
) -> Command[object] | None:
    """What the book remembers: of a review of its own the files, so that what goes out can be compared with them."""
    if request.review_id is None:
        return asked
    facts = "{}" if shown is None else written(shown)
    return KeepWritten(request.review_id, tuple(files), facts, certificate_as_json(certificate), asked)


def _draft(desk: Desk, request: ReviewRequest) -> ReviewDraft:
    if request.review_id is not None:
        return desk.ask(review_draft, request.review_id, desk.today)
    period = (request.start, request.end)
    return desk.ask(
        unprepared_draft, request.account_id, request.kind, period, desk.today, confirm=request.confirm
    )


def what_stays_out(desk: Desk, account_id: int) -> tuple[StayingOut, ...]:
    """What a review would leave out because it isn't shared."""
    return desk.ask(not_shared, account_id)


def author_of(settings: Settings) -> Author:
    """Whoever a profile says the user is, with the company's logo where its file can be read."""
    company = settings.company.strip()
    logo = kept_logo(settings.logo)
    return Author(
        settings.name.strip(),
        settings.title.strip(),
        company,
        None if logo is None else Picture.png(logo, company or settings.name.strip()),
        branded(PAPER, settings.accent).accent if settings.accent else PAPER.accent,
    )


def _refuse_unfit(request: ReviewRequest) -> None:
    if request.end < request.start:
        raise Refusal(
            "The period ends, {end}, before it starts, {start}.",
            field="end",
            start=request.start,
            end=request.end,
        )
    refuse_unfit(request.path, SUFFIX)
    if request.pdf:
        refuse_unfit(request.path.with_suffix(PDF_SUFFIX), PDF_SUFFIX)


def _printed(printed: PrintedReview, path: Path, progress: Progress) -> WrittenFile:
    """The PDF that goes beside the workbook. Qt's painter is loaded for it alone, without a window."""
    from csdesk.paper.pdf import pdf_of

    return WrittenFile(FileForm.PDF, path.with_suffix(PDF_SUFFIX).name, pdf_of(printed, progress))


def _nothing_shared(left: Sequence[StayingOut]) -> Refusal:
    """Nothing to show: what would have to be shared first, by name."""
    if not left:
        return Refusal("There is no success plan yet, so there is nothing that a review could say.")
    named = [phrase("{kind} “{name}”", kind=one.kind.label, name=one.label) for one in left[:NAMED]]
    listed = _listed(named)
    if len(left) > NAMED:
        listed = phrase("{listed} and {count} more", listed=listed, count=len(left) - NAMED)
    return Refusal(
        "Nothing is shared yet: without a shared success plan there is nothing to review. Share first: {listed}.",
        field=SHARING,
        listed=listed,
    )


def _listed(phrases: Sequence[Phrase]) -> Phrase:
    listed = phrases[0]
    for one in phrases[1:]:
        listed = phrase("{listed}, {one}", listed=listed, one=one)
    return listed


class LeakFound(Refusal):
    """A finished file holds what must not leave the book: every place of it. Nothing was written."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        first = hits[0]
        super().__init__(
            "“{word}” would stand in {place} of the review, and it must not leave this book ({sort}). Mend the text "
            "there, share what it belongs to, or allow it for this customer; nothing was written.",
            word=first.word,
            place=first.place,
            sort=first.sort.label,
        )
        self.hits = tuple(hits)


def _refuse_internal(hits: Sequence[Hit]) -> None:
    """Refuse to send what must stay here, naming the first place where it stands."""
    if hits:
        raise LeakFound(hits)
