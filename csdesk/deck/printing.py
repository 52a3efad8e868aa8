"""How sheets print: landscape, one page wide, one page high but for the appendix, with a line at the foot."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

from csdesk.deck.cells import CellWriter
from csdesk.deck.cleaning import foot_text
from csdesk.deck.page import Page
from csdesk.deck.paper_size import paper_of
from csdesk.deck.styles import FONT
from csdesk.deck.writer import FIRST, TITLE_ROW
from csdesk.tokens import PAPER

SIDE, TOP, BOTTOM, FOOT = 0.59, 0.5, 0.65, 0.3
"""Margins in inches; `FOOT` is how far the foot's line is from the paper's edge."""

FOOT_SIZE = 9


def set_up(writer: CellWriter, page: Page, foot: str, last_column: int) -> None:
    """Let the sheet print, and show itself, as a page."""
    sheet = writer.sheet
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper_of(writer.formats).code
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0 if page.appendix else 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = SIDE
    margins.top, margins.bottom, margins.header, margins.footer = TOP, BOTTOM, FOOT, FOOT
    top, end = get_column_letter(FIRST), get_column_letter(last_column)
    sheet.print_area = f"{top}{TITLE_ROW}:{end}{writer.row}"
    sheet.oddFooter = HeaderFooterItem(_foot(foot_text(foot)), _foot("&P / &N"))


def _foot(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text, f"{FONT},Regular", FOOT_SIZE, PAPER.muted.lstrip("#"))
