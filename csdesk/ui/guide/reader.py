"""Shows a chapter: Markdown in the looks of the tokens, pictures as wide as there is room, links within the guide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from csdesk.tokens import GRID
from csdesk.ui.guide.chapters import Guide
from csdesk.ui.guide.dressing import blocks, dress, pieces, select
from csdesk.ui.theme import Looks

WIDEST = 760
"""A longer line is hard to read; on a wide window the text stays in the middle."""
LEAST_SIDE = 6 * GRID
AFTER_RESIZE = 60  # milliseconds until text and pictures follow
TAKEN_AT = 2
"""Pictures have so many pixels a point, to be sharp on every screen."""
Resource = QTextDocument.ResourceType


class Reader(QTextBrowser):
    """`open(address)` goes to a chapter, at a heading perhaps, and there is a way back. Nothing is fetched."""

    def __init__(self, looks: Looks, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._guide = guide
        self.setProperty("look", "guide")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self.follow)
        # Back and Forward load a chapter, too, and Qt loads one anew even for a heading of its own.
        self.sourceChanged.connect(self._dress)
        self._settling = QTimer(self, singleShot=True, interval=AFTER_RESIZE)
        self._settling.timeout.connect(self._fit)
        looks.changed.connect(self._dress)

    def open(self, address: str) -> None:
        """Go to a chapter by its address, "plan.md#baseline"."""
        self.setSource(QUrl(address), Resource.MarkdownResource)

    def turn_to(self, guide: Guide) -> None:
        """Go on reading in another language."""
        self._guide = guide
        self.reload()

    def follow(self, link: QUrl) -> None:
        """Go where a link leads; what lies outside the guide is the system's to open."""
        if link.scheme():
            QDesktopServices.openUrl(link)
        elif link.path():
            self.open(link.toString())
        else:
            self.open(f"{self.source().path()}#{link.fragment()}")

    def mark(self, words: list[str]) -> None:
        """Mark every place of these words in the chapter, and show the first."""
        self.setExtraSelections([self._marked(place) for word in words for place in self._places(word)])

    def doSetSource(
        self, name: QUrl | str, type: QTextDocument.ResourceType = Resource.UnknownResource
    ) -> None:
        """Load a chapter and go to its heading, which can be found once it is dressed."""
        super().doSetSource(name, type)
        url = QUrl(name)
        if url.hasFragment():
            self.scrollToAnchor(url.fragment())

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """A chapter or a picture of the guide, and nothing else."""
        path = self._guide.file(QUrl(name).path())
        if path is None:
            return None
        if type == Resource.ImageResource.value:
            return self._picture(path)
        return QByteArray(self._guide.text(path.stem).encode())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in the middle, and the pictures within it."""
        super().resizeEvent(event)
        self._settling.start()

    def _places(self, word: str) -> list[QTextCursor]:
        found = []
        place = self.document().find(word)
        while not place.isNull():
            found.append(QTextCursor(place))
            place = self.document().find(word, place)
        return found

    def _marked(self, place: QTextCursor) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setBackground(self._looks.colour("warning_ground"))
        made = QTextEdit.ExtraSelection()
        made.cursor = place
        made.format = form
        return made

    def _dress(self) -> None:
        """Give the chapter the looks of the theme."""
        dress(self.document(), self._looks, self.font().pixelSize())
        self._fit()

    @property
    def _side(self) -> int:
        return max(LEAST_SIDE, (self.viewport().width() - WIDEST) // 2)

    def _fit(self) -> None:
        """Give text and pictures the width that there is."""
        document = self.document()
        whole = document.rootFrame().frameFormat()
        whole.setLeftMargin(self._side)
        whole.setRightMargin(self._side)
        whole.setTopMargin(LEAST_SIDE)
        whole.setBottomMargin(2 * LEAST_SIDE)
        document.rootFrame().setFrameFormat(whole)
        cursor = QTextCursor(document)
        for start, length, form in [piece for block in blocks(document) for piece in pieces(block)]:
            if form.isImageFormat():
                select(cursor, start, length)
                cursor.setCharFormat(self._fitting(form.toImageFormat()))

    def _fitting(self, form: QTextImageFormat) -> QTextImageFormat:
        picture = self.loadResource(Resource.ImageResource.value, form.name())
        if isinstance(picture, QImage):
            self.document().addResource(Resource.ImageResource.value, QUrl(form.name()), picture)
            size = picture.deviceIndependentSize()
            form.setWidth(size.width())
            form.setHeight(size.height())
        return form

    def _picture(self, path: Path) -> QImage:
        """A picture at the size at which it is shown, so that it stays sharp."""
        image = QImage(str(path))
        size = QSize(image.width() // TAKEN_AT, image.height() // TAKEN_AT)
        room = self.viewport().width() - 2 * self._side
        if size.width() > room:
            size.scale(room, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        shown.setDevicePixelRatio(ratio)
        return shown
