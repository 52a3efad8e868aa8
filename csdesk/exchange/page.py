"""The table on a web page: what many programs write when they say that they export to Excel.

Only the text of its cells is taken; nothing on a page is run, followed or fetched.
"""

from __future__ import annotations

import codecs
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from csdesk.errors import Refusal
from csdesk.exchange.splitting import Raw
from csdesk.words import phrase

LOOKED_AT = 4_096
PIECE = 65_536
LONGEST_UNFINISHED = 2**20
MOST_SECONDS = 6.0
MOST_SPANNED, MOST_PADDED = 1_000, 1_000_000
CUT_OFF = phrase("the file ends in the middle of this table, so rows may be missing.")
WITH_MARKS = ("utf-16", "utf-32")
"""Encodings that show by themselves; a page that says so and doesn't show it is written in another one."""

UNSEEN = frozenset({"script", "style"})
_PAGE = re.compile(
    r"[\ufeff\s]*<(?:!doctype\s+html|html|head|meta|style|title|body|table|div|!--|\?xml)", re.I
)
_XML_WORKBOOK = "urn:schemas-microsoft-com:office:spreadsheet"
_HTML = re.compile(r"<(?:html|table)[\s>]", re.I)
_HTML_PAGE = re.compile(r"<html[\s>]", re.I)
_ENCODING = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I)


def is_page(start: str) -> bool:
    """Whether a text begins as web pages do."""
    start = start[:LOOKED_AT]
    return _PAGE.match(start) is not None and (_HTML.search(start) is not None or _XML_WORKBOOK in start)


def stated_encoding(data: bytes) -> str | None:
    """The encoding that a web page says it is written in; what is called Latin 1 there is that of Windows."""
    start = data[:LOOKED_AT]
    found = _ENCODING.search(start)
    if found is None or not is_page(start.decode("latin-1")):
        return None
    try:
        name = codecs.lookup(found[1].decode()).name
    except LookupError:
        return None
    if name.startswith(WITH_MARKS):
        return None
    return "cp1252" if name == "iso8859-1" else name


@dataclass(frozen=True, slots=True)
class PageContent:
    """The rows of the largest table on a page, numbered from its first."""

    rows: tuple[Raw, ...]

    def raws(self) -> Iterator[Raw]:
        """Every row of the table."""
        return iter(self.rows)


def read_page(name: str, text: str) -> PageContent:
    """The table on a page that has the most rows. Raises Refusal where there is none, or it takes too long."""
    if _XML_WORKBOOK in text[:LOOKED_AT] and not _HTML_PAGE.search(text[:LOOKED_AT]):
        raise Refusal(
            "“{name}” is a workbook in the XML of Excel 2003. Open it in a spreadsheet program, save it as XLSX, and "
            "try that.",
            name=name,
        )
    reader = _gathered(name, text)
    table = max(reader.tables, key=lambda one: len(one.rows), default=_Open())
    written = [number for number, cells in enumerate(table.rows, start=1) if any(cells)]
    if not written:
        raise Refusal(
            "“{name}” is a web page without a table; perhaps it is the page on which to sign in. Download the file "
            "anew, or export it as CSV.",
            name=name,
        )
    last = written[-1] if table in reader.open else 0
    return PageContent(
        tuple(
            Raw(number, _row(cells), CUT_OFF if number == last else None)
            for number, cells in enumerate(table.rows, start=1)
        )
    )


def _gathered(name: str, text: str) -> _Reader:
    reader, end = _Reader(), time.monotonic() + MOST_SECONDS
    for begin in range(0, len(text), PIECE):
        reader.feed(text[begin : begin + PIECE])
        if time.monotonic() > end or reader.is_hostile:
            raise Refusal(
                "“{name}” is a web page that takes too long to read, so it was left alone. Export it as CSV or as a "
                "real workbook and try that.",
                name=name,
            )
    return reader


def _row(cells: Sequence[str | None]) -> list[str]:
    """The cells of a row, up to the last one that really stands on the page."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return [cell or "" for cell in cells[:end]]


class _Open:
    """A table that is being read: its rows, the cell in hand, and how far down cells reach, by their places.

    A place that a cell takes which reaches into it from the left or from above holds None.
    """

    def __init__(self) -> None:
        self.rows: list[list[str | None]] = []
        self.texts: list[str] | None = None
        self.padded = 0
        self._columns, self._lines = 1, 1
        self._reaching: dict[int, int] = {}

    def begin_row(self) -> None:
        self.end_cell()
        self.rows.append([])
        self._pass_by()

    def begin_cell(self, columns: int, lines: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self.texts, self._columns, self._lines = [], columns, lines

    def end_cell(self) -> None:
        if self.texts is None:
            return
        row, at = self.rows[-1], len(self.rows[-1])
        lines = (" ".join(line.split()) for line in "".join(self.texts).split("\n"))
        row.append("\n".join(filter(None, lines)))
        self._pad(self._columns - 1)
        if self._lines > 1:
            last = len(self.rows) + self._lines - 1
            self._reaching.update(dict.fromkeys(range(at, at + self._columns), last))
        self.texts = None
        self._pass_by()

    def _pass_by(self) -> None:
        """Leave those places of the row empty into which a cell from above reaches."""
        while self._reaching.get(len(self.rows[-1]), 0) >= len(self.rows):
            self._pad(1)

    def _pad(self, count: int) -> None:
        self.rows[-1].extend([None] * count)
        self.padded += count


class _Reader(HTMLParser):
    """Gathers the tables of a page; one within another is a table of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Open] = []
        self.open: list[_Open] = []
        self._unseen = 0

    @property
    def is_hostile(self) -> bool:
        """Whether a tag is longer, or more cells are spanned, than on any page that was meant to be read."""
        return len(self.rawdata) > LONGEST_UNFINISHED or sum(one.padded for one in self.tables) > MOST_PADDED

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.open.append(_Open())
            self.tables.append(self.open[-1])
        elif tag in UNSEEN:
            self._unseen += 1
        elif not self.open:
            return
        elif tag == "tr":
            self.open[-1].begin_row()
        elif tag in {"td", "th"}:
            said = dict(attrs)
            self.open[-1].begin_cell(_span(said.get("colspan")), _span(said.get("rowspan")))
        elif tag in {"br", "p", "div"}:
            self._take("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self.open and tag in {"td", "th", "tr", "table"}:
            self.open[-1].end_cell()
            if tag == "table":
                self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._take(data.replace("\n", " "))

    def _take(self, text: str) -> None:
        if self.open and self.open[-1].texts is not None:
            self.open[-1].texts.append(text)


def _span(said: str | None) -> int:
    return min(max(int(said), 1), MOST_SPANNED) if said and said.isdecimal() and len(said) < 9 else 1
