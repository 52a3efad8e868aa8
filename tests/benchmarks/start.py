"""From the start of the process to the window, and to the sample book's first page, beside a bare window."""

from __future__ import annotations

import compileall
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import csdesk
from csdesk.flows.sample_book import write_sample_book
from csdesk.paths import holder_note
from tests.benchmarks.books import TODAY
from tests.benchmarks.ratio import Ratio

PROGRAM = Path(csdesk.__file__).parent
RUNS = 9
SAY = """
import os, pathlib, sys
def peak():
    status = pathlib.Path("/proc/self/status")
    if not status.exists():  # a process that was forked counts its parent's peak too, but there is no better figure
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
def say():
    print(peak(), flush=True)
    os._exit(0)
"""
BARE = (
    SAY
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
def loaded():
    {more}
    say()
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, loaded)
app = QApplication([])
window = Window()
window.resize(1360, 860)
window.show()
app.exec()
"""
)
BARE_WINDOW = BARE.format(more="pass")
BARE_WITH_DATABASE = BARE.format(more="import sqlalchemy.orm, sqlcipher3.dbapi2")
OUR_WINDOW = (
    SAY
    + """
from csdesk import app
app.begin = lambda *_, **__: say()
app.main(sys.argv[1:])
"""
)
OUR_FIRST_PAGE = (
    SAY
    + """
from csdesk import app
furnish = app.furnish
def watched(*given, **named):
    window = furnish(*given, **named)
    window.travel.went.connect(lambda place: window.area.page.filled.connect(say))
    return window
app.furnish = watched
app.main(sys.argv[1:])
"""
)


@dataclass(frozen=True, slots=True)
class Run:
    """One process: how long until it said so (ms), and its peak memory by then (MB)."""

    time: float
    memory: float


def measure() -> Iterator[Ratio]:
    """Time to the window, time to the first page, and memory by then."""
    # As an installed program is, also where Python is told not to write what it compiled.
    compileall.compile_dir(PROGRAM, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "Sample book.csdesk"
        write_sample_book(book, TODAY)
        programs = (BARE_WINDOW, OUR_WINDOW, BARE_WITH_DATABASE, OUR_FIRST_PAGE)
        rounds = [[run(program, book) for program in programs] for _ in range(RUNS + 1)][1:]
    bare, window, floor, page = zip(*rounds, strict=True)
    yield Ratio("start-to-window", 1.5, times(window), times(bare), "ms")
    yield Ratio("start-to-first-page", 1.6, times(page), times(floor), "ms")
    yield Ratio("memory-at-first-page", 1.3, sizes(page), sizes(floor), "MB")


def run(program: str, book: Path) -> Run:
    """Run a program on a book until it says so."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, "--book", str(book)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        elapsed = time.perf_counter() - start
    holder_note(book).unlink(missing_ok=True)  # it ended at once, and the next start is none after a crash
    return Run(elapsed * 1000, int(said) / 1024)


def times(runs: tuple[Run, ...]) -> tuple[float, ...]:
    return tuple(run.time for run in runs)


def sizes(runs: tuple[Run, ...]) -> tuple[float, ...]:
    return tuple(run.memory for run in runs)
