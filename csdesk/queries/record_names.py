"""What records are called, also those that are gone: by their own name, or by that of what they belong to."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from csdesk.db.images import Image, read_images
from csdesk.db.owners import ACCOUNT, owner_columns, record_tables
from csdesk.db.putting_back import called
from csdesk.db.tables import HistoryRow
from csdesk.domain.record_words import ONE
from csdesk.words import Phrase, phrase

RECORD = phrase("record")
NAMED_BY = {
    "goal": "metric_id",
    "definition": "metric_id",
    "change_metric": "metric_id",
    "interaction_contact": "contact_id",
    "review_attendee": "contact_id",
    "responsibility": "contact_id",
}
"""Records that are called by another one than what they lie under."""


class Names:
    """Looks records up where they are, or in what the history knew of them last; each once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, int], Image | None] = {}

    def learn(self, table: str, image: Image) -> None:
        """Know a record as it was, where the book may not have it any more."""
        self._known.setdefault((table, image["id"]), image)

    def image(self, table: str, row_id: int) -> Image | None:
        """A record as it is, or as it was last; None where nothing is known of it."""
        key = table, row_id
        if key not in self._known:
            here = read_images(self._connection, record_tables()[table], [row_id]).get(row_id)
            self._known[key] = here or self._last_image(table, row_id)
        return self._known[key]

    def called(self, table: str, row_id: int) -> str:
        """What a record is called, or "" where nobody knows."""
        image = self.image(table, row_id)
        return "" if image is None else self._called(table, image)

    def said(self, table: str, row_id: int, image: Image | None = None) -> Phrase:
        """A record with what it is: contact “Ann”, figure of “Visits” for 1 Jan 2026."""
        known = image or self.image(table, row_id)
        record = ONE.get(table, RECORD)
        if known is None:
            return record
        name = self._called(table, known)
        if table == "measurement" and name:
            day = date.fromisoformat(known["period"])
            return phrase("figure of “{metric}” for {day}", metric=name, day=day)
        return phrase("{record} “{name}”", record=record, name=name) if name else record

    def account(self, table: str, image: Image) -> int | None:
        """The account that a record lies under, None where the way there is lost."""
        while table != ACCOUNT:
            column = owner_columns()[table]
            (key,) = record_tables()[table].c[column].foreign_keys
            table, parent = key.column.table.name, image[column]
            if table == ACCOUNT:
                return int(parent)
            found = self.image(table, parent)
            if found is None:
                return None
            image = found
        return int(image["id"])

    def _called(self, table: str, image: Image) -> str:
        own = called(image) or str(image.get("person") or "")
        if own:
            return own
        column = NAMED_BY.get(table, owner_columns().get(table, ""))
        other: Any = image.get(column)
        if other is None:
            return ""
        (key,) = record_tables()[table].c[column].foreign_keys
        return self.called(key.column.table.name, other)

    def _last_image(self, table: str, row_id: int) -> Image | None:
        rows = select(HistoryRow.before, HistoryRow.after).where(
            HistoryRow.table_name == table, HistoryRow.row_id == row_id
        )
        last = self._connection.execute(rows.order_by(HistoryRow.id.desc()).limit(1)).one_or_none()
        if last is None:
            return None
        image: Image = json.loads(last.after or last.before)
        return image
