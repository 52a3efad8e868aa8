"""Two programs, two threads and a backup at one book at once."""

from __future__ import annotations

import multiprocessing
import os
import random
import threading
import time
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path

from csdesk.commands.account import AddAccount
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.queries.accounts import list_accounts
from tests.faults.child import CRASHED, LONGEST, Child, Say, Work
from tests.faults.figures import Figures
from tests.faults.jobs import JOBS, TODAY, broken_promises, in_folder_of_its_own

SECONDS = 60.0


@dataclass(frozen=True)
class Meeting:
    """How long the programs work, and what they wait for: that the writer has the book, and that it wrote again."""

    seconds: float
    opened: Event = field(default_factory=multiprocessing.Event)
    wrote: Event = field(default_factory=multiprocessing.Event)
    closed: Event = field(default_factory=multiprocessing.Event)


def together(seconds: float) -> Figures:
    """Let them work at one book for so long; nothing acknowledged is lost and none of them crashes."""
    figures = Figures("two programs, threads and a backup")
    if os.name == "nt":
        figures.skipped = "Windows has no fork"
        return figures
    meeting = Meeting(seconds)
    with in_folder_of_its_own() as folder:
        book = folder / "book.csdesk"
        JOBS[0].make(book)
        works = (_two_threads(meeting), _look_on(meeting), _back_up(meeting), _break_in(meeting))
        children = [Child(work, book, seed) for seed, work in enumerate(works)]
        codes = [child.wait() for child in children]
        if CRASHED in codes:
            figures.broken.append(f"one of them crashed: {codes}")
        acknowledged = [line for child in children for line in child.acknowledged]
        figures.faults = sum(line.startswith("turned away") for line in acknowledged)
        figures.acknowledged = len(acknowledged)
        figures.broken += broken_promises(book, acknowledged)
    return figures


def _two_threads(meeting: Meeting) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        desk = Desk.open(book, today=lambda: TODAY)
        meeting.opened.set()
        troubles: list[BaseException] = []

        def write(name: str) -> None:
            end, number = time.monotonic() + meeting.seconds, 0
            try:
                while time.monotonic() < end:
                    desk.do(AddAccount(f"{name} {number}"))
                    say(f"account {name} {number}")
                    meeting.wrote.set()
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
        meeting.closed.set()
        meeting.wrote.set()
        desk.close()
        if troubles:
            raise troubles[0]

    return work


def _look_on(meeting: Meeting) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        desk = Desk.open(book, write=False, today=lambda: TODAY)
        while not meeting.closed.is_set():
            desk.ask(list_accounts, TODAY)
            say("looked on")
        desk.close()

    return work


def _back_up(meeting: Meeting) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        desk = Desk.open(book, write=False, today=lambda: TODAY)
        while not meeting.closed.is_set():
            made = desk.back_up()
            say(f"backup {made.path}")
        desk.close()

    return work


def _break_in(meeting: Meeting) -> Work:
    """Try to write as well, once after every edit of the one who may."""

    def work(book: Path, say: Say, chance: random.Random) -> None:
        meeting.opened.wait(LONGEST)
        while not meeting.closed.is_set():
            try:
                Desk.open(book, today=lambda: TODAY).close()
            except Refusal:
                say("turned away")
            meeting.wrote.wait(LONGEST)
            meeting.wrote.clear()

    return work
