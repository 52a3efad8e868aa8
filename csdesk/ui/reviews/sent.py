"""What went out with a review: looked at once more, kept byte for byte, and opened again exactly as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.deck import certificate
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.prepare_review import author_of
from csdesk.flows.review_name import PDF_SUFFIX, SUFFIX
from csdesk.flows.sending import Outgoing, look_at_all, mark_as_sent, save_as, take_out
from csdesk.queries.review import FileRow, ReviewPage
from csdesk.queries.review_files import FileOfReview, review_file
from csdesk.tokens import GRID
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.hands import Done
from csdesk.ui.returned_file import ask_for_returned
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary
from csdesk.ui.widgets.flow import FlowRow
from csdesk.ui.widgets.labels import Elided, change_look, label
from csdesk.words import Phrase, counted, phrase

MOST_SAID = 8
"""So many differences, or words that must not leave, are said; the others are counted."""


class KeptFile(QWidget):
    """A file that went out: opened, saved elsewhere, and what it was searched for."""

    def __init__(self, shell: Shell, row: FileRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._row = row
        words = shell.words
        said = phrase("{name}, kept on {day}", name=row.name, day=row.frozen_on)
        name = Elided(shell.say(said))
        self.open_it = quiet(words("Open it"), self._open)
        self.save_it = quiet(words("Save as…"), self._choose_place)
        self.certify = quiet(words("Certificate"), self._show_certificate)
        self.said = label("", "muted", wraps=True)
        self.said.setIndent(TEXT_INDENT)
        self.said.hide()
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addSpacing(TEXT_INDENT)
        line.addWidget(name, 1)
        for button in (self.open_it, self.save_it, self.certify):
            button.setAccessibleName(f"{button.text()}: {row.name}")
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.said)

    def _open(self) -> None:
        """Take it out of the book, to be read, and let its program show it."""
        title = phrase("Opening “{file}”", file=self._row.name)
        self._shell.hands.run(title, _taken_out, self._row.id, then=self._opened)

    def _opened(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _choose_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self._shell.words("Save as"), self._row.name)
        if chosen:
            title = phrase("Saving “{file}”", file=self._row.name)
            self._shell.hands.run(title, _saved, self._row.id, Path(chosen), then=self._saved)

    def _saved(self, file: FileOfReview) -> None:
        self._shell.notify(phrase("“{file}” is saved, byte for byte as it went out.", file=file.name))

    def _show_certificate(self) -> None:
        if self.said.isVisible():
            self.said.hide()
        else:
            self._shell.hands.ask(review_file, self._row.id, then=self._say_certificate)

    def _say_certificate(self, file: FileOfReview) -> None:
        found = certificate.read(file.certificate)
        none = phrase(
            "csdesk did not write this file, so it has no certificate; it was searched when it was marked."
        )
        lines = (none,) if found is None else found.lines
        self.said.setText("\n".join(self._shell.say(line) for line in lines))
        self.said.show()


class Sent(QWidget):
    """Marks the review that is shown as sent, with the files that `files()` names, and lists what went out."""

    def __init__(
        self, shell: Shell, files: Callable[[], Sequence[Path]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._files = files
        self._row: ReviewPage | None = None
        self._shown: tuple[FileRow, ...] | None = None
        self._outgoing: tuple[Outgoing, ...] = ()
        self._rows: list[KeptFile] = []
        words = shell.words
        self.mark = secondary(words("Mark as sent"), self.start)
        self.other = quiet(words("Another file went out…"), self.choose)
        self.confirm = secondary(words("This is what went out"), self._confirm)
        self.returned = quiet(words("It came back…"), self.take_in)
        self.returned.setToolTip(words("Take in a file with answers, decisions or actions"))
        self.said = label("", wraps=True)
        self.said.setIndent(TEXT_INDENT)
        self._kept = QVBoxLayout()
        self._kept.setSpacing(GRID)
        ways = FlowRow()
        ways.setContentsMargins(TEXT_INDENT, 0, 0, 0)
        for button in (self.mark, self.confirm, self.other, self.returned):
            ways.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self._kept)
        layout.addWidget(self.said)
        layout.addLayout(ways)

    @property
    def kept(self) -> tuple[KeptFile, ...]:
        """The files that went out."""
        return tuple(self._rows)

    def show_row(self, row: ReviewPage) -> None:
        """Show what went out with a review."""
        if self._row is None or self._row.id != row.id:
            self._ask_nothing()
        self._row = row
        if row.files != self._shown:
            self._shown = row.files
            for one in self._rows:
                self._kept.removeWidget(one)
                one.deleteLater()
            self._rows = [KeptFile(self._shell, file) for file in row.files]
            for one in self._rows:
                self._kept.addWidget(one)

    def start(self) -> None:
        """Look at the files that were written; where there are none, ask which went out."""
        paths = tuple(path for path in self._files() if path.exists())
        if paths:
            self._look(paths)
        else:
            self.choose()

    def choose(self) -> None:
        """Ask which file went out."""
        title = self._shell.words("Which file went out?")
        pattern = self._shell.say(phrase("Reviews ({pattern})", pattern=f"*{SUFFIX} *{PDF_SUFFIX}"))
        chosen, _ = QFileDialog.getOpenFileNames(self, title, "", pattern)
        if chosen:
            self._look(tuple(Path(one) for one in chosen))

    def take_in(self) -> None:
        """Ask for the file that came back, and compare it with what was sent."""
        if self._row is not None:
            ask_for_returned(self._shell, self, self._row.account_id)

    def _look(self, paths: tuple[Path, ...]) -> None:
        if self._row is None:
            return
        author, locale = author_of(self._shell.preferences.settings), self._shell.speech.formats.locale
        title = phrase("Looking through what goes out")
        self._ask_nothing()
        self._shell.hands.run(
            title, look_at_all, self._row.id, paths, author, locale, then=self._looked, refused=self._refused
        )

    def _looked(self, found: tuple[Outgoing, ...]) -> None:
        hits = [
            phrase("{place}: “{word}” ({sort})", place=hit.place, word=hit.word, sort=hit.sort.label)
            for one in found
            for hit in one.hits
        ]
        changed = [one.said for file in found for one in file.changed]
        unknown = any(not file.known for file in found)
        if hits:
            self._say(
                phrase("This must not leave the book. Mend it in the file, then mark the review again:"),
                hits,
                "bad",
            )
            return
        self._outgoing = found
        if changed:
            self._ask(phrase("The file was changed after csdesk wrote it. Is this what went out?"), changed)
        elif unknown:
            self._ask(phrase("csdesk has not written this file for this review. Is it what went out?"), [])
        else:
            self._confirm()

    def _ask(self, question: Phrase, lines: Sequence[Phrase]) -> None:
        self._say(question, lines, "warning")
        self.confirm.show()
        self.confirm.setFocus()

    def _confirm(self) -> None:
        if self._row is None:
            return
        outgoing = self._outgoing
        self._ask_nothing()
        self._shell.hands.run(
            phrase("Mark as sent"),
            _marked,
            self._row.id,
            outgoing,
            then=self._marked,
            refused=self._refused,
            writes=True,
        )

    def _marked(self, done: Done[None]) -> None:
        self._shell.notify(
            phrase("The review is marked as sent; what went out is kept in the book."), done.changes.entry
        )

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.said, [], "bad")

    def _ask_nothing(self) -> None:
        self._outgoing = ()
        self.confirm.hide()
        self.said.hide()

    def _say(self, said: Phrase, lines: Sequence[Phrase], look: str) -> None:
        told = [self._shell.say(one) for one in (said, *lines[:MOST_SAID])]
        left = len(lines) - MOST_SAID
        if left > 0:
            told.append(self._shell.say(counted("and one more", "and {count} more", left)))
        self.said.setText("\n".join(told))
        change_look(self.said, look)
        self.said.show()


def _marked(desk: Desk, review: int, files: tuple[Outgoing, ...], **_: object) -> Done[None]:
    return mark_as_sent(desk, review, files)


def _taken_out(desk: Desk, file: int, **_: object) -> Path:
    return take_out(desk, file)


def _saved(desk: Desk, file: int, path: Path, **_: object) -> FileOfReview:
    return save_as(desk, file, path)
