"""The columns of the trash, as data: what was deleted, whose it was, what hung on it, and when."""

from __future__ import annotations

from PySide6.QtCore import Qt

from csdesk.domain.folding import in_order
from csdesk.domain.spoken import moment
from csdesk.queries.trash import TrashRow
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.speech import Speech

LATEST_FIRST = 4, Qt.SortOrder.DescendingOrder


def trash_model(speech: Speech) -> RowsModel[TrashRow]:
    """The list of what was deleted."""
    return RowsModel(_columns(speech), lambda row: row.id, lambda row: _searched(speech, row))


def _searched(speech: Speech, row: TrashRow) -> str:
    return " \n ".join((row.name, row.account, speech.say(row.kind)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _columns(speech: Speech) -> tuple[Column[TrashRow], ...]:
    words, say = speech.words, speech.say
    return (
        Column(
            "name",
            words("What"),
            lambda row: row.name or _capital(say(row.kind)),
            lambda row: in_order(row.name),
            width=220,
        ),
        Column(
            "kind",
            words("Kind"),
            lambda row: _capital(say(row.kind)),
            lambda row: say(row.kind),
            width=140,
        ),
        Column(
            "account",
            words("Account"),
            lambda row: row.account,
            lambda row: in_order(row.account) or None,
            width=150,
            share=0.16,
        ),
        Column(
            "with_it",
            words("With it"),
            lambda row: "" if row.with_it is None else say(row.with_it),
            lambda row: None if row.with_it is None else say(row.with_it),
            width=160,
            share=0.22,
        ),
        Column(
            "deleted",
            words("Deleted"),
            lambda row: say(moment(row.at)),
            lambda row: row.at,
            width=160,
        ),
    )
