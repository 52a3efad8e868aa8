"""What a step must do to the history when it changes a table: rows are remembered there as images, as JSON."""

from __future__ import annotations

import json
import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

ROWS = sa.table(
    "history_row", sa.column("id"), sa.column("table_name"), sa.column("before"), sa.column("after")
)
SPANS = sa.table("history_span", sa.column("id"), sa.column("table_name"), sa.column("packed"))


def add_to_images(table: str, values: dict[str, Any]) -> None:
    """Give every image of a row of `table` the columns that a step added, with the values they got there."""
    connection = op.get_bind()
    for side in (ROWS.c.before, ROWS.c.after):
        there = sa.select(ROWS.c.id, side).where(ROWS.c.table_name == table, side.is_not(None))
        for row_id, image in connection.execute(there).all():
            said = json.dumps({**json.loads(image), **values}, ensure_ascii=False)
            connection.execute(sa.update(ROWS).where(ROWS.c.id == row_id).values({side.name: said}))
    packed = sa.select(SPANS.c.id, SPANS.c.packed).where(
        SPANS.c.table_name == table, SPANS.c.packed.is_not(None)
    )
    for span_id, rows in connection.execute(packed).all():
        images = [{**image, **values} for image in json.loads(zlib.decompress(rows))]
        repacked = zlib.compress(json.dumps(images, ensure_ascii=False).encode())
        connection.execute(sa.update(SPANS).where(SPANS.c.id == span_id).values(packed=repacked))
