"""Two programs, two threads and a backup at one book at once."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import threading
import time
from pathlib import Path

from csdesk.commands.account import AddAccount
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.queries.accounts import list_accounts
from tests.faults.child import CRASHED, Child, Say, Work
from tests.faults.figures import Figures
from tests.faults.jobs import JOBS, TODAY, broken_promises


def together(seconds: float) -> Figures:
    """Let them work at one book for so long; nothing acknowledged is lost and none of them crashes."""
    figures = Figures("two programs, threads and a backup")
    if os.name == "nt":
        figures.skipped = "Windows has no fork"
        return figures
    folder = Path(tempfile.mkdtemp(prefix="csdesk-together-"))
    os.environ["CSDESK_HOME"] = str(folder / "home")
    book = folder / "book.csdesk"
    try:
        JOBS[0].make(book)
        works = (_two_threads(seconds), _look_on(seconds), _back_up(seconds), _break_in(seconds))
        children = [Child(work, book, seed) for seed, work in enumerate(works)]
        codes = [child.wait() for child in children]
        if CRASHED in codes:
            figures.broken.append(f"one of them crashed: {codes}")
        acknowledged = [line for child in children for line in child.acknowledged]
        figures.faults = sum(line.startswith("turned away") for line in acknowledged)
        figures.acknowledged = len(acknowledged)
        figures.broken += broken_promises(book, acknowledged)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return figures


def _two_threads(seconds: float) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        desk = Desk.open(book, today=lambda: TODAY)
        troubles: list[BaseException] = []

        def write(name: str) -> None:
            end, number = time.monotonic() + seconds, 0
            try:
                while time.monotonic() < end:
                    desk.do(AddAccount(f"{name} {number}"))
                    say(f"account {name} {number}")
                    desk.ask(list_accounts, TODAY)
                    number += 1
            except Refusal:
                pass
            except BaseException as error:  # noqa: BLE001 - carried to the end of the work
                troubles.append(error)

        threads = [threading.Thread(target=write, args=(name,)) for name in ("First", "Second")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        desk.close()
        if troubles:
            raise troubles[0]

    return work


def _look_on(seconds: float) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        desk, end = Desk.open(book, write=False, today=lambda: TODAY), time.monotonic() + seconds
        while time.monotonic() < end:
            desk.ask(list_accounts, TODAY)
            say("looked on")
        desk.close()

    return work


def _back_up(seconds: float) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        desk, end = Desk.open(book, write=False, today=lambda: TODAY), time.monotonic() + seconds
        while time.monotonic() < end:
            made = desk.back_up()
            say(f"backup {made.path}")
        desk.close()

    return work


def _break_in(seconds: float) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        end = time.monotonic() + seconds - 1
        time.sleep(0.5)
        while time.monotonic() < end:
            try:
                Desk.open(book, today=lambda: TODAY).close()
            except Refusal:
                say("turned away")
            time.sleep(0.05)

    return work
