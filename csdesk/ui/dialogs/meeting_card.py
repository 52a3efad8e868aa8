"""The meeting card as it prints, to be printed or saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csdesk.deck.printed import PrintedReview
from csdesk.errors import Refusal
from csdesk.flows.meeting_card import card_name, meeting_card, write_card
from csdesk.flows.review_name import PDF_SUFFIX
from csdesk.paper.picture import page_picture
from csdesk.paper.printer import print_pages, printer_for
from csdesk.queries.meeting_card import MeetingFacts, meeting_facts
from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.models.today import days_of
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, phrase

WIDTH = 860
FOLDER = "card.folder"


class MeetingCardDialog(Dialog):
    """Print, save as PDF, or only read. A screen reader hears the whole card."""

    def __init__(self, shell: Shell, facts: MeetingFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._account = facts.header.name
        words, formats = shell.words, shell.speech.formats
        self.card: PrintedReview = meeting_card(
            facts, shell.today(), formats, shell.preferences.settings.name
        )
        self.setWindowTitle(words("Meeting card"))
        self.picture = QLabel()
        self.picture.setProperty("look", "picture")
        self.picture.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.picture.setAccessibleName(words("Meeting card"))
        self.picture.setAccessibleDescription("\n".join(self.card.pages[0].texts))
        self._draw()
        self.said = label("", "muted", wraps=True)
        self.print = primary(words("Print…"), self.ask_to_print)
        self.save = secondary(words("Save as PDF…"), self.ask_to_save)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.said, 1)
        for button in (self.print, self.save, secondary(words("Close"), self.reject)):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addWidget(self.picture, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(row)
        self.print.setFocus()

    def ask_to_print(self) -> None:
        """Let the system ask on which printer, and print."""
        printer = printer_for(self.card)
        asked = QPrintDialog(printer, self)
        asked.setWindowTitle(self._shell.words("Print the meeting card"))
        if asked.exec() == QDialog.DialogCode.Accepted:
            printed = print_pages(self.card, printer)
            self._say(*_PRINTED if printed else _NOT_PRINTED)

    def ask_to_save(self) -> None:
        """Ask where the PDF goes; the folder is remembered."""
        shell = self._shell
        name = card_name(self._account, shell.today(), shell.speech.formats)
        folder = Path(shell.memory.text(FOLDER) or Path.home())
        pattern = shell.say(phrase("PDF ({pattern})", pattern=f"*{PDF_SUFFIX}"))
        title = shell.words("Where does the meeting card go?")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(folder / name), pattern)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the PDF off the interface thread, and say so."""
        named = path if path.suffix.lower() == PDF_SUFFIX else path.with_name(path.name + PDF_SUFFIX)
        self._shell.memory.remember(FOLDER, str(named.parent))
        title = phrase("Writing “{file}”", file=named.name)
        self._shell.hands.run(title, write_card, self.card, named, then=self._written, refused=self._refused)

    def _draw(self) -> None:
        scale = self.devicePixelRatioF()
        self.picture.setPixmap(
            QPixmap.fromImage(page_picture(self.card.pages[0], self.card.accent, WIDTH, scale))
        )

    def _written(self, path: Path) -> None:
        self._say(phrase("“{file}” is written. It is for us alone.", file=path.name), "good")

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.said, "bad")

    def _say(self, said: Phrase, look: str) -> None:
        self.said.setText(self._shell.say(said))
        change_look(self.said, look)


_PRINTED = phrase("It was sent to the printer."), "good"
_NOT_PRINTED = phrase("The printer takes nothing; save the card as PDF instead."), "bad"


def show_meeting_card(shell: Shell, account: int, window: QWidget) -> None:
    """Read what the card says, and show it."""
    days = days_of(shell.preferences.settings)
    shell.hands.ask(meeting_facts, account, shell.today(), days, then=partial(_show, shell, window))


def _show(shell: Shell, window: QWidget, facts: MeetingFacts) -> None:
    dialog = MeetingCardDialog(shell, facts, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
