"""How a page begins: its title with the finding in it, and under it source, date and evidence."""

from __future__ import annotations

from csdesk.deck.measure import COLUMN, LARGE, SMALL, TITLE, UNDER, text_height
from csdesk.deck.page import GRID, Page
from csdesk.deck.styles import Look
from csdesk.deck.writer import FIRST, SheetWriter

TOP = 10.0
COVER_TITLE = 32.0
LOGO_WIDTH, LOGO_HEIGHT = 200.0, 40.0
AIR, COVER_AIR, GAP = 4.0, 6.0, 8.0


def write_head(writer: SheetWriter, page: Page) -> None:
    """The page's title and what stands under it, in the sheet's second and third row."""
    writer.next_row(TOP)
    if page.ours or page.theirs:
        _write_logos(writer, page)
    title, under, air = _types(page)
    writer.next_row(text_height(page.title, GRID, title, bold=True) + air)
    writer.put(FIRST, page.title, Look(title, bold=True), GRID)
    writer.next_row(text_height(page.under, GRID, under) + air)
    writer.put(FIRST, page.under, Look(under, "muted"), GRID)
    if page.cover:
        writer.next_row(GAP)
        writer.put(FIRST, None, Look(SMALL, under="accent", heavy=True), GRID)
    writer.next_row(GAP)


def _write_logos(writer: SheetWriter, page: Page) -> None:
    writer.next_row(LOGO_HEIGHT + 2 * GAP)
    for picture, at_right in ((page.ours, False), (page.theirs, True)):
        if picture is not None:
            width, height = picture.within(LOGO_WIDTH, LOGO_HEIGHT)
            left = GRID * COLUMN - width if at_right else 0.0
            writer.put_picture(picture, (left, 0.0), (width, height))


def head_height(page: Page) -> float:
    """How high the title and what stands under it are."""
    title, under, air = _types(page)
    logos = LOGO_HEIGHT + 2 * GAP if page.ours or page.theirs else 0.0
    words = text_height(page.title, GRID, title, bold=True) + text_height(page.under, GRID, under)
    return logos + words + 2 * air + (2 * GAP if page.cover else GAP)


def _types(page: Page) -> tuple[float, float, float]:
    """The type of the title and of what stands under it, and the room below each."""
    return (COVER_TITLE, LARGE, COVER_AIR) if page.cover else (TITLE, UNDER, AIR)
