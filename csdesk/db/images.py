"""A row as an image: its columns as JSON values, exactly as they must be written back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Table, insert, select

Image = dict[str, Any]
CHUNK = 500
"""Ids named in one statement."""


def chunks(ids: Iterable[int]) -> Iterable[Sequence[int]]:
    """Ids in runs short enough for one statement."""
    every = list(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))


def read_images(connection: Connection, table: Table, ids: Iterable[int]) -> dict[int, Image]:
    """The images of those of `ids` that are in `table`, read back from the database."""
    return {
        row["id"]: image_of(row)
        for some in chunks(ids)
        for row in connection.execute(select(table).where(table.c.id.in_(some))).mappings()
    }


def image_of(row: Mapping[Any, Any]) -> Image:
    """A row's columns as JSON values."""
    return {str(name): _plain(value) for name, value in row.items()}


def write_images(connection: Connection, table: Table, images: Iterable[Image]) -> None:
    """Put rows in as their images say, each with its version raised."""
    rows = [{**typed_row(table, image), "version": image["version"] + 1} for image in images]
    if rows:
        connection.execute(insert(table), rows)


def same_content(one: Image | None, other: Image | None) -> bool:
    """Whether two images say the same, whatever their versions."""
    return _content(one) == _content(other)


def _content(image: Image | None) -> Image | None:
    return None if image is None else {name: value for name, value in image.items() if name != "version"}


def typed_row(table: Table, image: Image) -> dict[str, Any]:
    """A row's columns as an image says them, in the types that the database takes."""
    return {name: _typed(table.c[name].type.python_type, value) for name, value in image.items()}


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case frozenset():
            return sorted(_plain(member) for member in value)
        case _:
            return value


def _typed(kind: type, value: Any) -> Any:
    if value is None:
        return None
    if issubclass(kind, Enum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is Decimal:
        return Decimal(value)
    if kind is frozenset:
        return frozenset(value)
    return value
