"""A workbook as the bytes of a file, made in memory: nothing of a customer lies in temporary files meanwhile."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def saved(book: Workbook, made_at: datetime) -> bytes:
    """The finished file; `made_at` is the instant, in UTC, at which it was last changed."""
    file = BytesIO()
    book.properties.modified = made_at.replace(tzinfo=None, microsecond=0)
    InMemory(book, ZipFile(file, "w", ZIP_DEFLATED)).save()
    return file.getvalue()


class InMemory(ExcelWriter):
    """Writes as the library does, but a sheet with its charts without the library's file for each sheet."""

    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._parts = archive

    def write_worksheet(self, ws: Any) -> None:  # Any: what it needs of a sheet has no public name
        """Put a sheet into the archive."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        part = BytesIO()
        writer: Any = WorksheetWriter(ws, part)
        writer.write()
        ws._rels = writer._rels
        self._parts.writestr(ws.path[1:], part.getvalue())
        self.manifest.append(ws)
