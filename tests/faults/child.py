"""Work in a process of its own that says what was acknowledged, until it ends or is ended."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

from csdesk.errors import Refusal

Say = Callable[[str], None]
Work = Callable[[Path, Say, random.Random], None]
DONE, REFUSED, CRASHED = 0, 3, 4
KILLED = -9
BEGUN, CRASH = "begun", "crashed "
LONGEST = 60
"""Seconds that a child may take before it counts as hanging."""


class Child:
    """A forked process that does `work` on `book`; what it says was acknowledged to it."""

    def __init__(self, work: Work, book: Path, seed: int, prepare: Callable[[], None] = lambda: None) -> None:
        self._read, write = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # a fork beside threads, which the child never uses
            self.process = os.fork()
        if self.process == 0:
            os.close(self._read)
            _do(work, book, write, seed, prepare)
        os.close(write)
        self._said = b""

    def kill_after(self, lines: int, seconds: float) -> None:
        """Let it acknowledge so much, then work for a while, then kill it as the system does."""
        if self.work_for(lines, seconds):
            self.kill()

    def work_for(self, lines: int, seconds: float) -> bool:
        """Let it begin, acknowledge so much and work for a while; False where it ended by itself before."""
        while self._said.count(b"\n") < lines + 1:
            if not self._listen(LONGEST):
                return False
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self._listen(left) and time.monotonic() < end:
                return False
        return True

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.process, signal.SIGKILL)

    def wait(self) -> int:
        """Hear it to its end, and give its exit code; negative after a signal."""
        while self._listen(LONGEST):
            pass
        os.close(self._read)
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)

    @property
    def acknowledged(self) -> list[str]:
        """What it said in whole lines, without the word that it began."""
        return [
            line
            for line in self._said.decode().split("\n")[:-1]
            if line != BEGUN and not line.startswith(CRASH)
        ]

    @property
    def crash(self) -> str:
        """The last line of the error that it ended with, or ""; its trace went to standard error."""
        lines = self._said.decode().split("\n")
        return next((line.removeprefix(CRASH) for line in lines if line.startswith(CRASH)), "")

    def _listen(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._read], [], [], max(0.0, seconds))
        if not ready:
            return False
        said = os.read(self._read, 65536)
        self._said += said
        return bool(said)


def _do(work: Work, book: Path, write: int, seed: int, prepare: Callable[[], None]) -> None:
    code = CRASHED
    try:
        prepare()
        _say(write, BEGUN)
        work(book, lambda said: _say(write, said), random.Random(seed))
        code = DONE
    except Refusal:
        code = REFUSED
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent counts it
        _say(write, CRASH + " ".join(traceback.format_exception_only(error)[-1].split()))
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(code)


def _say(write: int, said: str) -> None:
    os.write(write, f"{said}\n".encode())
