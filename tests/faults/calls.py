"""The nth call that changes a file fails, or kills: for every n, where `failing.c` can be built."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import IntEnum
from functools import cache
from pathlib import Path

from tests.faults.child import CRASHED, KILLED, Child, Say, Work
from tests.faults.figures import Figures
from tests.faults.jobs import Job, broken_promises, in_folder_of_its_own, leftovers, timely

SOURCE = Path(__file__).with_name("failing.c")
SEED = 1
COUNTED = "calls "
MOST_CALLS = 120
"""Of work with more calls than these, every second, third and so on is struck, beginning with another one each time."""


class Way(IntEnum):
    """What becomes of the call, as `failing.c` numbers it."""

    FULL = 0
    KILL = 1


class Enough(Exception):
    """A round of work is done."""


def preloaded(folder: Path) -> dict[str, str]:
    """The environment in which calls can be made to fail; empty where they can't."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not sys.platform.startswith("linux") or compiler is None:
        return {}
    library = folder / "failing.so"
    built = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=False, capture_output=True
    )
    return {"LD_PRELOAD": str(library)} if built.returncode == 0 else {}


def strike_at_calls(job: Job, way: Way, numbers: Sequence[int], until: float, seed: int) -> Figures:
    """Strike a round of a job at these calls, as far as it has so many."""
    figures = Figures(name_of(job.name, way))
    if _library() is None:
        figures.skipped = "failing calls take Linux and a C compiler"
        return figures
    for number in timely(numbers, until):
        with in_folder_of_its_own() as folder:
            book = folder / "book.csdesk"
            job.make(book)
            child = Child(struck(job.work, job.round, way, number), book, SEED)
            code = child.wait()
            figures.faults += 1
            figures.acknowledged += len(child.acknowledged)
            figures.broken += [f"call {number}: {one}" for one in _judged(folder, book, child, code, way)]
    return figures


def can_strike() -> bool:
    """Whether calls can be made to fail in this process."""
    return _library() is not None


def calls_of(make: Callable[[Path], object], work: Work, rounds: int, way: Way) -> range:
    """The calls of work that can be struck, at most so many of them, from a random one on; none where none can be."""
    if not can_strike():
        return range(1)
    with in_folder_of_its_own() as folder:
        book = folder / "book.csdesk"
        make(book)
        child = Child(struck(work, rounds, way, 0), book, SEED)
        assert child.wait() == 0
        seen = int(child.acknowledged[-1].removeprefix(COUNTED))
    step = -(-seen // MOST_CALLS)
    return range(random.randint(1, step), seen + 1, step)


def name_of(job: str, way: Way) -> str:
    """How a kind of struck calls is called."""
    return f"{'full at a call' if way is Way.FULL else 'killed at a call'} while {job}"


def struck(work: Work, rounds: int, way: Way, number: int) -> Work:
    """Work that ends after so many acknowledged lines and is struck at a call; 0 strikes at none."""

    def run(book: Path, say: Say, chance: random.Random) -> None:
        library, told = _library(), 0
        assert library is not None

        def tell(line: str) -> None:
            nonlocal told
            say(line)
            told += 1
            if told == rounds:
                raise Enough

        library.faults_strike(number, int(way))
        with suppress(Enough):
            work(book, tell, chance)
        if not number:
            say(f"{COUNTED}{library.faults_seen()}")

    return run


def _judged(folder: Path, book: Path, child: Child, code: int, way: Way) -> list[str]:
    if code == CRASHED:
        return [f"the program crashed where it had to refuse: {child.crash}"]
    if way is Way.KILL and code not in (0, KILLED):
        return [f"the program ended with {code} where it was to be killed"]
    left = [] if way is Way.KILL else leftovers(folder)
    said = [f"left behind: {', '.join(left)}"] if left else []
    return said + broken_promises(book, child.acknowledged)


@cache
def _library() -> ctypes.CDLL | None:
    if os.name == "nt":
        return None
    loaded = ctypes.CDLL(None)
    if not hasattr(loaded, "faults_strike"):
        return None
    loaded.faults_strike.argtypes = [ctypes.c_long, ctypes.c_int]
    loaded.faults_strike.restype = None
    loaded.faults_seen.restype = ctypes.c_long
    return loaded
