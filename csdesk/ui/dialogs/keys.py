"""The page of keys, read from the actions' data: searched as one types, copied, printed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from csdesk.domain.folding import fold, holds_all
from csdesk.tokens import GRID
from csdesk.ui.actions import ACTIONS, OTHER_KEYS
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.places import MENUS
from csdesk.ui.scale import on_screen
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import secondary
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.search import SearchField

# What is said over the keys that a page knows; one without a name of its own is missed by a test.
WHERE = {
    "accounts": "In the list of accounts",
    "today": "In Today",
    "account": "In an account",
    "figures": "In the grid for figures",
    "reviews": "In the list of reviews",
    "review": "In a review that is being prepared",
    "afterwards": "After a review",
    "settings": "In the settings",
    "history": "In the history",
    "trash": "Among what was deleted",
}
Rows = list[tuple[str, str]]


class KeysDialog(Dialog):
    """Everything that has keys, by menu."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        words = speech.words
        self.setWindowTitle(words("Keys"))
        self.resize(*on_screen(640, 700))
        self.search = SearchField(words("Find a key, or what it does…"))
        self.search.typed.connect(self._narrow)
        self.nothing = label(words("No key does that."), "muted")
        self.nothing.hide()
        self._groups: list[tuple[QLabel, list[tuple[str, QLabel, QLabel]]]] = []
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addWidget(secondary(words("Copy"), self.copy))
        foot.addWidget(secondary(words("Print…"), self.ask_to_print))
        foot.addStretch(1)
        foot.addWidget(secondary(words("Close"), self.accept))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 4 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self._list(), 1)
        layout.addLayout(foot)
        self.search.setFocus()

    @property
    def text(self) -> str:
        """What is seen, as text."""
        return "\n\n".join(
            "\n".join([heading, *(f"{title}\t{keys}" for title, keys in rows)])
            for heading, rows in self._seen()
        )

    @property
    def document(self) -> QTextDocument:
        """What is seen, as it prints."""
        made = QTextDocument()
        parts = [f"<h1>{escape(self._speech.words('Keys of csdesk'))}</h1>"]
        for heading, rows in self._seen():
            lines = "".join(
                f"<tr><td width='60%'>{escape(title)}</td><td>{escape(keys)}</td></tr>"
                for title, keys in rows
            )
            parts.append(f"<h3>{escape(heading)}</h3><table width='100%'>{lines}</table>")
        made.setHtml("".join(parts))
        return made

    def copy(self) -> None:
        """Put what is seen on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def ask_to_print(self) -> None:
        """Let the system ask on which printer, and print what is seen."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asked = QPrintDialog(printer, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self.document.print_(printer)

    def _list(self) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 3 * GRID, 0)
        grid.setHorizontalSpacing(6 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        for heading, rows in keys_by_menu():
            head = label(self._speech.words(heading), "heading")
            head.setContentsMargins(0, 2 * GRID, 0, 0)
            grid.addWidget(head, grid.rowCount(), 0, 1, 2)
            members = []
            for title, keys in rows:
                parts = (
                    label(self._speech.words(title), wraps=True),
                    label(self._speech.words(keys), "muted", wraps=True),
                )
                line = grid.rowCount()
                for column, part in enumerate(parts):
                    grid.addWidget(part, line, column)
                members.append((fold(f"{heading} {parts[0].text()} {keys}"), *parts))
            self._groups.append((head, members))
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setAccessibleName(self.windowTitle())
        return area

    def _narrow(self, typed: str) -> None:
        """Show the lines that hold every word typed; keys are found as they are written, too."""
        words = fold(typed).split()
        is_any = False
        for head, members in self._groups:
            shown = [holds_all(key, words) for key, *_ in members]
            for fits, (_, title, keys) in zip(shown, members, strict=True):
                title.setVisible(fits)
                keys.setVisible(fits)
            head.setVisible(any(shown))
            is_any = is_any or any(shown)
        self.nothing.setVisible(not is_any)

    def _seen(self) -> list[tuple[str, Rows]]:
        return [
            (head.text(), [(title.text(), keys.text()) for _, title, keys in members if not title.isHidden()])
            for head, members in self._groups
            if not head.isHidden()
        ]


def keys_by_menu() -> list[tuple[str, Rows]]:
    """Headings with what stands under them: what works everywhere by menus, then what each page knows."""
    groups = [(menu, [one for one in ACTIONS if one.menu == menu and not one.page]) for menu in MENUS]
    groups += [(heading, [one for one in ACTIONS if one.page == page]) for page, heading in WHERE.items()]
    said = [
        (heading, [(one.title, keys_in_words(*one.keys)) for one in found if one.keys])
        for heading, found in groups
    ]
    return [(heading, rows) for heading, rows in said if rows] + [("Typing and reading", list(OTHER_KEYS))]
