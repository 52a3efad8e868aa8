"""The reviews of all accounts at once, on all cores: each process reads the book for itself and writes its files."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from csdesk.db.encryption import keys_to_hand_over, take_keys
from csdesk.deck.content import Author
from csdesk.desk import Desk
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.flows.prepare_review import ReviewRequest, prepare_review
from csdesk.flows.review_name import suggested_name
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.account_names import AccountName
from csdesk.queries.planned_accounts import planned_accounts
from csdesk.words import Phrase, phrase

A_PROCESS = 6
"""How many reviews are worth another process, which takes a second to start; this one works meanwhile."""

LOOK_UP = 0.5
"""Seconds after which a stop is looked for while all processes are at work."""


@dataclass(frozen=True, slots=True)
class AllRequest:
    """The reviews asked for: of which kind and period, into which folder, and who wrote them."""

    kind: ReviewKind
    start: date
    end: date
    folder: Path
    author: Author
    locale: str = "en_GB"
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one account's review: its file, or why there is none."""

    account: str
    path: Path | None
    refused: Phrase | None = None
    pdf: Path | None = None


def prepare_all(
    desk: Desk, request: AllRequest, progress: Progress, cores: int | None = None
) -> tuple[Outcome, ...]:
    """Write the review of every account with a plan, in the order of their names; one refused stops no other.

    Raises Refusal where there is no plan or no folder, Cancelled after a stop; files written until then stay.
    """
    accounts = desk.ask(planned_accounts)
    if not accounts:
        raise Refusal("No account has a success plan yet, so there is no review to write.")
    _ready_folder(request.folder)
    wanted = _requests(accounts, request)
    processes = min(cores or os.cpu_count() or 1, -(-len(wanted) // A_PROCESS))
    if processes > 1:
        return _shared_out(desk, wanted, processes, progress)
    return tuple(_one_after_another(desk, wanted, progress))


@dataclass(frozen=True, slots=True)
class _Wanted:
    account: str
    request: ReviewRequest


def _ready_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            "“{folder}” can't be used as a folder for the reviews ({reason}); nothing was written.",
            field="path",
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error


def _requests(accounts: Sequence[AccountName], request: AllRequest) -> list[_Wanted]:
    """What each account's review is to be; no two of them have one file."""
    formats, taken = Formats(request.locale), set[str]()
    wanted = []
    for account in accounts:
        name = _free(suggested_name(account.name, request.kind, (request.start, request.end), formats), taken)
        one = ReviewRequest(
            account.id,
            request.kind,
            request.start,
            request.end,
            request.folder / name,
            request.author,
            request.locale,
            pdf=request.pdf,
        )
        wanted.append(_Wanted(account.name, one))
    return wanted


def _free(name: str, taken: set[str]) -> str:
    """A name that no other file has on any system, a number at its end where two accounts are called alike."""
    path, count, free = Path(name), 1, name
    while free.casefold() in taken:
        count += 1
        free = f"{path.stem} {count}{path.suffix}"
    taken.add(free.casefold())
    return free


def _one_after_another(desk: Desk, wanted: Sequence[_Wanted], progress: Progress) -> Iterator[Outcome]:
    for done, one in enumerate(wanted):
        progress.step(done, len(wanted), _writing(one))
        yield _prepared(desk, one)


def _shared_out(
    desk: Desk, wanted: Sequence[_Wanted], processes: int, progress: Progress
) -> tuple[Outcome, ...]:
    """The other processes begin at the front; until they have started, and beside them, this one works from the end."""
    pool = ProcessPoolExecutor(
        processes - 1,
        multiprocessing.get_context("spawn"),
        _begin,
        (desk.path, desk.today, keys_to_hand_over()),
    )
    try:
        futures = {pool.submit(_prepared_here, one): one for one in wanted}
        here = dict(_from_the_end(desk, futures, progress))
        _watch(futures, progress)
        return tuple(here[future] if future in here else future.result() for future in futures)
    except BrokenProcessPool as broken:
        raise Refusal(
            "A process that was writing reviews ended before it was done, as for want of memory. What was written "
            "until then is whole; try again."
        ) from broken
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _from_the_end(
    desk: Desk, futures: dict[Future[Outcome], _Wanted], progress: Progress
) -> Iterator[tuple[Future[Outcome], Outcome]]:
    """Write in this process what no other one has taken yet. Raises Cancelled after a stop."""
    for future, one in reversed(futures.items()):
        if future.cancel():
            progress.step(sum(each.done() for each in futures), len(futures), _writing(one))
            yield future, _prepared(desk, one)


def _watch(futures: dict[Future[Outcome], _Wanted], progress: Progress) -> None:
    """Tell how far it is until all are done. Raises Cancelled after a stop."""
    left = set(futures)
    while left:
        done, left = wait(left, LOOK_UP, FIRST_COMPLETED)
        latest = next(iter(done or left))
        progress.step(len(futures) - len(left), len(futures), _writing(futures[latest]))


def _writing(one: _Wanted) -> Phrase:
    return phrase("Writing the review of {account}", account=one.account)


def _prepared(desk: Desk, wanted: _Wanted) -> Outcome:
    try:
        done = prepare_review(desk, wanted.request, Progress())
    except Refusal as refused:
        return Outcome(wanted.account, None, refused.said)
    return Outcome(wanted.account, done.path, pdf=done.pdf)


_here: list[Desk] = []
"""The desk of a process that only writes reviews: it stays open from the first to the last."""


def _begin(book: Path, today: date, keys: tuple[bytes, ...]) -> None:
    """Open the book in a process of its own, only to be read."""
    take_keys(keys)
    _here.append(Desk.open(book, write=False, today=_always(today)))


def _always(day: date) -> Callable[[], date]:
    return lambda: day


def _prepared_here(wanted: _Wanted) -> Outcome:
    return _prepared(_here[0], wanted)
