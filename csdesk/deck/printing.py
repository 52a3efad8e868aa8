"""How sheets print: landscape, one page wide, one page high but for the appendix, with a line at the foot."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from csdesk.deck.breaking import BOTTOM, FOOT, SIDE, TOP, page_rows
from csdesk.deck.cells import CellWriter
from csdesk.deck.cleaning import foot_text
from csdesk.deck.page import Page
from csdesk.deck.paper_size import paper_of
from csdesk.deck.styles import FONT
from csdesk.deck.writer import FIRST, TITLE_ROW
from csdesk.tokens import PAPER

FOOT_SIZE = 9


def set_up(writer: CellWriter, page: Page, foot: str, last_column: int) -> None:
    """Let the sheet print, and show itself, as a page."""
    sheet = writer.sheet
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    paper = paper_of(writer.formats)
    sheet.page_setup.paperSize = paper.code
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0 if page.appendix else 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = SIDE
    margins.top, margins.bottom, margins.header, margins.footer = TOP, BOTTOM, FOOT, FOOT
    top, end = get_column_letter(FIRST), get_column_letter(last_column)
    sheet.print_area = f"{top}{TITLE_ROW}:{end}{writer.row}"
    for rows in list(page_rows(writer, page, last_column, paper))[:-1]:
        sheet.row_breaks.append(Break(rows.stop - 1))
    sheet.oddFooter = HeaderFooterItem(_foot(foot_text(foot)), _foot("&P / &N"))


def _foot(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text, f"{FONT},Regular", FOOT_SIZE, PAPER.muted.lstrip("#"))
