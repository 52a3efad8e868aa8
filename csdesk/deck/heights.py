"""How a page's height is shared: what has words takes what it needs, its chart what is left."""

from __future__ import annotations

from csdesk.deck.breaking import height_on
from csdesk.deck.heads import head_height
from csdesk.deck.measure import (
    LEADING,
    LEAST_CHART,
    MOST_CHART,
    SMALL,
    WRITING,
    heading_height,
    paragraph_height,
    table_height,
    tile_rows,
    timeline_height,
)
from csdesk.deck.page import (
    GRID,
    Block,
    Chart,
    Figures,
    Heading,
    Lines,
    Page,
    Paragraph,
    Space,
    Table,
    Tiles,
    TimeChart,
)
from csdesk.deck.paper_size import PaperSize


def chart_height(page: Page, paper: PaperSize) -> float:
    """How high the page's chart may be, so that all of it stays on one page of the paper."""
    return min(max(height_on(paper) - page_height(page), LEAST_CHART), MOST_CHART)


def page_height(page: Page) -> float:
    """How high the page is; of a chart only its caption is counted."""
    return head_height(page) + sum(block_height(block) for block in page.blocks)


def block_height(block: Block) -> float:
    """How high a part is; of a chart only its caption."""
    match block:
        case Tiles():
            return sum(tile_rows(block))
        case Table():
            return table_height(block)
        case Chart() | Figures():
            return SMALL * LEADING + 5.0
        case TimeChart():
            return timeline_height(block.timeline)
        case Paragraph():
            return paragraph_height(block, GRID)
        case Heading():
            return heading_height(block.text)
        case Lines():
            return block.count * WRITING
        case Space():
            return block.height
