"""Where a table ends in a file: before another one, before notes, before its totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csdesk.exchange.beginning import SURE_ROWS, Beginning, all_words, filled
from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.left_out import BELOW, EMPTY, OTHER_TABLE, TOTAL, LeftOut, left_out
from csdesk.exchange.looks import Look, look_of
from csdesk.exchange.row import is_blank
from csdesk.exchange.scan import Run, Scan
from csdesk.exchange.shape import kinds_of
from csdesk.exchange.splitting import Raw
from csdesk.words import Phrase

LONG_NOTE = 60
TOTALS = re.compile(
    r"(?:(?:grand |sub-?|overall )?totals?|sum|summe|gesamt(?:summe)?|zwischensumme|total (?:g[ée]n[ée]ral|general)"
    r"|totaal|totale|somme|suma|summa|yhteensä|razem|итого|всего|合計|总计|합계"
    r"|count|average|mean|anzahl|durchschnitt|mittelwert|moyenne|promedio)(?: \([\d.,]+ \w+\))?",
    re.IGNORECASE,
)
NOTE_SIGNS = (
    "*",
    "©",
    "(c)",
    "†",
    "source:",
    "note:",
    "notes:",
    "generated",
    "printed",
    "copyright",
    "report ",
    "end of",
    "exported",
    "page ",
    "quelle:",
    "hinweis",
    "stand:",
    "erstellt",
    "exportiert",
    "ende de",
    "seite ",
)


@dataclass(frozen=True, slots=True)
class Ending:
    """The last line of the rows, how many rows there are, and which lines are none of them."""

    last: int
    count: int
    left_out: tuple[LeftOut, ...]


def find_ending(whole: Scan, beginning: Beginning, choices: ReadingChoices, *, typed: bool) -> Ending:
    """Tell where a table ends, unless it was said."""
    last = whole.tail[-1].line if whole.tail else beginning.first - 1
    empty = [LeftOut(*lines, EMPTY) for lines in whole.empty if lines[0] <= last]
    if choices.last is not None:
        return Ending(choices.last, whole.rows, (*whole.between, *empty))
    count, left = whole.rows, []
    other = _other_table(whole, beginning, typed=typed)
    if other is not None:
        left.append(LeftOut(other.begin.line, last, OTHER_TABLE, left_out(other.begin, OTHER_TABLE).text))
        count -= sum(run.rows for run in whole.runs if run.begin.line >= other.begin.line)
        last = other.begin.line - 1
    rows = [raw for raw in whole.tail if beginning.first <= raw.line <= last]
    after_gap = {end + 1 for _, end in whole.empty}
    below = [left_out(raw, why) for why, raw in _notes(rows, beginning, after_gap, typed=typed)]
    last = min([last, *(one.first - 1 for one in below)])
    return Ending(last, count - len(below), (*whole.between, *left, *below, *empty))


def _other_table(whole: Scan, beginning: Beginning, *, typed: bool) -> Run | None:
    """The first run of rows that has another width than the table, or a head of its own after an empty line."""
    head, width, kinds = beginning.head, beginning.width, beginning.kinds
    for run in whole.runs:
        if run.begin.line <= beginning.first or run.rows < 2:
            continue
        if not typed and run.width > 1 and abs(run.width - width) > 1 and (run.apart or _is_even(run, width)):
            return run
        if not run.apart:
            continue
        if not kinds and head and _has_own_head(run):
            return run
        if typed and run.width * 2 < width and run.width > 1 and all_words(run.begin):
            return run
        if kinds and head and _other_head(run.begin, head[-1], kinds):
            return run
    return None


def _is_even(run: Run, width: int) -> bool:
    """Whether rows right below others are a table of their own: a head, and rows of as many fields as it has."""
    return (
        len(run.widths) == 1
        and run.rows >= SURE_ROWS
        and filled(run.begin) == len(run.begin.cells)
        and (_has_own_head(run) or (run.width > width and all_words(run.begin)))
    )


def _has_own_head(run: Run) -> bool:
    """Whether a run begins with words above numbers or days."""
    kinds = kinds_of(raw.cells for raw in run.sample)
    looks = [look_of(run.begin.cells[place]) for place in kinds if place < len(run.begin.cells)]
    return bool(looks) and all_words(run.begin) and all(look is Look.WORDS for look in looks)


def _other_head(raw: Raw, head: Raw, kinds: dict[int, Look]) -> bool:
    looks = [look_of(raw.cells[place]) for place in kinds if place < len(raw.cells)]
    words = sum(look is Look.WORDS for look in looks)
    return words == len(kinds) and all_words(raw) and list(raw.cells) != list(head.cells)


def _notes(
    rows: Sequence[Raw], beginning: Beginning, gap: set[int], *, typed: bool
) -> Iterator[tuple[Phrase, Raw]]:
    width, kinds = beginning.width, beginning.kinds
    begins = [at for at in range(len(rows)) if rows[at].line in gap]
    for at in reversed(range(1, len(rows))):
        raw = rows[at]
        if width > 1 and _is_total(raw):
            yield TOTAL, raw
        elif width > 1 and _is_note(raw, width, kinds, typed=typed, apart=_apart(rows, at, begins)):
            yield BELOW, raw
        else:
            return


def _apart(rows: Sequence[Raw], at: int, begins: Sequence[int]) -> bool:
    """Whether an empty line separates a row from the table, with nothing but notes and totals in between."""
    return any(
        begin <= at and all(filled(raw) == 1 or _is_total(raw) for raw in rows[begin : at + 1])
        for begin in begins
    )


def _is_total(raw: Raw) -> bool:
    texts = [str(cell).strip().rstrip(":") for cell in raw.cells if not is_blank(cell)]
    return bool(texts) and TOTALS.fullmatch(texts[0]) is not None


def _is_note(raw: Raw, width: int, kinds: dict[int, Look], *, typed: bool, apart: bool) -> bool:
    if filled(raw) != 1 or kinds.get(0) is look_of(raw.cells[0]):
        return False
    if 0 in kinds and look_of(raw.cells[0]) is Look.WORDS:
        return True
    text = next(str(cell).strip() for cell in raw.cells if not is_blank(cell))
    if apart or text.casefold().startswith(NOTE_SIGNS) or (len(text) > LONG_NOTE and width > 2):
        return True
    return not typed and len(raw.cells) == 1 and width > 2
