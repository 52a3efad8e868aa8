"""The program with its window: paints it first, and loads hands, desk, queries and pages only then.

Only `main` imports Qt, after it stopped Python's collector, which would run some thirty times while modules load.
"""

from __future__ import annotations

import gc
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.paths import default_book
from csdesk.ui.holders import may_be_held
from csdesk.ui.plain_imports import plain_imports
from csdesk.words import ENGLISH, phrase

if TYPE_CHECKING:
    from csdesk.ui.frame import Frame
    from csdesk.ui.preferences import Preferences
    from csdesk.ui.window import Window


def main(argv: list[str]) -> int:
    """Run the window until it is closed; 1 when the book is open in another one, which is raised."""
    gc.disable()  # until the window's own collector takes over, in `furnish`
    with plain_imports():
        from PySide6.QtWidgets import QApplication

    from csdesk.ui.frame import Frame
    from csdesk.ui.memory import Memory
    from csdesk.ui.preferences import Preferences
    from csdesk.ui.speech import Speech
    from csdesk.ui.theme import FUSION, Looks

    given = _options(argv)
    app = QApplication([sys.argv[0], *FUSION])
    app.setApplicationName("csdesk")
    memory = Memory()
    asked = Path(given["--book"]) if "--book" in given else None
    preferences = Preferences()
    chosen = preferences.settings
    speech = Speech(chosen.locale, chosen.language)
    book = asked or next(iter(memory.recent_books()), None) or default_book(speech.words("My book"))
    if may_be_held(book) and _raise_other(book):
        return 1
    memory.enter(book)
    if speech.language != ENGLISH:
        from csdesk.ui.qt_words import speak

        speak(app, speech)
    frame = Frame(Looks(app, chosen.theme, int(chosen.text_size)), memory, speech)
    today = date.fromisoformat(given["--today"]) if "--today" in given else None
    frame.painted.connect(partial(begin, frame, preferences, book, asked=asked is not None, today=today))
    frame.show()
    return app.exec()


def begin(frame: Frame, preferences: Preferences, book: Path, *, asked: bool, today: date | None) -> None:
    """Furnish the painted frame and open the book; see soon how the last session ended."""
    from csdesk.ui.ahead import Ahead
    from csdesk.ui.catching import Catcher

    window = furnish(frame, preferences, today)
    Catcher(window.shell.hands).spread()
    open_first(window, book, asked=asked)
    window.session.begin()
    window.help.look_back()
    Ahead(window.shell, frame)


def furnish(frame: Frame, preferences: Preferences, today: date | None = None) -> Window:
    """Load what the window is made of and put it into the frame; there is no book yet."""
    from csdesk.ui.garbage import Collector
    from csdesk.ui.hands import Hands
    from csdesk.ui.shell import Shell
    from csdesk.ui.window import Window

    hands = Hands()
    Collector(frame).give_way_to(hands)
    return Window(frame, Shell(hands, frame.looks, frame.memory, preferences, lambda: today or date.today()))


def open_first(window: Window, book: Path, *, asked: bool) -> None:
    """Open the book, or make the first one of somebody who has none; say what was wrong with our own files."""
    from csdesk.ui.faults import open_log

    shell = window.shell
    for trouble in (open_log(), shell.memory.trouble, shell.preferences.trouble):
        if trouble is not None:
            shell.notify(trouble)
    lost = next(iter(shell.memory.known_books()), book)
    if not asked and lost != book and not lost.exists():
        shell.notify(
            phrase(
                "“{name}” is not in {folder} any more, so “{other}” was opened instead.",
                name=lost.stem,
                folder=str(lost.parent),
                other=book.stem,
            )
        )
    if asked or book.exists():
        window.books.open(book)
    else:
        window.books.create(book)


def _raise_other(book: Path) -> bool:
    from csdesk.ui.presence import raise_other

    raised = raise_other(book)
    if raised:
        sys.stderr.write(f"“{book.stem}” is open in another window, which now stands in front.\n")
    return raised


def _options(argv: list[str]) -> dict[str, str]:
    """`--book BOOK` and `--today DATE`, in two words or one; `csdesk.__main__` sees to it that nothing else comes."""
    words = iter(argv)
    pairs = (word.partition("=")[::2] if "=" in word else (word, next(words, "")) for word in words)
    return dict(pairs)
