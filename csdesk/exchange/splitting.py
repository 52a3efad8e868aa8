"""Lines of text split into rows of fields: fast where they are sound, forgiving and honest where they are not.

A line without quotes is simply cut. Quoted fields may span lines, but only while they close where a field can end;
a quote that doesn't is taken as a letter of its own line, and the row says so, so that it never swallows the next rows.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from csdesk.exchange.mending import OTHER_QUOTES, mended, unquoted
from csdesk.exchange.quoting import loosely_cut
from csdesk.exchange.row import Cell
from csdesk.exchange.shape import ANY, Shape
from csdesk.words import Phrase, phrase

LONGEST_FIELD = 1_000_000
MOST_LINES_IN_A_FIELD = 1_000
MOST_LINES_AHEAD = 100_000
"""So many lines are looked at again in all for quotes that never close; after that a quote has to close in its line."""

MOST_LOOKED_INTO = 20_000
"""So many rows that are not like the others are looked into; where there are more, the table is just uneven."""

STAND_IN = "\ue0ff"
UNCLOSED = phrase("a quote is opened here and never closed, so the fields may be cut in the wrong places.")

SHIFTED = phrase(
    "the row has fewer fields than the table has columns, and what is in them doesn't suit the columns; "
    "a delimiter may be missing."
)

csv.field_size_limit(LONGEST_FIELD)


@dataclass(frozen=True, slots=True)
class Dialect:
    r"""How fields are separated ("" for one column) and quoted ("" for never).

    `backslash` is for quotes written as \" inside a field, `spaces` for a blank after every delimiter, `framed` for
    delimiters at both ends of a line, as where a table is drawn with signs.
    """

    delimiter: str
    quote: str = '"'
    backslash: bool = False
    spaces: bool = False
    framed: bool = False


class Raw(NamedTuple):
    """A row as it stands in the file: the line where it begins, its cells, and what is wrong with it."""

    line: int
    cells: Sequence[Cell]
    why: Phrase | None = None


def split(lines: Iterable[str], dialect: Dialect, shape: Shape = ANY) -> Iterator[Raw]:
    """Every line as a row; `shape` is what most rows are like, where that is known."""
    return iter(_Splitting(lines, dialect, shape))


class _Splitting:
    """The lines yet to come, some of which were looked at already."""

    def __init__(self, lines: Iterable[str], dialect: Dialect, shape: Shape) -> None:
        self._lines = iter(lines)
        self._seen: deque[str] = deque()
        self._dialect = dialect
        self._shape = shape
        self._width = shape.width
        self._ahead = MOST_LINES_AHEAD
        self._looked_into = 0
        self._delimiter = dialect.delimiter if len(dialect.delimiter) == 1 else STAND_IN

    def __iter__(self) -> Iterator[Raw]:
        dialect, delimiter, quote = self._dialect, self._dialect.delimiter, self._dialect.quote
        number = 0
        while (line := self._next()) is not None:
            number += 1
            bare = line.rstrip("\r\n")
            if dialect.framed:
                bare = line = _unframed(bare, delimiter)
            if quote and (quote in bare or (dialect.backslash and "\\" in bare)):
                raw, more = self._quoted(number, bare, line)
                number += more
                yield raw
                continue
            cells = bare.split(delimiter) if delimiter else [bare]
            if dialect.spaces:
                cells = [cell.strip(" ") for cell in cells]
            yield self._looked_over(number, bare, cells)

    def _next(self) -> str | None:
        return self._seen.popleft() if self._seen else next(self._lines, None)

    def _quoted(self, number: int, bare: str, line: str) -> tuple[Raw, int]:
        cells = self._strictly(bare)
        if cells is not None:
            return self._looked_over(number, bare, cells), 0
        if self._is_open(bare):
            more = self._until_closed(line)
            if more:
                whole = self._joined(bare, "".join([line, *more]).rstrip("\r\n"), len(more))
                if whole is not None:
                    return Raw(number, whole), len(more)
                self._seen.extendleft(reversed(more))
        found, sound = self._loosely(bare)
        return self._looked_over(number, bare, found, sound=sound), 0

    def _looked_over(self, number: int, text: str, cells: list[str], *, sound: bool = True) -> Raw:
        """A row, cut again where it alone is written otherwise than the others."""
        width = self._width
        as_it_is = Raw(number, cells, None if sound else UNCLOSED)
        if width < 2 or not text or (len(cells) == width and not (sound and cells[0][:1] in OTHER_QUOTES)):
            return as_it_is
        self._looked_into += 1
        if self._looked_into > MOST_LOOKED_INTO:
            return as_it_is
        meant = mended(text, cells, self._dialect.delimiter, self._dialect.quote, self._shape)
        if meant is not None:
            return Raw(number, meant)
        shifted = sound and 1 < len(cells) < width and not self._shape.suits(cells)
        return Raw(number, cells, SHIFTED) if shifted else as_it_is

    def _strictly(self, text: str) -> list[str] | None:
        """The fields of a record that is sound, or None."""
        if self._dialect.backslash and "\\" in text:
            return None
        delimiter = self._dialect.delimiter
        if len(delimiter) > 1:
            text = text.replace(delimiter, STAND_IN)
        reader = csv.reader(
            (text,),
            delimiter=self._delimiter,
            quotechar=self._dialect.quote,
            skipinitialspace=delimiter != " ",
            strict=True,
        )
        try:
            cells = next(reader, [""])
        except csv.Error:
            return None
        return [cell.replace(STAND_IN, delimiter) for cell in cells] if len(delimiter) > 1 else cells

    def _loosely(self, text: str) -> tuple[list[str], bool]:
        """The fields of a line whatever its quotes, by the reading that comes to the usual number of them."""
        delimiter, quote, backslash = self._dialect.delimiter, self._dialect.quote, self._dialect.backslash
        first = loosely_cut(text, delimiter, quote, backslash)
        usual = len(first[0]) == self._width
        if not self._width or (usual and first[1]):
            return first
        other = loosely_cut(text, delimiter, quote, backslash, eager=True)
        if len(other[0]) == self._width and (other[1] or not usual):
            return other
        self._looked_into += 1
        if usual or self._looked_into > MOST_LOOKED_INTO:
            return first
        found = unquoted(text, delimiter, quote, backslash, self._shape)
        return first if found is None else (found, False)

    def _is_open(self, text: str) -> bool:
        """Whether the quotes of a line leave a field open."""
        quotes = text.count(self._dialect.quote)
        if self._dialect.backslash:
            quotes -= text.count(f"\\{self._dialect.quote}")
        return quotes % 2 == 1

    def _until_closed(self, line: str) -> list[str]:
        """The lines up to the one that closes the open quote; none where there is no such line near enough."""
        more: list[str] = []
        length, end = len(line), False
        while not end and len(more) < MOST_LINES_IN_A_FIELD and self._ahead > 0 and length < LONGEST_FIELD:
            following = self._next()
            if following is None:
                break
            self._ahead -= 1
            more.append(following)
            length += len(following)
            end = self._is_open(following)
        if not end:
            self._seen.extendleft(reversed(more))
            return []
        return more

    def _joined(self, first: str, text: str, more: int) -> list[str] | None:
        """The fields of several lines taken together, unless they look like rows of their own."""
        cells = self._strictly(text)
        if cells is None:
            found, sound = self._loosely(text)
            cells = found if sound and (self._dialect.backslash or len(found) == self._width) else None
        if cells is None:
            return None
        if self._width > 1 and len(cells) != self._width and len(self._loosely(first)[0]) == self._width:
            return None
        delimiter = self._dialect.delimiter
        if self._width > 2 and delimiter and more > 1:
            between = text.splitlines()[1:]
            if all(line.count(delimiter) >= self._width - 1 for line in between):
                return None
        return cells


def _unframed(text: str, delimiter: str) -> str:
    return text.strip().removeprefix(delimiter).removesuffix(delimiter)
