"""Exports on a full disk: a file that is whole, the one that was there before, or none."""

from __future__ import annotations

import json
import os
import random
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from csdesk.cli import main
from csdesk.errors import Refusal
from csdesk.flows.sample_book import write_sample_book
from tests.faults.calls import Way, calls_of, can_strike, struck
from tests.faults.child import CRASHED, Child, Say, Work
from tests.faults.figures import Figures
from tests.faults.full import can_mount, clear, fill, small_disk
from tests.faults.jobs import TODAY, importing_once, in_folder_of_its_own, timely

PAGE = 4096
BEFORE = b"what was there before"
REVIEW = (
    "deck",
    "--account",
    "Harbour Freight Lines",
    "--kind",
    "ebr",
    "--from",
    "2026-08-01",
    "--to",
    "2026-10-31",
)


@dataclass(frozen=True)
class Export:
    """A way out of the book: its words on the command line, the name of what it writes, and whether that is whole."""

    words: tuple[str, ...]
    name: str
    is_whole: Callable[[Path], bool]

    def work(self, target: Path, book: Path, say: Say, chance: random.Random) -> None:
        """Write it, without a word. Raises Refusal where csdesk refuses."""
        words = [*self.words, "--book", str(book), "--out", str(target)]
        if _silently(words) != 0:
            raise Refusal("the export was refused")
        say("written")


def _silently(words: list[str]) -> int:
    with open(os.devnull, "w") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):  # noqa: PTH123
        return main(words)


def _is_zip(file: Path) -> bool:
    return zipfile.is_zipfile(file) and zipfile.ZipFile(file).testzip() is None


def _is_json(file: Path) -> bool:
    try:
        return bool(json.loads(file.read_text(encoding="utf-8")))
    except ValueError:
        return False


def _is_calendar(file: Path) -> bool:
    return file.read_bytes().endswith(b"END:VCALENDAR\r\n")


def _is_folder(folder: Path) -> bool:
    return _silently(["import", "book", str(folder), "--book", str(folder.parent / "again.csdesk")]) == 0


EXPORTS = (
    Export(("export", "--format", "xlsx"), "lists.xlsx", _is_zip),
    Export(("export", "--format", "json"), "book.json", _is_json),
    Export(("export", "--format", "ics"), "days.ics", _is_calendar),
    Export(("export", "--format", "csv"), "tables", _is_folder),
)


def strike_exports(export: Export, numbers: Sequence[int], until: float, seed: int) -> Figures:
    """Let the disk be full from these calls of an export on."""
    figures = Figures(f"full at a call while exporting {export.name}")
    if not can_strike():
        figures.skipped = "failing calls take Linux and a C compiler"
        return figures
    with in_folder_of_its_own() as folder:
        book, place = folder / "book.csdesk", folder / "out"
        importing_once(book)
        for number in timely(numbers, until):
            place.mkdir()
            target = place / export.name
            _put_before(target, number)
            child = Child(struck(partial(export.work, target), 1, Way.FULL, number), book, number)
            _judge(figures, child, target, export, f"call {number} of {export.name}")
            clear(folder / "out")
            place.rmdir()
    return figures


def calls_of_export(export: Export) -> range:
    """The calls at which it can be struck."""
    return calls_of(importing_once, _once(export), 1, Way.FULL)


def fill_while_reviewing(rooms: Sequence[int], until: float, seed: int) -> Figures:
    """Write a review on a disk with so many pages of room."""
    figures = Figures("full disk while writing a review")
    if not can_mount():
        figures.skipped = "a small file system takes root on Linux"
        return figures
    review = Export(REVIEW, "review.xlsx", _is_zip)
    with small_disk() as disk, tempfile.TemporaryDirectory(prefix="csdesk-full-") as folder:
        os.environ["CSDESK_HOME"] = str(Path(folder) / "home")
        book = Path(folder) / "book.csdesk"
        write_sample_book(book, TODAY)
        for room in timely(rooms, until):
            clear(disk)
            fill(disk, PAGE * room)
            target = disk / review.name
            if room:
                _put_before(target, room)
            child = Child(partial(review.work, target), book, room)
            _judge(figures, child, target, review, f"{room} pages of room")
    return figures


def _once(export: Export) -> Work:
    def work(book: Path, say: Say, chance: random.Random) -> None:
        place = book.with_name("out")
        place.mkdir()
        export.work(place / export.name, book, say, chance)

    return work


def _put_before(target: Path, number: int) -> None:
    """Every other time something is there already, as an earlier export would be."""
    if target.suffix and number % 2:
        target.write_bytes(BEFORE)


def _judge(figures: Figures, child: Child, target: Path, export: Export, what: str) -> None:
    code = child.wait()
    figures.faults += 1
    figures.acknowledged += len(child.acknowledged)
    left = [file.name for file in target.parent.iterdir() if file.name not in {"filler", target.name}]
    if code == CRASHED or left:
        figures.broken.append(f"{what}: {child.crash or 'no crash'}, left behind: {left}")
    is_before = target.is_file() and target.read_bytes() == BEFORE
    if target.exists() and not is_before and not export.is_whole(target):
        figures.broken.append(f"{what}: half an export")
    if child.acknowledged and (is_before or not target.exists()):
        figures.broken.append(f"{what}: said to be written, but is not")
