"""A review as an Excel workbook: one sheet a page, each one landscape screen and one printed page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.charts.sheet_text import clean_line
from csdesk.deck.cells import CellWriter
from csdesk.deck.cleaning import sheet_name
from csdesk.deck.page import Review
from csdesk.deck.printing import set_up
from csdesk.deck.saving import saved
from csdesk.deck.sheets import BehindCharts, in_writing_order, write_page
from csdesk.deck.styles import Styles
from csdesk.deck.themed import theme_of
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.tokens import PAPER, for_charts
from csdesk.words import phrase


def workbook_of(review: Review, formats: Formats, made_at: datetime, progress: Progress) -> bytes:
    """The finished file. `made_at` is the instant, in UTC, that its properties tell. Raises Cancelled after a stop."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _describe(book, review, made_at)
    book.loaded_theme = theme_of(review.accent)
    sheets = _sheets(book, review)
    styles = Styles(book.worksheets[0])
    theme = for_charts(replace(PAPER, accent=review.accent))
    behind: BehindCharts = {}
    for done, page in enumerate(in_writing_order(review)):
        progress.step(done, len(review.pages), phrase("Writing “{sheet}”", sheet=page.name))
        writer = CellWriter(sheets[page.name], styles, formats, theme)
        last = write_page(writer, page, behind)
        set_up(writer, page, review.foot, last)
    return saved(book, made_at)


def _describe(book: Workbook, review: Review, made_at: datetime) -> None:
    """The file's properties: nobody's name but the author's, and no program's."""
    author = clean_line(review.author)
    book.properties.creator = author
    book.properties.lastModifiedBy = author
    book.properties.title = clean_line(review.title)
    book.properties.created = made_at.replace(tzinfo=None, microsecond=0)


def _sheets(book: Workbook, review: Review) -> Mapping[str, Worksheet]:
    made: dict[str, Worksheet] = {}
    for page in review.pages:
        made[page.name] = book.create_sheet(sheet_name(page.name, book.sheetnames))
    return made
