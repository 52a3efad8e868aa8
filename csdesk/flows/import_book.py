"""Bring a whole book in from what `export_book` wrote, into a book that has no account yet."""

from __future__ import annotations

from pathlib import Path

from csdesk.commands.records import BringBook
from csdesk.desk import Desk, Done
from csdesk.errors import Refusal
from csdesk.exchange.parcel import Parcel
from csdesk.exchange.parcel_folder import MANIFEST, read_folder
from csdesk.exchange.parcel_json import read_json
from csdesk.jobs import Progress
from csdesk.queries.records import is_empty, known_kinds


def import_book(desk: Desk, path: Path, progress: Progress | None = None) -> Done[int]:
    """Bring all records in as one entry of the history; gives how many there are.

    Raises Refusal, with nothing kept, for a book that has accounts and for files that aren't whole.
    """
    if not desk.ask(is_empty):
        raise Refusal(
            "This book has accounts already; a whole book is imported into a new one. Nothing was changed."
        )
    parcel = read_parcel(path)
    return desk.do(BringBook(path.name, parcel.records, parcel.files), progress)


def read_parcel(path: Path) -> Parcel:
    """What a folder of CSV files or a JSON file holds. Raises Refusal where it isn't whole."""
    if path.is_dir() or path.name == MANIFEST:
        return read_folder(path, known_kinds())
    return read_json(path, known_kinds())[1]
