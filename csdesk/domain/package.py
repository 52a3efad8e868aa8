"""One account as a package for a colleague: what travels, and what becomes of an account that is there already."""

from __future__ import annotations

from csdesk.domain.record import PlainRow, RecordKind
from csdesk.domain.worded import Worded
from csdesk.words import phrase


class WhenThere(Worded):
    """What a package does to an account that the book has already."""

    REPLACE = "replace", phrase("Replace what is there")
    KEEP_BOTH = "keep-both", phrase("Keep both")
    MERGE = "merge", phrase("Merge, the newest counts")


NOTES = frozenset({"interactions", "interaction_contacts", "snoozes", "allowed_texts"})
"""Kinds that are internal notes as a whole."""

NOTED = {
    "contacts": frozenset({"stance"}),
    "milestones": frozenset({"expansion", "expansion_value", "expansion_currency", "take_rate"}),
}
"""Fields that are internal notes within other records."""


def without_notes(kind: RecordKind, row: PlainRow) -> PlainRow | None:
    """A record without what is an internal note in it; None where it is nothing else."""
    if kind.name in NOTES:
        return None
    noted = NOTED.get(kind.name, frozenset())
    return tuple(
        (None if field.optional else "") if field.name in noted else value
        for field, value in zip(kind.fields, row, strict=True)
    )
