"""A field for a picture: what it looks like, and buttons to choose another one or take it away."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from csdesk.errors import Refusal
from csdesk.exchange.logo import keep_logo, kept_logo, read_logo
from csdesk.tokens import GRID
from csdesk.ui.forms.field import Field
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import secondary

T = TypeVar("T")
WIDTH, HEIGHT = 40 * GRID, 12 * GRID
ENDINGS = "*.png *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff"


class PictureField(Field[T]):
    """A picture that is chosen from a file or dropped here; an empty value is none.

    A subclass says what the value of a chosen file is, and which picture a value stands for.
    """

    def __init__(self, speech: Speech, title: str, none: T, parent: QWidget | None = None) -> None:
        super().__init__(speech, title, none, parent=parent)
        self._none = none
        self._chosen: T = none
        self.shows = QLabel()
        self.shows.setProperty("look", "picture")
        self.shows.setFixedSize(WIDTH, HEIGHT)
        self.shows.setWordWrap(True)
        self.shows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = secondary(speech.words("Choose…"), self.ask)
        self.take_away = secondary(speech.words("Remove"), self.remove)
        for button in (self.choose, self.take_away):
            button.setAccessibleName(f"{title}: {button.text()}")
        self._label.setBuddy(self.choose)
        self.setFocusProxy(self.choose)
        self.setAcceptDrops(True)
        for part in (self.shows, self.choose, self.take_away):
            self.row.addWidget(part)
        self.row.addStretch(1)
        self.write(none)

    def taken(self, path: Path) -> T:
        """The value of a file. Raises Refusal when it is no picture."""
        raise NotImplementedError

    def picture(self, value: T) -> bytes | None:
        """The picture that a value stands for, as a PNG."""
        raise NotImplementedError

    def ask(self) -> None:
        """Ask for a file and take its picture."""
        pictures = self.speech.words("Pictures")
        chosen, _ = QFileDialog.getOpenFileName(self, self.title, "", f"{pictures} ({ENDINGS})")
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Take a file's picture, or say why that can't be done; the one before then stands."""
        try:
            value = self.taken(path)
        except Refusal as refusal:
            self._mark(self.speech.say(refusal.said))
            return
        self.write(value)
        self.leave()

    def remove(self) -> None:
        """Take the picture away."""
        self.write(self._none)
        self.leave()

    def read(self) -> T:
        """The picture's value."""
        return self._chosen

    def write(self, value: T) -> None:
        """Show a picture."""
        self._chosen = value
        content = self.picture(value)
        pixels = QPixmap()
        there = content is not None and pixels.loadFromData(content, "PNG")
        ratio = self.devicePixelRatioF()
        if there:
            room = self.shows.contentsRect().size() * ratio
            pixels = pixels.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            pixels.setDevicePixelRatio(ratio)
        self.shows.setPixmap(pixels if there else QPixmap())
        if not there:
            self.shows.setText(self.speech.words("No picture"))
        self.shows.setAccessibleName(self.title)
        self.take_away.setVisible(there)

    def shown(self, value: T) -> str:
        """A picture has no words of its own."""
        return ""

    @property
    def is_touched(self) -> bool:
        """Whether another picture was chosen than the one that stands."""
        return self._chosen != self._stands

    def boxes(self) -> tuple[QWidget, ...]:
        """The button that takes the focus."""
        return (self.choose,)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))


class OurLogoField(PictureField[str]):
    """Our own logo: its value is the path of the copy that csdesk keeps."""

    def __init__(self, speech: Speech, title: str, parent: QWidget | None = None) -> None:
        super().__init__(speech, title, "", parent)

    def taken(self, path: Path) -> str:
        """The copy's path."""
        return keep_logo(path)

    def picture(self, value: str) -> bytes | None:
        """The copy."""
        return kept_logo(value)


class CustomerLogoField(PictureField[bytes]):
    """A customer's logo: its value is the picture itself, which the book keeps."""

    def __init__(self, speech: Speech, title: str, parent: QWidget | None = None) -> None:
        super().__init__(speech, title, b"", parent)

    def taken(self, path: Path) -> bytes:
        """The picture, drawn anew."""
        return read_logo(path)

    def picture(self, value: bytes) -> bytes | None:
        """The picture itself."""
        return value or None
