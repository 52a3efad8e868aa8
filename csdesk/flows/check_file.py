"""A review's file, whoever changed it since, searched for what must not leave the book."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import ParseError

from csdesk.deck.check import Hit, words_found
from csdesk.deck.content import Author, review_of
from csdesk.deck.secrets import Spoken
from csdesk.deck.texts import sheets_of, texts_of
from csdesk.desk import Desk
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.flows.forbidden import Overheard, forbidden_words
from csdesk.queries.account_names import account_names
from csdesk.queries.keep_out import keep_out
from csdesk.queries.reviews import reviews
from csdesk.queries.shared import PreparedReview, ReviewFacts, prepared_review, review_facts, shared_plan_ends

MOST_BYTES = 100 * 1024 * 1024
YEAR = 365


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What was found in a file of an account's: nothing, or where which words stand."""

    account: str
    hits: tuple[Hit, ...]


def check_file(desk: Desk, path: Path, account_id: int | None, author: Author, locale: str) -> CheckedFile:
    """Search a workbook for what must not leave the book. Raises Refusal as `check_content` and `file_content` do."""
    content = file_content(path)
    return check_content(desk, path.name, content, account_id=account_id, author=author, locale=locale)


def check_content(
    desk: Desk, name: str, content: bytes, *, account_id: int | None, author: Author, locale: str
) -> CheckedFile:
    """Search a workbook's very bytes.

    Without an account it is the one that the file names. Raises Refusal for what is no workbook and where it can't be
    told whose it is.
    """
    _insist_on_workbook(name, content)
    names = {one.id: one.name for one in desk.ask(account_names)}
    chosen = _account(content, names) if account_id is None else account_id
    shown = tuple(_facts(desk, chosen))
    formats = Overheard(shown[0].locale or locale)
    for facts in shown:
        for kind in ReviewKind:
            review_of(facts, kind, author, formats)
    prepared = tuple(_prepared(desk, chosen))
    for one in prepared:
        review_of(shown[0], one.kind, author, formats, prepared=one)
    secrets = forbidden_words(desk.ask(keep_out, chosen), names[chosen], (*shown, *prepared, author), formats)
    return CheckedFile(names[chosen], words_found(content, secrets))


def file_content(path: Path) -> bytes:
    """The bytes of a review's file. Raises Refusal where they can't be read or are too many."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal("“{name}” can't be read ({reason}).", name=path.name, reason=reason) from error
    if len(content) > MOST_BYTES:
        raise Refusal("“{name}” is too large for a review; nothing was done.", name=path.name)
    return content


def _insist_on_workbook(name: str, content: bytes) -> None:
    try:
        sheets_of(content)
        next(texts_of(content))
    except (zipfile.BadZipFile, KeyError, ValueError, ParseError, NotImplementedError, RuntimeError) as error:
        raise Refusal(
            "“{name}” is no workbook that can be searched: save it as .xlsx without a password.",
            name=name,
        ) from error


def _account(content: bytes, names: dict[int, str]) -> int:
    """The account that the file's own title names, else the only one that it names at all."""
    title = [text for place, text in texts_of(content) if place == "docProps/core.xml" and text is not None]
    for texts in (title, [text for _, text in texts_of(content) if text is not None]):
        spoken = Spoken(texts)
        found = [account for account, name in names.items() if spoken.says(name)]
        if len(found) == 1:
            return found[0]
    raise Refusal("It can't be told whose review this is; name the account.")


def _prepared(desk: Desk, account_id: int) -> Iterator[PreparedReview]:
    """What was chosen and typed for each review of the account: that is said to the customer."""
    found = desk.ask(reviews, desk.today, account_id)
    for row in (*found.upcoming, *found.past):
        yield desk.ask(prepared_review, row.id)


def _facts(desk: Desk, account_id: int) -> Iterator[ReviewFacts]:
    """All that was ever shared: the facts of today, and those at the end of each phase."""
    for end in (desk.today, *desk.ask(shared_plan_ends, account_id)):
        yield desk.ask(
            review_facts, account_id, date.fromordinal(max(1, end.toordinal() - YEAR)), end, desk.today
        )
