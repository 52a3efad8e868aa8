"""The program with its window: paints it first, and loads the desk, its queries and the pages only then."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from csdesk.paths import default_book
from csdesk.ui.faults import note, open_log
from csdesk.ui.hands import Hands
from csdesk.ui.memory import Memory
from csdesk.ui.preferences import Preferences
from csdesk.ui.presence import raise_other
from csdesk.ui.shell import Shell
from csdesk.ui.theme import Looks
from csdesk.ui.window import Window
from csdesk.words import phrase


def main(argv: list[str]) -> int:
    """Run the window until it is closed; 1 when the book is open in another one, which is raised."""
    wanted = _parser().parse_args(argv)
    app = QApplication([sys.argv[0]])
    app.setApplicationName("csdesk")
    memory = Memory()
    book = wanted.book or next(iter(memory.recent_books()), default_book())
    if raise_other(book):
        sys.stderr.write(f"“{book.stem}” is open in another window, which now stands in front.\n")
        return 1
    window = open_window(app, memory, wanted.today)
    window.painted.connect(partial(begin, window, book, asked=wanted.book is not None))
    window.show()
    return app.exec()


def open_window(app: QApplication, memory: Memory, today: date | None = None) -> Window:
    """The window with everything it needs, not yet shown and without a book."""
    preferences = Preferences()
    hands = Hands()
    shell = Shell(
        hands, Looks(app, preferences.settings.theme), memory, preferences, lambda: today or date.today()
    )

    def catch(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        hands.failed.emit(note(error))

    sys.excepthook = catch
    return Window(shell)


def begin(window: Window, book: Path, *, asked: bool) -> None:
    """Open the book, or make the first one of somebody who has none; say what was wrong with our own files."""
    shell = window.shell
    try:
        open_log()
    except OSError as error:
        shell.notify(phrase("The log can't be written ({why}).", why=error.strerror or str(error)))
    for trouble in (shell.memory.trouble, shell.preferences.trouble):
        if trouble is not None:
            shell.notify(trouble)
    if asked or book.exists():
        window.books.open(book)
    else:
        window.books.create(book)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="csdesk", description="Opens the window.")
    parser.add_argument("--book", type=Path, help="the book to open; the last one otherwise")
    parser.add_argument("--today", type=date.fromisoformat, help="the day that counts as today")
    return parser
