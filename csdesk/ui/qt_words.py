"""Qt's own words, such as those of a box's menu and of keys, and the way that a language runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from csdesk.ui.scale import take_language
from csdesk.ui.speech import Speech

NAME = "words"


def speak(app: QApplication, speech: Speech) -> None:
    """Let Qt speak the language too, as far as Qt knows it, and lay everything out the way it is written."""
    for before in app.findChildren(QTranslator, NAME):
        QCoreApplication.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName(NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{speech.language}", folder):
        QCoreApplication.installTranslator(translator)
    way = Qt.LayoutDirection.RightToLeft if speech.runs_left else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(way)
    take_language(speech.language)
