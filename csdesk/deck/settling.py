"""A page with its parts as large as the paper has room for: nobody has to bend over a page that is half empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csdesk.deck.heights import page_height
from csdesk.deck.measure import PAGE
from csdesk.deck.page import Block, Chart, Page, Room, Table, TimeChart

TALL_ROWS = (38.0, 31.0)
"""How high a milestone's row may be where there is room, in the drawing's own units."""


def settled(page: Page) -> Page:
    """The page with the roomiest tables that leave it one page. A chart takes what is left by itself."""
    if page.appendix or any(isinstance(block, Chart) for block in page.blocks):
        return page
    return next((made for made in _roomier(page) if page_height(made) <= PAGE), page)


def _roomier(page: Page) -> Iterator[Page]:
    for room in sorted(Room, reverse=True):
        for row in TALL_ROWS:
            yield replace(page, blocks=tuple(_with(block, room, row) for block in page.blocks))


def _with(block: Block, room: Room, row: float) -> Block:
    if isinstance(block, Table):
        return replace(block, room=max(block.room, room))
    if isinstance(block, TimeChart):
        return replace(block, timeline=replace(block.timeline, row=row))
    return block
