"""A file that came back: told apart, compared three ways, and taken in line by line as one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from csdesk.changes import Changes
from csdesk.commands.data_request import Accepted, TakeReturned
from csdesk.commands.returned_file import TakeInFile
from csdesk.deck.manners import ReviewFormats
from csdesk.desk import Desk
from csdesk.domain.discussed import Note
from csdesk.domain.returned import Line, compared
from csdesk.errors import Refusal
from csdesk.exchange.replies import Replies, replies_of
from csdesk.exchange.returned import ReturnedSheet, returned_sheets
from csdesk.flows.returned_meeting import Meeting, has_discussion, meeting_of, review_of_file
from csdesk.jobs import Progress
from csdesk.queries.asking import SentRequest, now_of_rows, sent_request
from csdesk.queries.discussed import NamedReview, named_reviews
from csdesk.words import Phrase, counted, phrase

EXTRA_SHOWN = 3
MOST_CODES = 20
UNKNOWN_REVIEW = phrase(
    "Its tables of decisions and actions belong to no review of this book, so they are left out."
)

_Answers: TypeAlias = "tuple[tuple[Line, ...], tuple[str, ...], tuple[Phrase, ...]]"
NO_ANSWERS: _Answers = ((), (), ())


@dataclass(frozen=True, slots=True)
class FromAccount:
    """Whose file it is."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request that is answered, and the sheet on which it is."""

    request: SentRequest
    sheet: ReturnedSheet


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned file says, line by line, and what should be known before it is taken in.

    `request` and `lines` are there where it answers one, `meeting` where it is a review whose tables of decisions and
    actions can be filled in.
    """

    path: Path
    account: FromAccount
    request: SentRequest | None
    lines: tuple[Line, ...]
    meeting: Meeting | None
    remarks: tuple[str, ...]
    notices: tuple[Phrase, ...]

    @property
    def rows(self) -> tuple[Line | Note, ...]:
        """Every line of the file: answers, then what the meeting brought."""
        return (*self.lines, *(() if self.meeting is None else self.meeting.notes))

    @property
    def suggested(self) -> frozenset[str]:
        """The codes of the lines that are taken in unless somebody refuses them."""
        return frozenset(row.code for row in self.rows if row.standing.suggested)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many rows were taken in, and what that changed."""

    rows: int
    changes: Changes


def read_returned(
    desk: Desk,
    path: Path,
    account_id: int | None = None,
    progress: Progress | None = None,
    *,
    locale: str = "en_GB",
) -> Returned:
    """Read a file that came back, from `account_id` where one is meant. Raises Refusal; nothing is changed.

    `locale` is for a customer of whom no language was chosen.
    """
    (progress or Progress()).step(0, 0, phrase("Reading “{name}”", name=path.name))
    sheets = returned_sheets(path)
    asked = _request(desk, path, sheets)
    has_tables = has_discussion(sheets)
    review = _review(desk, sheets, asked, locale) if has_tables else None
    account = _account(path, asked, review, has_tables=has_tables)
    if account_id is not None and account.id != account_id:
        raise Refusal(
            "“{name}” is the file of {account}, not of this account; nothing was taken in.",
            name=path.name,
            account=account.name,
        )
    lines, remarks, notices = NO_ANSWERS if asked is None else _answers(desk, asked)
    meeting = None if review is None else meeting_of(desk, sheets, review, locale)
    if asked is None and meeting is not None and not meeting.notes:
        raise Refusal(
            "Nothing is filled in in “{name}”: no decision, nothing that is to be done.", name=path.name
        )
    if asked is not None and has_tables and meeting is None:
        notices = (*notices, UNKNOWN_REVIEW)
    request = None if asked is None else asked.request
    return Returned(path, account, request, lines, meeting, remarks, notices)


def came_back(desk: Desk, path: Path, progress: Progress | None = None, *, locale: str = "en_GB") -> bool:
    """Whether a workbook answers a request of the book or is the file of one of its reviews.

    What is wrong with any other one is for whoever reads it to say.
    """
    (progress or Progress()).step(0, 0, phrase("Reading “{name}”", name=path.name))
    try:
        sheets = returned_sheets(path)
    except Refusal:
        return False
    codes = sorted({code for sheet in sheets for code in sheet.requests})[:MOST_CODES]
    if any(desk.ask(sent_request, code) is not None for code in codes):
        return True
    return has_discussion(sheets) and review_of_file(desk, sheets, locale) is not None


def accept(
    desk: Desk,
    returned: Returned,
    codes: Collection[str],
    contact_id: int | None = None,
    progress: Progress | None = None,
) -> TakenIn:
    """Take the chosen lines in: answers as confirmed by a contact, who was asked unless another is named.

    Decisions and actions are written up in their review. Raises Refusal, with nothing taken in, where that can't be.
    """
    chosen = [row for row in returned.rows if row.standing.acceptable and row.code in codes]
    if not chosen and not returned.remarks:
        raise Refusal("There is nothing in this file to take in.")
    answers = [Accepted(row.code, row.returned) for row in chosen if isinstance(row, Line)]
    notes = [row for row in chosen if isinstance(row, Note)]
    request = returned.request
    confirmer = None if request is None else contact_id or request.contact_id
    command = TakeInFile(
        len(chosen),
        _taken_answers(returned, answers, contact_id),
        None if returned.meeting is None else returned.meeting.written_up(notes, confirmer),
    )
    return TakenIn(len(chosen), desk.do(command, progress).changes)


def _taken_answers(
    returned: Returned, answers: Sequence[Accepted], contact_id: int | None
) -> TakeReturned | None:
    request = returned.request
    if request is None or not (answers or returned.remarks):
        return None
    confirmer = contact_id if contact_id is not None else request.contact_id
    if confirmer is None:
        raise Refusal("Say who of the customer's confirmed it; nothing was taken in.", field="contact_id")
    return TakeReturned(request.id, confirmer, tuple(answers), returned.remarks)


def _account(
    path: Path, asked: _Asked | None, review: NamedReview | None, *, has_tables: bool
) -> FromAccount:
    """Whose file it is. Raises Refusal where that can't be told, or it is of two."""
    if asked is None and not has_tables:
        raise Refusal(
            "“{name}” has no row that csdesk asked about: the codes at the left, like K7Q2-03, are not there, nor are "
            "the tables of decisions and actions. It is another file, or the sheet was taken out; nothing was taken "
            "in.",
            name=path.name,
        )
    named = [FromAccount(one.account_id, one.account) for one in (asked and asked.request, review) if one]
    if not named:
        raise Refusal(
            "The cover of “{name}” names no review of this book, so it can't be told to which one its decisions and "
            "actions belong. Open the book that it was written from; nothing was taken in.",
            name=path.name,
        )
    if len(set(named)) > 1:
        raise Refusal(
            "“{name}” has the rows of {one} and the cover of {other}; nothing was taken in.",
            name=path.name,
            one=named[0].name,
            other=named[1].name,
        )
    return named[0]


def _review(
    desk: Desk, sheets: Sequence[ReturnedSheet], asked: _Asked | None, locale: str
) -> NamedReview | None:
    """The review on the cover, or the one in which the rows were asked."""
    found = review_of_file(desk, sheets, locale)
    if found is not None or asked is None or asked.request.review_id is None:
        return found
    of_account = desk.ask(named_reviews, asked.request.account_id)
    return next((one for one in of_account if one.id == asked.request.review_id), None)


def _request(desk: Desk, path: Path, sheets: Sequence[ReturnedSheet]) -> _Asked | None:
    """The one request that the file is about, with its sheet; None where no row of it has a code."""
    codes = {code: sheet for sheet in sheets for code in sorted(sheet.requests)}
    found = {
        code: _Asked(request, sheet)
        for code, sheet in codes.items()
        if (request := desk.ask(sent_request, code)) is not None
    }
    if codes and not found:
        raise Refusal(
            "“{name}” answers a request that is not in this book. Open the book that it was sent from; nothing was "
            "taken in.",
            name=path.name,
        )
    if len(found) > 1:
        raise Refusal(
            "“{name}” has rows of several requests ({codes}). Take each file in by itself; nothing was taken in.",
            name=path.name,
            codes=", ".join(sorted(found)),
        )
    return next(iter(found.values()), None)


def _answers(desk: Desk, asked: _Asked) -> _Answers:
    """What stands on the sheet of a request, held against what was sent and what the book says now."""
    request, rows = asked.request, asked.request.request.rows
    replies = replies_of(asked.sheet, rows, ReviewFormats(request.request.locale))
    now = desk.ask(now_of_rows, request.account_id, rows, desk.today)
    lines = tuple(compared(row, replies.by_code.get(row.code), now.get(row.code)) for row in rows)
    return lines, _remarks(lines, request), _notices(request, replies)


def _remarks(lines: Sequence[Line], request: SentRequest) -> tuple[str, ...]:
    formats = ReviewFormats(request.request.locale)
    return tuple(f"{formats.say(line.row.what)}: {line.remark}" for line in lines if line.remark)


def _notices(request: SentRequest, replies: Replies) -> tuple[Phrase, ...]:
    """What is odd about the file as a whole, each in a sentence."""
    found: list[Phrase] = []
    if request.returned_on is not None:
        found.append(phrase("This request was taken in already, on {day}.", day=request.returned_on))
    if request.newer:
        found.append(
            phrase(
                "This is an older version: after it was sent, on {day}, the customer was asked again.",
                day=request.made_on,
            )
        )
    if replies.extra:
        found.append(
            counted(
                "{count} row was added that nobody asked about, so it is left out: {rows}",
                "{count} rows were added that nobody asked about, so they are left out: {rows}",
                len(replies.extra),
                rows="; ".join(replies.extra[:EXTRA_SHOWN]),
            )
        )
    return tuple(found)
