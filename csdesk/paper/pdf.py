"""A review as a PDF: texts stay texts, fonts come along, charts stay lines; it names nobody but its author."""

from __future__ import annotations

import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, qVersion
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from csdesk.deck.printed import PrintedReview
from csdesk.jobs import Progress
from csdesk.paper.painting import paint, theme_of
from csdesk.words import phrase

DOTS_AN_INCH = 1200
MILLIMETRE = DOTS_AN_INCH / 25.4
PROGRAM = f"Qt {qVersion()}"

UNSEEN = [] if sys.platform in {"win32", "darwin"} else ["-platform", "offscreen"]
"""Elsewhere Qt would end the process where a screen is named that can't be reached."""


def pdf_of(review: PrintedReview, progress: Progress) -> bytes:
    """The finished file. Raises Cancelled after a stop."""
    _begin_to_paint()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(review.title)
    writer.setAuthor(review.author)
    writer.setCreator(review.author)
    writer.setResolution(DOTS_AN_INCH)
    writer.setPageLayout(_layout(review))
    painter = QPainter(writer)
    try:
        for done, page in enumerate(review.pages):
            progress.step(done, len(review.pages), phrase("Printing “{sheet}”", sheet=page.sheet))
            if done:
                writer.newPage()
            painter.save()
            painter.scale(MILLIMETRE, MILLIMETRE)
            paint(painter, page, theme_of(review.accent))
            painter.restore()
    finally:
        painter.end()
    return _nameless(bytes(content.data()))


def _nameless(content: bytes) -> bytes:
    """The file without the name of the program that wrote it; blanks keep every other byte at its place."""
    for encoding in ("utf-16-be", "utf-8"):
        content = content.replace(PROGRAM.encode(encoding), (" " * len(PROGRAM)).encode(encoding))
    return content


def _layout(review: PrintedReview) -> QPageLayout:
    """The pages' size without margins of Qt's own."""
    first = review.pages[0]
    size = QPageSize(
        QSizeF(first.height, first.width), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    return QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF())


def _begin_to_paint() -> None:
    """Qt paints texts only where there is an application; one without a window will do."""
    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication([sys.argv[0], *UNSEEN]))


_kept: list[QGuiApplication] = []
