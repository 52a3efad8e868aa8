"""Take a whole book out, as a folder of CSV files or as one JSON file; beside, then exchanged, never half."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.exchange.parcel_folder import MANIFEST, FolderWriter
from csdesk.exchange.parcel_json import JsonWriter
from csdesk.flows.publish import in_words, publish_written, refuse_unfit
from csdesk.paths import make_private
from csdesk.queries.records import tell_records

JSON = ".json"


def export_folder(desk: Desk, folder: Path, *, for_excel: bool = False, account: int | None = None) -> None:
    """Write the whole book, or one account, as a folder of CSV files with a manifest; an earlier one is exchanged.

    With `for_excel` no text in it looks like a formula; the way back in takes that off again. Raises Refusal, with
    what was there left as it was, where it can't be written.
    """
    _insist_on_place(folder)
    beside = folder.with_name(f".{secrets.token_hex(6)}.part")
    try:
        make_private(beside)
        writer = FolderWriter(beside, for_excel)
        desk.ask(tell_records, writer.records, writer.file, account)
        writer.finish()
        _exchange(beside, folder)
    except OSError as error:
        raise in_words(error, folder) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def export_json(desk: Desk, path: Path) -> None:
    """Write the whole book as one JSON file. Raises Refusal, what was there left as it was."""
    refuse_unfit(path, JSON)
    with publish_written(path) as out:
        writer = JsonWriter(out)
        desk.ask(tell_records, writer.records, writer.file)
        writer.finish()


def _insist_on_place(folder: Path) -> None:
    """Refuse a place where something else lies than an earlier export."""
    if not folder.parent.is_dir():
        raise Refusal("There is no folder “{folder}”; nothing was written.", folder=str(folder.parent))
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise Refusal(
            "“{folder}” holds something else than an export of csdesk; nothing was written. Name a new folder.",
            folder=folder.name,
        )
    if folder.exists() and not folder.is_dir():
        raise Refusal("“{name}” is a file; nothing was written. Name a new folder.", name=folder.name)


def _exchange(beside: Path, folder: Path) -> None:
    """Put the new folder in the place of an earlier one, which comes back when that fails."""
    if not folder.exists():
        os.replace(beside, folder)
        return
    old = folder.with_name(f".{secrets.token_hex(6)}.old")
    os.replace(folder, old)
    try:
        os.replace(beside, folder)
    except OSError:
        os.replace(old, folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
