"""Workbooks of every kind, read by a process of their own with little memory and little time.

The archive's directory is looked at before anything is unpacked; whatever a reader makes of a hostile file, csdesk
itself only ever gets lines of JSON, or one sentence.
"""

from __future__ import annotations

import json
import multiprocessing
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, BinaryIO

import psutil

from csdesk.errors import Refusal
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.naming import Merged
from csdesk.exchange.row import Cell, CellError, Percentage
from csdesk.exchange.source import insist_on_a_file, unreadable
from csdesk.exchange.splitting import Raw
from csdesk.exchange.workbook_process import MOST_MEMORY, Answer, answer
from csdesk.words import phrase

PACKED, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_SECONDS = 9.0
LOOK_EVERY = 0.05
MOST_PARTS = 20_000
MOST_UNPACKED = 1_500 * 2**20
END_OF_ARCHIVE = 66_000
LONGEST_DIRECTORY = 20 * 2**20
SHEETS_SHOWN = 20
SUSPICIOUS_SIZE, SUSPICIOUS_RATIO = 100 * 2**20, 250
REPLACED = phrase("characters that no list can hold were replaced.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet's rows, kept as lines of JSON until they are asked for, and the names of all sheets."""

    name: str
    names: tuple[str, ...]
    blocks: tuple[bytes, ...]
    merged: Merged = ()
    complaints: tuple[Complaint, ...] = ()

    def raws(self) -> Iterator[Raw]:
        """Every row of the sheet that has something in it, from its first."""
        for block in self.blocks:
            for line in zlib.decompress(block).split(b"\n"):
                number, cells = json.loads(line)
                yield Raw(number, [_typed(cell) for cell in cells])


def is_workbook(path: Path) -> bool:
    """Whether a file's first bytes are those of a workbook. Raises Refusal where it can't be read."""
    insist_on_a_file(path)
    try:
        with path.open("rb") as file:
            return file.read(8).startswith((PACKED, COMPOUND))
    except OSError as error:
        raise unreadable(path, error) from error


def read_sheet(path: Path, sheet: str | None = None) -> Sheet:
    """A sheet of a workbook: the one called `sheet`, else the first with rows on it.

    Raises Refusal in one sentence for whatever is wrong with the file.
    """
    return _read(path, sheet)[0]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a workbook that has something on it. Raises Refusal as `read_sheet` does."""
    return _read(path, every=True)


def _read(path: Path, sheet: str | None = None, *, every: bool = False) -> tuple[Sheet, ...]:
    _insist_on_sound_archive(path)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=answer, args=(theirs, str(path), sheet, every), daemon=True)
    process.start()
    theirs.close()
    try:
        return _received(path, ours, process)
    finally:
        process.kill()
        process.join()
        ours.close()


def _received(path: Path, ours: Connection, process: BaseProcess) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    blocks: list[bytes] = []
    watched, end = psutil.Process(process.pid), time.monotonic() + MOST_SECONDS
    while True:
        if ours.poll(LOOK_EVERY):
            try:
                kind, block = ours.recv_bytes().split(b"\n", 1)
            except EOFError:
                raise _unreadable(path) from None
            if kind == Answer.ROWS.value:
                blocks.append(block)
            elif kind == Answer.SHEET.value:
                sheets.append(_sheet(json.loads(block), tuple(blocks)))
                blocks = []
            elif kind == Answer.DONE.value:
                return tuple(sheets)
            else:
                raise _refused(path, json.loads(block))
        if time.monotonic() > end:
            raise Refusal(
                "“{name}” takes longer than {seconds} seconds to read, so it was left alone. Save the sheet as CSV "
                "and try that.",
                name=path.name,
                seconds=int(MOST_SECONDS),
            )
        if _memory(watched) > MOST_MEMORY:
            raise _too_much(path)


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _sheet(about: dict[str, Any], blocks: tuple[bytes, ...]) -> Sheet:
    return Sheet(
        name=about["name"],
        names=tuple(about["names"]),
        blocks=blocks,
        merged=[((top, left), (bottom, right)) for (top, left), (bottom, right) in about["merged"]],
        complaints=tuple(Complaint(row, "", "", REPLACED) for row in about["replaced"]),
    )


def _typed(cell: Any) -> Cell:
    """A cell as the other process packed it: what JSON has no word for is a pair of its sort and its text."""
    if not isinstance(cell, list):
        return "" if cell is None else cell
    sort, text = cell
    match sort:
        case "day":
            return date.fromisoformat(text)
        case "instant":
            return datetime.fromisoformat(text)
        case "time":
            return time_of_day.fromisoformat(text)
        case "percent":
            return Percentage(text)
        case "seconds":
            return timedelta(seconds=float(text))
        case _:
            return CellError(str(text))


def _insist_on_sound_archive(path: Path) -> None:
    """Refuse an archive that is cut off, locked, or unpacks to more than any list."""
    try:
        with path.open("rb") as file:
            if not file.read(len(PACKED)).startswith(PACKED):
                return
            _insist_on_few_parts(path, file)
            parts = zipfile.ZipFile(file).infolist()
    except OSError as error:
        raise unreadable(path, error) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        raise _unreadable(path) from None
    if any(part.flag_bits & 1 for part in parts):
        raise _locked(path)
    for part in parts:
        bomb = part.file_size > SUSPICIOUS_SIZE and part.file_size > SUSPICIOUS_RATIO * part.compress_size
        if bomb or part.file_size > MOST_UNPACKED:
            raise _too_much(path)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_much(path)


def _insist_on_few_parts(path: Path, file: BinaryIO) -> None:
    """Look at how long the archive's directory says it is, before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - END_OF_ARCHIVE))
    end = file.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0:
        raise _unreadable(path)
    parts, length = struct.unpack_from("<HI", end, at + 10)
    if parts > MOST_PARTS or length > LONGEST_DIRECTORY:
        raise _too_much(path)
    file.seek(0)


def _refused(path: Path, about: dict[str, Any]) -> Refusal:
    match about["why"]:
        case "locked":
            return _locked(path)
        case "no such sheet":
            sheets = ", ".join(f"“{name}”" for name in about["sheets"][:SHEETS_SHOWN])
            return Refusal(
                "“{file}” has no sheet called “{sheet}”. Its sheets are: {sheets}.",
                field="sheet",
                file=path.name,
                sheet=about["sheet"],
                sheets=sheets,
            )
        case "empty":
            return Refusal("“{name}” is empty; there is nothing to read in it.", name=path.name)
        case "too much":
            return _too_much(path)
        case _:
            insist_on_a_file(path)  # it may be gone by now
            return _unreadable(path)


def _unreadable(path: Path) -> Refusal:
    return Refusal(
        "“{name}” can't be read as a workbook: it is cut off or damaged, or of another kind. Open it in the program "
        "that made it and save it anew.",
        name=path.name,
    )


def _locked(path: Path) -> Refusal:
    return Refusal(
        "“{name}” is locked with a password. Save it without one in the program that made it, then try again.",
        name=path.name,
    )


def _too_much(path: Path) -> Refusal:
    return Refusal(
        "“{name}” would fill more memory than any list needs, so it was left alone. Save the sheet as CSV and try "
        "that.",
        name=path.name,
    )
