"""A card of one landscape page in two columns: headed parts with short lines, whatever they are about.

Lengths are millimetres. What doesn't fit is left out from the longest part first, and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from csdesk.charts.shapes import Anchor, Area, Box, Stroke, Words
from csdesk.charts.widths import lines_of, width
from csdesk.deck.paper_size import PaperSize
from csdesk.deck.printed import PrintedPage, PrintedReview

SIDE, TOP, FOOT, BETWEEN = 15.0, 14.0, 9.0, 10.0
TITLE, HEAD, TEXT, SMALL = 6.4, 4.1, 3.4, 2.9
LEADING = 1.32
AFTER_LINE, AFTER_PART = 1.1, 4.2
MOST_LINES = 2
"""Lines of paper that one text may take, but for those that say more."""

RULED = 8.0
"""From one line to write on to the next."""

MARK_HEIGHT, MARK_PADDING = 6.4, 3.0


@dataclass(frozen=True, slots=True)
class CardLine:
    """A text, with what is said at the right of it in small letters; `most` lines of paper it may take."""

    text: str
    aside: str = ""
    token: str = "muted"
    most: int = MOST_LINES


@dataclass(frozen=True, slots=True)
class CardPart:
    """A heading and the lines under it; `empty` stands there where there are none."""

    title: str
    lines: tuple[CardLine, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the card says: a title with a line below, a mark at the right, a foot, and the parts of both columns.

    `notes` heads the lines to write on, where there is room for some. `more` says how many lines of a part were left
    out.
    """

    title: str
    below: str
    mark: str
    foot: str
    author: str
    notes: str
    left: tuple[CardPart, ...]
    right: tuple[CardPart, ...]
    more: Callable[[int], str]


def card_page(card: Card, paper: PaperSize, accent: str) -> PrintedReview:
    """The card as one page."""
    writer = _Writer()
    top = _head(writer, card, paper)
    wide = (paper.width - 2 * SIDE - BETWEEN) / 2
    bottom = paper.height - FOOT - 6.0
    ends = []
    for number, parts in enumerate((card.left, card.right)):
        left = SIDE + number * (wide + BETWEEN)
        ends.append(_column(writer, _fitting(parts, wide, bottom - top, card.more), left, top, wide))
    _notes(writer, card.notes, max(ends), bottom, paper.width)
    writer.write(card.foot, SIDE, paper.height - FOOT, SMALL, "muted")
    page = PrintedPage(
        sheet=card.title,
        width=paper.width,
        height=paper.height,
        areas=tuple(writer.areas),
        strokes=tuple(writer.strokes),
        pictures=(),
        charts=(),
        words=tuple(writer.words),
        texts=tuple(writer.texts),
    )
    return PrintedReview(card.title, card.author, accent, (page,))


class _Writer:
    """What stands on the page so far."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self.strokes: list[Stroke] = []
        self.words: list[Words] = []
        self.texts: list[str] = []

    def write(
        self,
        text: str,
        x: float,
        middle: float,
        size: float,
        token: str,
        *,
        bold: bool = False,
        anchor: Anchor = Anchor.LEFT,
    ) -> None:
        if text:
            self.words.append(Words(text, x, middle, size, token, anchor, bold))
            self.texts.append(text)


def _head(writer: _Writer, card: Card, paper: PaperSize) -> float:
    """Title, line and mark; gives where the columns begin."""
    mark = width(card.mark, SMALL, True) + 2 * MARK_PADDING
    right = paper.width - SIDE
    writer.areas.append(Area(Box(right - mark, TOP - 1.0, right, TOP - 1.0 + MARK_HEIGHT), "bad_ground"))
    middle = TOP - 1.0 + MARK_HEIGHT / 2
    writer.write(card.mark, right - MARK_PADDING, middle, SMALL, "bad", bold=True, anchor=Anchor.RIGHT)
    room = right - mark - SIDE - BETWEEN
    writer.write(_cut(card.title, room, TITLE, 1)[0], SIDE, TOP + TITLE / 2, TITLE, "ink", bold=True)
    writer.write(_cut(card.below, room, TEXT, 1)[0], SIDE, TOP + TITLE + TEXT, TEXT, "muted")
    line = TOP + TITLE + 2.2 * TEXT
    writer.strokes.append(Stroke(((SIDE, line), (right, line)), "accent", 0.5))
    return line + AFTER_PART


def _notes(writer: _Writer, title: str, top: float, bottom: float, right: float) -> None:
    """Lines to write on, in what is left of the page."""
    first = top + HEAD * LEADING + RULED
    if first + RULED > bottom:
        return
    writer.write(title, SIDE, top + HEAD * LEADING / 2, HEAD, "accent", bold=True)
    for number in range(int((bottom - first) // RULED) + 1):
        y = first + number * RULED
        writer.strokes.append(Stroke(((SIDE, y), (right - SIDE, y)), "line", 0.25))


def _column(writer: _Writer, parts: Sequence[CardPart], left: float, top: float, wide: float) -> float:
    """Write the parts below one another; gives where they end."""
    y = top
    for part in parts:
        writer.write(part.title, left, y + HEAD * LEADING / 2, HEAD, "accent", bold=True)
        y += HEAD * LEADING + AFTER_LINE
        for line in part.lines or (CardLine(part.empty),):
            for number, text in enumerate(_lines(line, wide)):
                middle = y + TEXT * LEADING / 2
                writer.write(text, left, middle, TEXT, "ink" if part.lines else "muted")
                if number == 0:
                    writer.write(line.aside, left + wide, middle, SMALL, line.token, anchor=Anchor.RIGHT)
                y += TEXT * LEADING
            y += AFTER_LINE
        y += AFTER_PART - AFTER_LINE
    return y


def _lines(line: CardLine, wide: float) -> list[str]:
    aside = width(line.aside, SMALL) + BETWEEN / 2 if line.aside else 0.0
    return _cut(line.text, wide - aside, TEXT, line.most)


def _cut(text: str, room: float, size: float, most: int) -> list[str]:
    """A text's first lines, an ellipsis behind the last one where there were more."""
    lines = lines_of(" ".join(text.split()), room, size)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…", size) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' .,;')}…"]


def _fitting(
    parts: Sequence[CardPart], wide: float, high: float, more: Callable[[int], str]
) -> list[CardPart]:
    """The parts with as many lines as there is room for, the longest part shortened first."""
    shown = [len(part.lines) for part in parts]

    def cut(number: int) -> CardPart:
        part, count = parts[number], shown[number]
        left_out = len(part.lines) - count
        kept = part.lines[:count]
        return replace(part, lines=(*kept, CardLine(more(left_out), most=1)) if left_out else kept)

    while (
        sum(_height(cut(number), wide) for number in range(len(parts))) > high and max(shown, default=0) > 1
    ):
        longest = max(range(len(parts)), key=lambda number: shown[number])
        shown[longest] -= 1
    return [cut(number) for number in range(len(parts))]


def _height(part: CardPart, wide: float) -> float:
    lines = part.lines or (CardLine(part.empty),)
    texts = sum(len(_lines(line, wide)) * TEXT * LEADING + AFTER_LINE for line in lines)
    return HEAD * LEADING + AFTER_LINE + texts + AFTER_PART - AFTER_LINE
