"""One pass over the rows of a file: its first and last ones, its runs between empty lines, and what is odd."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from csdesk.errors import Refusal
from csdesk.exchange.left_out import LeftOut, between, left_out
from csdesk.exchange.row import Cell, is_blank
from csdesk.exchange.splitting import UNCLOSED, Raw

FIRST_ROWS, LAST_ROWS, MOST_RUNS, MOST_NOTED = 400, 40, 1_000, 1_000
ROWS_OF_A_RUN, MOST_JUMPS = 20, 500
MOST_ROWS = 2_000_000
MOST_BROKEN = 100_000
"""Where so many rows are amiss, quotes were not meant as quotes, and reading on would only take long."""

MOST_FIELDS = 16_384


@dataclass(slots=True)
class Run:
    """Rows without an empty line between them, and without a jump in how many fields they have.

    `apart` says whether an empty line stands before them; `sample` holds the first rows after `begin`.
    """

    begin: Raw
    apart: bool = True
    rows: int = 0
    sample: list[Raw] = field(default_factory=list)
    widths: Counter[int] = field(default_factory=Counter)
    last: int = 0

    @property
    def width(self) -> int:
        """How many fields most of the rows have."""
        return max(self.widths, key=lambda width: (self.widths[width], width))


@dataclass(slots=True)
class Scan:
    """What a pass over rows told. `between` holds lines that are no rows, `broken` the first rows that something
    is wrong with, `amiss` how many those are in all.

    `widths` counts rows by their fields; `reach` is the place of the last field with something in it.
    """

    head: list[Raw] = field(default_factory=list)
    tail: deque[Raw] = field(default_factory=lambda: deque(maxlen=LAST_ROWS))
    runs: list[Run] = field(default_factory=list)
    empty: list[tuple[int, int]] = field(default_factory=list)
    between: list[LeftOut] = field(default_factory=list)
    broken: list[Raw] = field(default_factory=list)
    amiss: int = 0
    rows: int = 0
    widths: Counter[int] = field(default_factory=Counter)
    reach: int = 0

    @property
    def width(self) -> int:
        """How many fields most of the rows have; one only where next to none have more."""
        several = {width: count for width, count in self.widths.items() if width > 1}
        if sum(several.values()) * 3 < self.rows:
            return 1
        return max(several, key=lambda width: (several[width] * min(width, 4), width), default=1)


@dataclass(frozen=True, slots=True)
class Within:
    """The lines that a pass counts, and what is known of the table by then."""

    first: int = 1
    last: int | None = None
    width: int = 1
    head: Sequence[Cell] = ()


EVERYTHING = Within()


def scan(name: str, raws: Iterable[Raw], within: Within = EVERYTHING, *, typed: bool) -> Scan:
    """Look at every row once. Rows of a sheet (`typed`) end at their last cell with something in it.

    Raises Refusal where there are more rows or fields than can be meant.
    """
    found = Scan()
    run: Run | None = None
    for raw in raws:
        end = reach(raw)
        if raw.line < within.first:
            continue
        if within.last is not None and raw.line > within.last:
            break
        if not end:
            _note_empty(found, raw.line)
            run = None
            continue
        _insist(name, found, end, raw.line)
        why = between(raw, within.width, within.head, typed=typed)
        if why is not None:
            if len(found.between) < MOST_NOTED:
                found.between.append(left_out(raw, why))
            continue
        width = end if typed else len(raw.cells)
        if run is None or (not typed and _jumps(found, run, width)):
            run = _new_run(found, raw, apart=run is None)
        _note(found, run, raw, width)
        found.reach = max(found.reach, end)
    return found


def reach(raw: Raw) -> int:
    """How many fields a row has up to its last one with something in it."""
    cells = raw.cells
    end = len(cells)
    while end and is_blank(cells[end - 1]):
        end -= 1
    return end


def _jumps(found: Scan, run: Run, width: int) -> bool:
    """Whether a row has another number of fields than all of those before it."""
    return width not in run.widths and abs(run.last - width) > 1 and len(found.runs) < MOST_JUMPS


def _new_run(found: Scan, raw: Raw, *, apart: bool) -> Run:
    run = Run(raw, apart)
    if len(found.runs) < MOST_RUNS:
        found.runs.append(run)
    return run


def _note(found: Scan, run: Run, raw: Raw, width: int) -> None:
    run.rows += 1
    run.last = width
    if 1 < run.rows <= ROWS_OF_A_RUN:
        run.sample.append(raw)
    run.widths[width] += 1
    found.widths[width] += 1
    found.rows += 1
    if len(found.head) < FIRST_ROWS:
        found.head.append(raw)
    found.tail.append(raw)
    if raw.why is not None:
        found.amiss += raw.why is UNCLOSED
        if len(found.broken) < MOST_NOTED:
            found.broken.append(raw)


def _note_empty(found: Scan, line: int) -> None:
    if found.empty and found.empty[-1][1] == line - 1:
        found.empty[-1] = (found.empty[-1][0], line)
    elif len(found.empty) < MOST_NOTED:
        found.empty.append((line, line))


def _insist(name: str, found: Scan, fields: int, line: int) -> None:
    if fields > MOST_FIELDS:
        raise Refusal(
            "“{name}”, line {line} has {count} fields; at most {most} can be read.",
            name=name,
            line=str(line),
            count=fields,
            most=MOST_FIELDS,
        )
    if found.amiss >= MOST_BROKEN:
        raise Refusal(
            "“{name}” has more than {most} rows with a quote that is opened and never closed, so it was left alone. "
            "Check its quotes, or save it anew in the program that made it.",
            field="quote",
            name=name,
            most=MOST_BROKEN,
        )
    if found.rows >= MOST_ROWS:
        raise too_many_rows(name)


def too_many_rows(name: str) -> Refusal:
    """Why a file of so many rows is not read."""
    return Refusal(
        "“{name}” has more than {most} rows; split it into several files.", name=name, most=MOST_ROWS
    )
