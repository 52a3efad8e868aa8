"""A file that came back: told apart, compared three ways, and taken in line by line as one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from csdesk.changes import Changes
from csdesk.commands.data_request import Accepted, TakeReturned
from csdesk.deck.manners import ReviewFormats
from csdesk.desk import Desk
from csdesk.domain.returned import Line, compared
from csdesk.errors import Refusal
from csdesk.exchange.replies import Replies, replies_of
from csdesk.exchange.returned import CodedSheet, coded_sheets
from csdesk.jobs import Progress
from csdesk.queries.asking import SentRequest, now_of_rows, sent_request
from csdesk.words import Phrase, counted, phrase

EXTRA_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned file says of a request, line by line, and what should be known before it is taken in."""

    path: Path
    request: SentRequest
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    notices: tuple[Phrase, ...]

    @property
    def suggested(self) -> frozenset[str]:
        """The codes of the lines that are taken in unless somebody refuses them."""
        return frozenset(line.row.code for line in self.lines if line.standing.suggested)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many rows were taken in, and what that changed."""

    rows: int
    changes: Changes


def read_returned(
    desk: Desk, path: Path, account_id: int | None = None, progress: Progress | None = None
) -> Returned:
    """Read a file that came back, from `account_id` where one is meant. Raises Refusal; nothing is changed."""
    (progress or Progress()).step(0, 0, phrase("Reading “{name}”", name=path.name))
    sheets = coded_sheets(path)
    request, sheet = _request(desk, path, sheets)
    if account_id is not None and request.account_id != account_id:
        raise Refusal(
            "“{name}” is the file of {account}, not of this account; nothing was taken in.",
            name=path.name,
            account=request.account,
        )
    rows = request.request.rows
    replies = replies_of(sheet, rows, ReviewFormats(request.request.locale))
    now = desk.ask(now_of_rows, request.account_id, rows)
    lines = tuple(compared(row, replies.by_code.get(row.code), now.get(row.code)) for row in rows)
    return Returned(path, request, lines, _remarks(lines, request), _notices(request, replies))


def accept(
    desk: Desk,
    returned: Returned,
    codes: Collection[str],
    contact_id: int | None = None,
    progress: Progress | None = None,
) -> TakenIn:
    """Take the chosen lines in as confirmed by a contact: the one who was asked, unless another is named.

    Raises Refusal, with nothing taken in, where that can't be done.
    """
    confirmer = contact_id if contact_id is not None else returned.request.contact_id
    if confirmer is None:
        raise Refusal("Say who of the customer's confirmed it; nothing was taken in.", field="contact_id")
    chosen = tuple(
        Accepted(line.row.code, line.returned)
        for line in returned.lines
        if line.standing.acceptable and line.row.code in codes
    )
    if not chosen and not returned.remarks:
        raise Refusal("There is nothing in this file to take in.")
    command = TakeReturned(returned.request.id, confirmer, chosen, returned.remarks)
    return TakenIn(len(chosen), desk.do(command, progress).changes)


def _request(desk: Desk, path: Path, sheets: Sequence[CodedSheet]) -> tuple[SentRequest, CodedSheet]:
    """The one request that the file is about, with its sheet."""
    found = {
        code: (request, sheet)
        for sheet in sheets
        for code in sorted(sheet.requests)
        if (request := desk.ask(sent_request, code)) is not None
    }
    if not found:
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
    return next(iter(found.values()))


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
