"""The list of ten thousand accounts, filtered as one types."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csdesk.desk import Desk
from csdesk.ui.places import Place
from tests.benchmarks.books import TODAY, add_accounts
from tests.benchmarks.ratio import Ratio, milliseconds
from tests.benchmarks.windows import opened

ACCOUNTS = 10_000
KEY_BAR = 50.0
TYPED = "logistics 12"


def measure() -> Iterator[Ratio]:
    """From a key press to the painted list, for each key of a search and each that takes it back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.csdesk"
        desk = Desk.create(path, today=lambda: TODAY)
        add_accounts(desk, ACCOUNTS)
        desk.close()
        with opened(path, Place("accounts")) as window:
            page = window.area.page
            assert page is not None
            field, table = page.filter, page.table  # type: ignore[attr-defined]
            field.setFocus()

            def press(key: str | Qt.Key) -> None:
                QTest.keyClick(field, key)
                table.viewport().repaint()

            keys: tuple[str | Qt.Key, ...] = (*TYPED, *(Qt.Key.Key_Backspace for _ in TYPED))
            times = tuple(milliseconds(lambda key=key: press(key)) for key in keys)
    yield Ratio("filter-10000-accounts", 1.0, (max(times),), (KEY_BAR,), "ms at worst")
