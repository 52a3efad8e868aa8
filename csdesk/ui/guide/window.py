"""The guide's window: contents at the left, the chapter at the right, and a line that finds in all of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.guide.chapters import Guide, Part
from csdesk.ui.guide.places import START
from csdesk.ui.guide.reader import Reader
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.scale import wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import icon_button
from csdesk.ui.widgets.search import SearchField
from csdesk.words import phrase

SIZE = (1040, 760)
LEAST = (560, 400)
CONTENTS_WIDTH = 280
ADDRESS = Qt.ItemDataRole.UserRole
SHAPE = "guide.shape"  # in the window's memory


class GuideWindow(QWidget):
    """A window of its own, so that one reads and does side by side. It is made once and then only hidden."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._shell = shell
        self._guide = Guide()
        self._typed = ""
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "window")
        self.setMinimumSize(*LEAST)
        self.search = SearchField("")
        self.search.typed.connect(self._find)
        self.search.down.connect(partial(self._step, 1))
        self.search.up.connect(partial(self._step, -1))
        self.search.entered.connect(self._open_current)
        self.list = QListWidget()
        self.list.setProperty("look", "contents")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._open_item)
        self.list.itemActivated.connect(self._open_item)
        self.reader = Reader(shell.looks, self._guide)
        self.reader.sourceChanged.connect(self._arrived)
        self.back = icon_button(shell.icon("back"), "", self.reader.backward)
        self.forward = icon_button(shell.icon("right"), "", self.reader.forward)
        self._lay_out()
        self._bind_keys()
        self.speak()
        shell.looks.changed.connect(self._paint_icons)
        if not self.restoreGeometry(QByteArray.fromBase64(shell.memory.text(SHAPE).encode())):
            self.resize(*SIZE)

    def speak(self) -> None:
        """Say all of it in the language that is spoken now, and turn to the same chapter in that."""
        words = self._shell.words
        self._guide = Guide(self._shell.speech.language, keys_in_words)
        hint = words("Find in the guide…   Ctrl+F")
        self.search.setPlaceholderText(hint)
        named: dict[QWidget, str] = {
            self.search: hint,
            self.list: words("Contents"),
            self.reader: words("Chapter"),
            self.back: words("Back"),
            self.forward: words("Forward"),
        }
        for widget, name in named.items():
            widget.setAccessibleName(name)
        for button in (self.back, self.forward):
            button.setToolTip(named[button])
        for widget in (self.search, self.list):
            widget.setFixedWidth(wide(CONTENTS_WIDTH))
        self.reader.turn_to(self._guide)
        self._arrived(self.reader.source())
        self._find(self._typed)

    def open(self, address: str) -> None:
        """Show a chapter, or a part of one, in front of the other windows."""
        self.search.clear()
        self.reader.open(address)
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()
        self.reader.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place."""
        self._shell.memory.remember(SHAPE, bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.search)
        head.addSpacing(2 * GRID)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(3 * GRID)
        halves.addWidget(self.list)
        halves.addWidget(self.reader, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(head)
        column.addLayout(halves, 1)

    def _bind_keys(self) -> None:
        ways = {
            "Alt+Left": self.reader.backward,
            "Alt+Right": self.reader.forward,
            "Alt+Home": partial(self.open, f"{START}.md"),
            "Ctrl+F": self.search.setFocus,
            "Ctrl+K": self.search.setFocus,
            "F1": partial(self.open, f"{START}.md"),
            "Ctrl+W": self.close,
            "Esc": self._leave,
        }
        for keys, way in ways.items():
            QShortcut(QKeySequence(keys), self).activated.connect(way)

    def _leave(self) -> None:
        """First what is being looked for, then the guide."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _paint_icons(self) -> None:
        self.back.setIcon(self._shell.icon("back"))
        self.forward.setIcon(self._shell.icon("right"))

    def _arrived(self, address: QUrl) -> None:
        self.back.setEnabled(self.reader.isBackwardAvailable())
        self.forward.setEnabled(self.reader.isForwardAvailable())
        name = address.path().removesuffix(".md")
        title = next((one.title for one in self._guide.contents if one.name == name), "")
        said = phrase("{chapter} – Guide to csdesk", chapter=title) if title else phrase("Guide to csdesk")
        self.setWindowTitle(self._shell.say(said))
        if not self._typed:
            self._choose(address.path())

    def _choose(self, path: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(ADDRESS) == path:
                self.list.setCurrentRow(row)
                return
        self.list.setCurrentRow(-1)

    def _show_contents(self) -> None:
        self.list.clear()
        group = ""
        for one in self._guide.contents:
            if one.group != group:
                group = one.group
                heading = QListWidgetItem(group, self.list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._item(one.title, f"{one.name}.md")

    def _item(self, text: str, address: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(ADDRESS, address)

    def _find(self, typed: str) -> None:
        self._typed = typed.strip()
        if not self._typed:
            self.reader.mark([])
            self._show_contents()
            self._choose(self.reader.source().path())
            return
        self.list.clear()
        for part in self._guide.find(self._typed):
            self._item(_said(part), part.address)
        if not self.list.count():
            nothing = QListWidgetItem(
                self._shell.words("Nothing in the guide holds all of these words."), self.list
            )
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count() and not self.list.item(row).flags():
            row += by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _open_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._open_item(item)

    def _open_item(self, item: QListWidgetItem) -> None:
        address = item.data(ADDRESS)
        if address:
            self.reader.open(address)
            self.reader.mark(self._typed.split())


def _said(part: Part) -> str:
    return part.title if not part.slug else f"{part.title} – {part.heading}"
