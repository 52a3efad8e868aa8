"""Where a table begins in a file, and which lines name its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.left_out import ABOVE, LeftOut, left_out
from csdesk.exchange.looks import Look, is_year, look_of
from csdesk.exchange.row import is_blank
from csdesk.exchange.scan import Scan, reach
from csdesk.exchange.shape import kinds_of
from csdesk.exchange.splitting import Raw

MOST_HEAD_LINES = 5
SURE_ROWS = 4
"""From so many rows on it counts what none of them has, or what comes again and again."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The lines of the head (none where there is no head) and the line from which on rows may follow.

    `kinds` says for each column that holds mostly numbers or days which of them.
    """

    head: tuple[Raw, ...]
    first: int
    width: int
    kinds: dict[int, Look]
    left_out: tuple[LeftOut, ...]


def find_beginning(start: Scan, choices: ReadingChoices, *, typed: bool, begin: int = 1) -> Beginning:
    """Tell by a file's first rows where its table begins, as far as that wasn't said; `begin` is the first line."""
    rows = [raw for raw in start.head if raw.line >= begin]
    width = _width(start, typed=typed)
    top = _top(rows, width, typed=typed)
    head = _head(rows, top, choices)
    if choices.header is None and choices.first is None:
        head = (*_titles(rows, top, head, width, typed=typed), *head)
    first = choices.first or (head[-1].line + 1 if head else rows[top].line if rows else begin)
    table = head[0].line if head else first
    if not typed and choices.header is None:
        head = tuple(_without_gaps(raw, start) for raw in head)
    width = max([width, *(reach(raw) for raw in head[-1:])])
    above = tuple(left_out(raw, ABOVE) for raw in rows if raw.line < first and raw not in head)
    body = [raw for raw in rows if raw.line > table]
    return Beginning(head, first, width, kinds_of(raw.cells for raw in body), above)


def _width(start: Scan, *, typed: bool) -> int:
    """How many columns the table has; empty fields that end every line are none."""
    if not typed:
        return min(start.width, start.reach)
    usual = start.width
    return max(
        (width for width, count in start.widths.items() if count * 50 >= start.rows or width <= usual),
        default=1,
    )


def _top(rows: Sequence[Raw], width: int, *, typed: bool) -> int:
    """Which of the rows begins the table: the first that is as full as most of them."""
    if not rows:
        return 0
    counts = sorted(filled(raw) for raw in rows)
    usual = counts[len(counts) // 2]
    enough = max(1, -(-usual * 6 // 10)) if usual > 1 else min(width, usual)
    full = next((at for at, raw in enumerate(rows) if _reaches(raw, width, enough, typed=typed)), None)
    near = next((at for at, raw in enumerate(rows) if _reaches(raw, width - 1, enough, typed=typed)), 0)
    if full is None:
        return near
    if typed or width < 3 or not full or rows[full - 1].line + 1 != rows[full].line:
        return full
    if near == full - 1 and all_words(rows[near]):
        return near
    return full - 1 if _is_cut_head(rows[full - 1], width, rows[full:]) else full


def _is_cut_head(raw: Raw, width: int, below: Sequence[Raw]) -> bool:
    """Whether a row names most of the columns right above rows that hold nothing but data."""
    if filled(raw) * 2 < width or not all_words(raw):
        return False
    return not _is_head(below[0], kinds_of(one.cells for one in below[1:]), below[1:])


def _reaches(raw: Raw, width: int, enough: int, *, typed: bool) -> bool:
    return filled(raw) >= enough and (reach(raw) * 10 >= width * 6 if typed else len(raw.cells) >= width)


def _head(rows: Sequence[Raw], top: int, choices: ReadingChoices) -> tuple[Raw, ...]:
    if choices.header is not None:
        lines = range(choices.header[0], choices.header[-1] + 1) if choices.header else range(0)
        return tuple(raw for raw in rows if raw.line in lines)
    if choices.first is not None:
        above = [raw for raw in rows if raw.line < choices.first]
        return tuple(above[-1:])
    body = rows[top:]
    if not body:
        return ()
    kinds = kinds_of(raw.cells for raw in body[1:])
    if not _is_head(body[0], kinds, body[1:]):
        return ()
    more = _more_lines(body, kinds)
    return tuple(body[: 1 + more])


def _without_gaps(head: Raw, start: Scan) -> Raw:
    """A head without the empty fields that it has more than any row: a delimiter too many names no column."""
    surplus = reach(head) - max((width for width in start.widths if width != len(head.cells)), default=0)
    gaps = [at for at, cell in enumerate(head.cells[: reach(head)]) if is_blank(cell)]
    if start.widths[len(head.cells)] > 1 or not 0 < surplus == len(gaps) or start.rows < SURE_ROWS:
        return head
    return head._replace(cells=[cell for at, cell in enumerate(head.cells) if at not in gaps])


def _titles(
    rows: Sequence[Raw], top: int, head: Sequence[Raw], width: int, *, typed: bool
) -> tuple[Raw, ...]:
    """The lines right above a head with gaps whose titles stand over several columns of it."""
    found: list[Raw] = []
    while head and top > len(found) and len(found) < MOST_HEAD_LINES - 1:
        raw = rows[top - 1 - len(found)]
        below = found[0] if found else head[0]
        wide = reach(raw) * 2 > width if typed else len(raw.cells) >= width
        if raw.line + 1 != below.line or filled(raw) < 2 or not _spans(raw) or not wide:
            break
        cells = raw.cells[: reach(raw)] if typed else raw.cells
        if not any(map(is_blank, cells)) or _names_one_thing(raw):
            break
        found.insert(0, raw)
    return tuple(found)


def _spans(raw: Raw) -> bool:
    """Whether a row may be titles over several columns each: words, or periods as over a pivot table."""
    periods = [is_year(cell) or look_of(cell) is Look.DAY for cell in raw.cells if not is_blank(cell)]
    others = all(is_year(cell) or look_of(cell) in {Look.WORDS, Look.NOTHING, Look.DAY} for cell in raw.cells)
    return all_words(raw) or (others and 2 <= sum(periods) >= len(periods) - 2)


def _names_one_thing(raw: Raw) -> bool:
    """Whether a row only has a word and what it stands for, as in “Period: | May”."""
    return all(map(is_blank, raw.cells[2:])) or any(str(cell).rstrip().endswith(":") for cell in raw.cells)


def _is_head(raw: Raw, kinds: dict[int, Look], below: Sequence[Raw]) -> bool:
    """Whether a row names columns: its cells are of another sort than those below it."""
    if not below:
        return not any(look_of(cell) in {Look.NUMBER, Look.DAY} and not is_year(cell) for cell in raw.cells)
    unlike = alike = 0
    for place, look in kinds.items():
        cell = raw.cells[place] if place < len(raw.cells) else ""
        found = look_of(cell)
        if found is look and not (look is Look.NUMBER and is_year(cell) and _years(raw)):
            alike += 1
        elif found is not Look.NOTHING:
            unlike += 1
    if alike or unlike:
        return unlike >= alike
    if all(map(is_blank, raw.cells)):
        return False
    others = [one for one in below if list(one.cells) != list(raw.cells)]
    again = [_again_below(cell, place, others) for place, cell in enumerate(raw.cells) if not is_blank(cell)]
    sorts = _places_of_sorts(others)
    known = [_again_below(raw.cells[place], place, others) for place in sorts if place < len(raw.cells)]
    return not all(again) and not (known and sum(known) * 2 > len(known))


def _places_of_sorts(rows: Sequence[Raw]) -> list[int]:
    """The columns in which the same few words come again and again."""
    if len(rows) < SURE_ROWS:
        return []
    columns = zip_longest(*(raw.cells for raw in rows), fillvalue="")
    written = ([cell for cell in column if not is_blank(cell)] for column in columns)
    return [place for place, cells in enumerate(written) if 0 < len(set(cells)) * 2 <= len(cells)]


def _years(raw: Raw) -> bool:
    """Whether the numbers of a row are different years, as in the head of a wide table."""
    years = [str(cell) for cell in raw.cells if look_of(cell) is Look.NUMBER]
    return len(set(years)) == len(years) and all(
        is_year(cell) for cell in raw.cells if look_of(cell) is Look.NUMBER
    )


def _again_below(cell: object, place: int, below: Sequence[Raw]) -> bool:
    return any(place < len(raw.cells) and raw.cells[place] == cell for raw in below)


def _more_lines(body: Sequence[Raw], kinds: dict[int, Look]) -> int:
    """How many further lines belong to the head: words over columns that hold none."""
    more = 0
    for raw in body[1 : 1 + MOST_HEAD_LINES]:
        looks = [look_of(raw.cells[place]) for place in kinds if place < len(raw.cells)]
        if not kinds or Look.WORDS not in looks or Look.NUMBER in looks or Look.DAY in looks:
            break
        if sum(look is Look.WORDS for look in looks) * 2 < len(kinds) or raw.line != body[more].line + 1:
            break
        if reach(raw) * 2 < reach(body[0]):
            break
        more += 1
    return more if more < len(body) - 1 and more < MOST_HEAD_LINES else 0


def all_words(raw: Raw) -> bool:
    """Whether a row holds no number and no day."""
    return all(look_of(cell) in {Look.WORDS, Look.NOTHING} for cell in raw.cells)


def filled(raw: Raw) -> int:
    """How many cells of a row have something in them."""
    return sum(not is_blank(cell) for cell in raw.cells)
