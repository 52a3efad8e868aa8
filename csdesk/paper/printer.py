"""Pages on a real printer, as large as they are, or smaller where its paper is."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from csdesk.deck.printed import PrintedReview
from csdesk.paper.painting import paint, theme_of

MILLIMETRES_AN_INCH = 25.4


def printer_for(review: PrintedReview) -> QPrinter:
    """The system's printer, set to the pages' name and to landscape; a dialog may choose another one."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(review.title)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    return printer


def print_pages(review: PrintedReview, printer: QPrinter) -> bool:
    """Send the pages to a printer; False where it takes none."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(review.pages):
            if number:
                printer.newPage()
            dots = printer.resolution() / MILLIMETRES_AN_INCH
            room = printer.pageRect(QPrinter.Unit.DevicePixel)
            scale = min(dots, room.width() / page.width, room.height() / page.height)
            painter.save()
            painter.scale(scale, scale)
            paint(painter, page, theme_of(review.accent))
            painter.restore()
    finally:
        painter.end()
    return True
