"""A book made by someone else is looked through before anything of it is used, and refused where it isn't ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from csdesk.db.history_check import text_findings
from csdesk.db.mark import mark_of, remember
from csdesk.db.shape import shape_digest, strange_things, wrong_shapes
from csdesk.db.values import value_findings
from csdesk.errors import Refusal
from csdesk.words import Phrase


def insist_on_own(connection: Connection, book: Path, version: int, wanted: int) -> None:
    """Raises Refusal, the book as it was, for one that holds what csdesk never makes.

    A book that this csdesk looked through before is known by its schema's digest; its values are its own since then.
    One of an older version is looked through again when it is brought up to date.
    """
    digest = f"{wanted}:{shape_digest(connection)}"
    if mark_of(book).schema == digest:
        return
    found = next(_findings(connection, is_current=version == wanted), None)
    if found is not None:
        raise Refusal(
            "“{name}” is not as csdesk makes books, so nothing of it was used and it was left as it is. {what}",
            name=book.name,
            what=found,
        )
    if version == wanted:
        remember(book, schema=digest)


def _findings(connection: Connection, *, is_current: bool) -> Iterator[Phrase]:
    yield from strange_things(connection)
    if is_current:
        yield from wrong_shapes(connection)
        yield from value_findings(connection)
        yield from text_findings(connection)
