"""A review read back in tests: its pages by their names, their tables and tiles."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from csdesk.charts.spec import ChartSpec
from csdesk.deck.page import Page, Review, Table, Tile, Tiles


def page(review: Review, name: str) -> Page:
    return next(one for one in review.pages if one.name == name)


def tables(one: Page) -> list[Table]:
    return [block for block in one.blocks if isinstance(block, Table)]


def tiles(one: Page) -> tuple[Tile, ...]:
    return next((block.tiles for block in one.blocks if isinstance(block, Tiles)), ())


def contents(table: Table) -> list[list[object]]:
    return [[cell.content for cell in row] for row in table.rows]


def said(value: object) -> Iterator[str]:
    """Every text of a review that is not a customer's metric or chart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif isinstance(value, ChartSpec):
        return
    elif is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name))
