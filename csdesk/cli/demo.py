"""`csdesk demo`: write the sample book, and open it where there is a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import today_of
from csdesk.desk import Desk
from csdesk.domain.review import ReviewKind
from csdesk.flows.prepare_review import ReviewRequest, author_of, prepare_review
from csdesk.flows.review_name import default_period, suggested_name
from csdesk.flows.sample.stories import HARBOUR
from csdesk.flows.sample.stories.ours import OURS
from csdesk.flows.sample.tongue import in_language
from csdesk.flows.sample_book import ready_sample_book, sample_account
from csdesk.words import phrase

WITHOUT_A_SCREEN = {"offscreen", "minimal", "vnc"}


def run(arguments: Arguments, console: Console) -> Path | None:
    """Print where the sample book lies, and its review where that is asked for. Gives the book to be opened."""
    sample = ready_sample_book(
        arguments.book, today_of(arguments), console.progress(), language=console.formats.language
    )
    console.done()
    if not sample.written:
        console.tell(
            phrase("The sample book is there already; delete it to have it written anew, up to today.")
        )
    book = sample.path.absolute()
    review = _review(arguments, console, book) if arguments.with_review else None
    if arguments.json:
        console.data(
            {"book": str(book), "written": sample.written, "review": None if review is None else str(review)}
        )
    else:
        console.line(str(book))
        if review is not None:
            console.line(str(review))
    return book if review is None and has_screen(sys.platform, os.environ) else None


def has_screen(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be seen; only Linux and its like can be without a screen."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in WITHOUT_A_SCREEN:
        return False
    if system in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _review(arguments: Arguments, console: Console, book: Path) -> Path:
    today = today_of(arguments)
    start, end = default_period(today)
    language = console.formats.language
    customer = in_language(HARBOUR, language).name
    author = author_of(settings.load().settings)
    desk = Desk.open(book, write=False, today=lambda: today)
    try:
        request = ReviewRequest(
            account_id=sample_account(desk),
            kind=ReviewKind.EXECUTIVE,
            start=start,
            end=end,
            path=book.with_name(
                suggested_name(customer, ReviewKind.EXECUTIVE, (start, end), console.formats)
            ),
            author=author if author.shown else in_language(OURS, language),
            locale=console.formats.locale,
        )
        return prepare_review(desk, request, console.progress()).path
    finally:
        console.done()
        desk.close()
