"""A book with a passphrase against the same one without: unlocked, opened, and a day's routine done in it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from csdesk.commands.account import EditAccount
from csdesk.commands.change import AddChange
from csdesk.desk import Desk
from csdesk.domain.change import ChangeKind
from csdesk.flows.locked import is_encrypted
from csdesk.flows.locking import encrypt, lock, unlock
from csdesk.queries.account import account_header
from csdesk.queries.accounts import list_accounts
from csdesk.queries.results_page import results_page
from csdesk.queries.timeline import timeline
from tests.benchmarks.books import TODAY, add_accounts, fill_account
from tests.benchmarks.ratio import Ratio, interleaved, milliseconds

LIMIT = 1.3
ACCOUNTS = 60
METRICS = 6
VISITED = 30
RUNS = 5
PASSPHRASE = "four words that match nothing"


def measure() -> Iterator[Ratio]:
    """Open it, look at the list and at half of the accounts, edit each, undo, back up, close."""
    with tempfile.TemporaryDirectory() as folder:
        plain, locked = Path(folder) / "plain.csdesk", Path(folder) / "locked.csdesk"
        desk = Desk.create(plain, today=lambda: TODAY)
        for account in add_accounts(desk, ACCOUNTS):
            fill_account(desk, account, METRICS)
        desk.close()
        shutil.copyfile(plain, locked)
        encrypt(locked, PASSPHRASE)
        of_locked, of_plain = interleaved(RUNS, *(partial(_timed, book) for book in (locked, plain)))
    yield Ratio("locked-day", LIMIT, of_locked, of_plain, "ms")


def _timed(book: Path) -> float:
    lock()
    return milliseconds(partial(_day, book))


def _day(book: Path) -> None:
    if is_encrypted(book):
        unlock(book, PASSPHRASE)
    desk = Desk.open(book, today=lambda: TODAY)
    accounts = [row.id for row in desk.ask(list_accounts, TODAY)][:VISITED]
    for number, account in enumerate(accounts):
        desk.ask(account_header, account, TODAY)
        desk.ask(results_page, account, TODAY)
        desk.ask(timeline, account, TODAY)
        desk.do(EditAccount(account, industry=f"Trade {number}"))
        desk.do(
            AddChange(account, date(2026, 11, 1) + timedelta(days=number % 20), "Talked", ChangeKind.PEOPLE)
        )
        desk.ask(list_accounts, TODAY)
    desk.undo()
    desk.back_up()
    desk.close()
