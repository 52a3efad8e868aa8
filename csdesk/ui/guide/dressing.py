"""Gives a chapter of Markdown the looks of the tokens: sizes, spaces, colours, tables and keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from csdesk.tokens import GRID
from csdesk.ui.guide.chapters import slug_of
from csdesk.ui.theme import Looks

SCALE = {1: 1.7, 2: 1.25, 3: 1.08}
"""Headings by their level, as multiples of the text's size."""
ABOVE = {1: 0, 2: 6 * GRID, 3: 4 * GRID}
TEXT_LINE, HEADING_LINE, CODE_LINE, PICTURE_LINE = 145, 115, 100, 100
"""How high a line is, in hundredths of what stands in it."""
PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
Property = QTextFormat.Property


def dress(document: QTextDocument, looks: Looks, size: int) -> None:
    """Dress a chapter whose text is `size` pixels high. Headings become places that links lead to."""
    cursor = QTextCursor(document)
    for block in list(blocks(document)):
        _dress_block(cursor, block, looks, size)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, looks)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs, cells and headings in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Stretches of one look: where each begins, how long it is, and its format."""
    found = []
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        place += 1
    return found


def select(cursor: QTextCursor, start: int, length: int) -> None:
    """Let a cursor span a stretch."""
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)


def _dress_block(cursor: QTextCursor, block: QTextBlock, looks: Looks, size: int) -> None:
    level = block.blockFormat().headingLevel()
    is_code = block.blockFormat().hasProperty(Property.BlockCodeFence.value)
    parts = pieces(block)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(_code_format(looks) if is_code else _block_format(block, level))
    for number, (start, length, form) in enumerate(parts):
        if form.isImageFormat():
            continue
        _dress_piece(form, looks, is_code)
        if level:
            _head(form, round(size * SCALE.get(level, 1)))
        if level and not number:
            form.setAnchor(True)
            form.setAnchorNames([slug_of(block.text())])
        select(cursor, start, length)
        cursor.setCharFormat(form)


def _code_format(looks: Looks) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBackground(looks.colour("muted_ground"))
    made.setLineHeight(CODE_LINE, PROPORTIONAL)
    made.setNonBreakableLines(False)
    made.setTopMargin(0)
    made.setBottomMargin(0)
    return made


def _block_format(block: QTextBlock, level: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    is_picture = any(form.isImageFormat() for _, _, form in pieces(block))
    line = HEADING_LINE if level else PICTURE_LINE if is_picture else TEXT_LINE
    made.setLineHeight(line, PROPORTIONAL)
    if level:
        made.setTopMargin(ABOVE.get(level, 3 * GRID))
        made.setBottomMargin(2 * GRID)
    elif block.textList() is not None:
        made.setTopMargin(0)
        made.setBottomMargin(GRID)
    elif QTextCursor(block).currentTable() is None:
        made.setTopMargin(GRID)
        made.setBottomMargin((4 if is_picture else 2) * GRID)
    return made


def _dress_piece(form: QTextCharFormat, looks: Looks, is_code: bool) -> None:
    is_link = form.isAnchor() and bool(form.anchorHref())
    form.setForeground(QBrush(looks.colour("accent" if is_link else "ink")))
    form.setFontUnderline(False)
    if form.fontFixedPitch() and not is_code:
        form.setBackground(looks.colour("muted_ground"))


def _head(form: QTextCharFormat, size: int) -> None:
    form.clearProperty(Property.FontSizeAdjustment.value)
    form.setProperty(Property.FontPixelSize.value, size)
    form.setFontWeight(QFont.Weight.DemiBold)


def _dress_table(table: QTextTable, looks: Looks) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderBrush(looks.colour("line"))
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(1.5 * GRID)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setTopMargin(GRID)
    form.setBottomMargin(3 * GRID)
    table.setFormat(form)
