"""The sample book: twelve invented accounts in different states, their figures ending with today's."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.sample.sending import send_last_review
from csdesk.flows.sample.stories import HARBOUR, REVIEWED, STORIES
from csdesk.flows.sample.telling import AddSampleAccount, key_of
from csdesk.flows.sample.tongue import in_language, locale_of
from csdesk.jobs import Progress
from csdesk.paths import BOOK_SUFFIX, book_at, data_folder
from csdesk.queries.matching import known_accounts
from csdesk.words import ENGLISH, phrase, words

WRITING = phrase("Writing the sample book")


@dataclass(frozen=True, slots=True)
class SampleBook:
    """Where a sample book lies, and whether it was written just now."""

    path: Path
    written: bool


def write_sample_book(
    path: Path, today: date, progress: Progress | None = None, *, language: str = ENGLISH
) -> None:
    """Write the sample book as of `today`, as it is told in `language`: whole, or not at all.

    Raises Refusal where something is there already or nothing can be written, Cancelled after a stop.
    """
    if path.exists():
        raise Refusal(
            "There is already something called “{name}” there; it was left as it is.", name=path.name
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".csdesk-sample-", dir=path.parent))
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        beside = folder / path.name
        _write(beside, today, progress or Progress(), language)
        os.replace(beside, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ready_sample_book(
    path: Path | None, today: date, progress: Progress | None = None, *, language: str = ENGLISH
) -> SampleBook:
    """The sample book at `path`, or in the user's data folder; written in `language` where there is none yet.

    In the data folder each language's has a name of its own. One that is there is used again as it is. A book of one's
    own is never taken for it: at a path that was asked for that is refused, in the data folder the next free name is
    taken.
    """
    if path is not None:
        place = book_at(path)
        if place.exists() and not is_sample_book(place):
            raise Refusal(
                "“{name}” is a book of your own; it was left as it is. Choose another name for the sample book.",
                name=place.name,
            )
    else:
        place = next(one for one in _places(language) if not one.exists() or _is_sample(one))
    if place.exists():
        return SampleBook(place, written=False)
    write_sample_book(place, today, progress, language=language)
    return SampleBook(place, written=True)


def is_sample_book(path: Path) -> bool:
    """Whether a book holds the sample's first account. Raises Refusal for what is no book."""
    desk = Desk.open(path, write=False)
    try:
        return any(account.external_id == key_of(HARBOUR) for account in desk.ask(known_accounts))
    finally:
        desk.close()


def sample_account(desk: Desk) -> int:
    """The id of the sample book's first account. Raises Refusal where it was deleted."""
    for account in desk.ask(known_accounts):
        if account.external_id == key_of(HARBOUR):
            return account.id
    raise Refusal("The sample book's first account is not there any more.")


def _is_sample(path: Path) -> bool:
    """As `is_sample_book`; what is no book is none either, so that the next name is looked at."""
    try:
        return is_sample_book(path)
    except Refusal:
        return False


def _places(language: str) -> Iterator[Path]:
    name = words("Sample book", language)
    yield data_folder() / f"{name}{BOOK_SUFFIX}"
    for number in count(2):
        yield data_folder() / f"{name} {number}{BOOK_SUFFIX}"


def _write(path: Path, today: date, progress: Progress, language: str) -> None:
    desk = Desk.create(path, today=lambda: today)
    try:
        for done, story in enumerate(STORIES):
            progress.step(done, len(STORIES), WRITING)
            account_id = desk.do(
                AddSampleAccount(in_language(story, language), locale_of(language)), progress
            ).result
            if story in REVIEWED:
                send_last_review(desk, account_id, language)
    finally:
        desk.close()


def _unwritable(path: Path, error: OSError) -> Refusal:
    return Refusal(
        "The sample book can't be written at “{path}” ({reason}). Choose another folder.",
        path=str(path),
        reason=error.strerror or str(error),
    )
