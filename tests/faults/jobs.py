"""What is done to a book while faults strike, and what must be true of it afterwards."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.commands.figure_run import FigureRun, PeriodFigure
from csdesk.commands.imported import ImportMeasurements, Incoming, NewMetric
from csdesk.commands.imported_accounts import NewAccount
from csdesk.db.backup import is_as_written
from csdesk.db.backups import backups_of
from csdesk.db.encryption import Key, hold, salt_of
from csdesk.db.encryption_change import reseal_book
from csdesk.db.tables import Measurement, Metric
from csdesk.desk import Desk
from csdesk.domain.locking import OldBackups
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.flows.restoring import restore
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.contents import book_contents
from tests.db.frozen import VERSIONS, write_frozen
from tests.faults.child import Say, Work

TODAY = date(2026, 11, 22)
PERIODS = 240
PASSPHRASE = "correct horse battery staple"
MEMORY = Path("/dev/shm")
UNFINISHED = (".part", ".new", ".old")


@dataclass(frozen=True)
class Job:
    """Work that is struck, and how its book is made beforehand."""

    name: str
    work: Work
    make: Callable[[Path], None]
    longest: float
    """Seconds after which it is killed at the latest."""
    round: int
    """Acknowledgements after which every kind of thing that it does was done."""
    share: float
    """How many of all kills strike it."""


def editing(book: Path, say: Say, chance: random.Random) -> None:
    """Add, rename, delete and undo; every addition that stands is acknowledged."""
    desk = _open(book)
    for number in range(100_000):
        name = f"{chance.getrandbits(32):08x} {number}"
        added = desk.do(AddAccount(name)).result
        say(f"account {name}")
        if number % 3 == 0:
            desk.do(EditAccount(added, industry="Retail", required_outcome="o" * chance.randrange(9_000)))
        if number % 4 == 0:
            passing = desk.do(AddAccount(f"passing {number}")).result
            desk.do(DeleteAccount(passing))
            desk.undo()
            desk.undo()


def importing(book: Path, say: Say, chance: random.Random) -> None:
    """Bring in a new account's figures again and again; each import that is done is acknowledged."""
    desk = _open(book)
    for number in range(100_000):
        name = f"Metric {number}"
        desk.do(ImportMeasurements("figures.csv", (_incoming(name, chance),)))
        say(f"metric {name}")


def backing_up(book: Path, say: Say, chance: random.Random) -> None:
    """Edit and back up by turns."""
    desk = _open(book)
    for number in range(100_000):
        name = f"{chance.getrandbits(32):08x} {number}"
        desk.do(AddAccount(name))
        say(f"account {name}")
        say(f"backup {desk.back_up().path}")


def upgrading(book: Path, say: Say, chance: random.Random) -> None:
    """Open a book of an older version, then work on it."""
    desk = _open(book)
    say("account Northwind Logistics")
    desk.do(AddAccount("Newer"))
    say("account Newer")


def encrypting(book: Path, say: Say, chance: random.Random) -> None:
    """Encrypt, edit, and take the passphrase away again."""
    for number in range(100_000):
        passphrase = PASSPHRASE if salt_of(book) is None else None
        reseal_book(book, passphrase, OldBackups.KEEP, datetime.now(UTC), Progress())
        desk = _open(book)
        desk.do(AddAccount(f"Account {number}"))
        say(f"account Account {number}")
        desk.close()


def restoring(book: Path, say: Say, chance: random.Random) -> None:
    """Put the oldest backup in place again and again; the account in it stays."""
    for _ in range(100_000):
        restore(book, backups_of(book)[-1].path)
        say("account Kept")


JOBS = (
    Job("editing", editing, lambda book: _make(book), longest=0.25, round=2, share=0.3),
    Job("importing", importing, lambda book: _make(book), longest=0.4, round=1, share=0.2),
    Job("backing up", backing_up, lambda book: _make(book), longest=0.4, round=2, share=0.2),
    *(
        Job(
            f"upgrading from version {version}",
            upgrading,
            partial(write_frozen, version),
            longest=0.6,
            round=2,
            share=0.12 / len(VERSIONS),
        )
        for version in VERSIONS
    ),
    Job("encrypting", encrypting, lambda book: _make(book), longest=1.2, round=2, share=0.08),
    Job("restoring", restoring, lambda book: _make(book, backed_up=True), longest=0.4, round=1, share=0.1),
)


def importing_once(book: Path) -> None:
    """A book with figures in it, backed up and closed."""
    book.unlink(missing_ok=True)
    _make(book)
    desk = _open(book)
    desk.do(ImportMeasurements("figures.csv", (_incoming("Metric 0", random.Random(1)),)))
    desk.do(AddAccount("Another"))
    desk.back_up()
    desk.close()


def broken_promises(book: Path, acknowledged: Iterable[str]) -> list[str]:
    """Opens a book after a fault; what isn't there or isn't sound, in words."""
    said = [one.split(" ", 1) for one in acknowledged]
    found = [
        f"the backup {path} is not whole"
        for kind, path in said
        if kind == "backup" and not _whole(Path(path))
    ]
    unlock(book)
    try:
        desk = Desk.open(book, today=lambda: TODAY)
    except Refusal as refused:
        return [*found, f"it does not open: {Formats().say(refused.said)}"]
    try:
        found += [f"check: {Formats().say(one)}" for one in check_book(desk).book]
        accounts = set(desk.ask(book_contents).accounts.values())
        metrics = desk.ask(figures_by_metric)
    finally:
        desk.close()
    half = {name for name, count in metrics.items() if name.startswith("Metric") and count != PERIODS}
    found += [f"half imported: {name}" for name in half]
    for kind, name in said:
        if (kind == "account" and name not in accounts) or (kind == "metric" and name not in metrics):
            found.append(f"lost: {kind} {name}")
    return found


def figures_by_metric(session: Session) -> dict[str, int]:
    """How many measurements each metric has."""
    counted = select(Metric.name, func.count(Measurement.id)).join(Measurement).group_by(Metric.id)
    return dict(iter(session.execute(counted)))


@contextmanager
def in_folder_of_its_own() -> Iterator[Path]:
    """A folder with a home of its own, in memory where that can be: what is killed leaves the system's files whole."""
    with tempfile.TemporaryDirectory(
        prefix="csdesk-faults-", dir=MEMORY if MEMORY.is_dir() else None
    ) as name:
        folder = Path(name)
        os.environ["CSDESK_HOME"] = str(folder / "home")
        yield folder


def timely(numbers: Iterable[int], until: float) -> Iterator[int]:
    """The numbers, as long as it is not later than that moment of the monotonic clock."""
    for number in numbers:
        if time.monotonic() > until:
            return
        yield number


def leftovers(folder: Path) -> list[str]:
    """Unfinished files that a program left behind."""
    return [str(one.relative_to(folder)) for end in UNFINISHED for one in folder.rglob(f".*{end}")]


def unlock(book: Path) -> None:
    """Hold the key to an encrypted book."""
    salt = salt_of(book)
    if salt is not None:
        hold(Key.derived(PASSPHRASE, salt))


def _open(book: Path) -> Desk:
    return Desk.open(book, today=lambda: TODAY)


def _make(book: Path, *, backed_up: bool = False) -> None:
    book.write_bytes(_empty())
    if backed_up:
        desk = _open(book)
        desk.do(AddAccount("Kept"))
        desk.back_up()
        desk.close()


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory(prefix="csdesk-empty-") as folder:
        made = Path(folder) / "empty.csdesk"
        Desk.create(made, today=lambda: TODAY).close()
        return made.read_bytes()


def _whole(backup: Path) -> bool:
    return backup.exists() and is_as_written(backup)


def _incoming(name: str, chance: random.Random) -> Incoming:
    metric = NewMetric(
        NewAccount(f"Importer of {name}", name),
        name,
        "%",
        1,
        Better.DOWN,
        Cadence.MONTHLY,
        Kind.VALUE,
        Summary.MEAN,
        shared=False,
    )
    days = (date(2000 + month // 12, month % 12 + 1, 1) for month in range(PERIODS))
    return Incoming(metric, FigureRun.of(*(PeriodFigure(day, value=chance.random()) for day in days)))
