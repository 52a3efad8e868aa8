"""Writing a review: where its file goes, whether a PDF goes beside it, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.commands.allowed_text import AllowText
from csdesk.deck.check import Hit
from csdesk.errors import Refusal
from csdesk.flows.prepare_review import SHARING, LeakFound, Prepared, ReviewRequest, author_of, prepare_review
from csdesk.flows.review_name import PDF_SUFFIX, SUFFIX, suggested_name
from csdesk.queries.review import ReviewPage
from csdesk.tokens import GRID
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.hands import Done
from csdesk.ui.jobs import Job
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary
from csdesk.ui.widgets.labels import Elided, change_look, label
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.ui.widgets.tick_box import TickBox
from csdesk.words import Phrase, counted, phrase

FOLDER, WITH_PDF = "review.folder", "review.pdf"


class Export(QWidget):
    """`start()` writes the review that is shown; `ended` when that came to its end, whatever came of it.

    `unshared` when it came to nothing because nothing is shared.
    """

    ended = Signal()
    unshared = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._row: ReviewPage | None = None
        self._chosen: Path | None = None
        self._prepared: Prepared | None = None
        self._job: Job | None = None
        self._hit: Hit | None = None
        words = shell.words
        self.place = Elided("", "muted")
        self.pdf = TickBox(shell, words("PDF beside the workbook"))
        self.pdf.setChecked(shell.memory.text(WITH_PDF) == "yes")
        self.pdf.clicked.connect(self._pdf_chosen)
        self.choose = quiet(words("Another place…"), self.choose_place)
        self.allow = quiet("", self._allow)
        self.said = label("", wraps=True)
        self.said.setIndent(TEXT_INDENT)
        self.open_file = secondary(words("Open it"), self._open_file)
        self.show_folder = secondary(words("Show in folder"), self._show_folder)
        self._lay_out()
        self._offer(None)

    @property
    def path(self) -> Path:
        """Where the file goes."""
        return self._chosen or self._suggested()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were or will be written."""
        return (self.path, self.path.with_suffix(PDF_SUFFIX)) if self.pdf.isChecked() else (self.path,)

    @property
    def is_writing(self) -> bool:
        """Whether it is being written."""
        return self._job is not None

    def show_row(self, row: ReviewPage) -> None:
        """Write this review from now on; another one, or a change in it, makes what was written another file."""
        if self._row is None or self._row.id != row.id:
            self._chosen = None
        before, self._row = self._row, row
        if before is None or _said(before) != _said(row):
            self._offer(None)
            self._look()

    def start(self) -> None:
        """Write it off the interface thread."""
        row = self._row
        if row is None or self._job is not None:
            return
        request = ReviewRequest(
            account_id=row.account_id,
            kind=row.kind,
            start=row.starts,
            end=row.ends,
            path=self.path,
            author=author_of(self._shell.preferences.settings),
            locale=self._shell.speech.formats.locale,
            pdf=self.pdf.isChecked(),
            review_id=row.id,
        )
        self._say(None)
        title = phrase("Writing “{file}”", file=request.path.name)
        job = self._shell.hands.run(
            title, prepare_review, request, then=self._written, refused=self._refused, writes=True
        )
        job.ended.connect(self._end)
        self._job = job
        self._progress.addWidget(ProgressCard(job, self._shell.speech, self))

    def choose_place(self) -> None:
        """Ask where the file goes; the folder is remembered."""
        title = self._shell.words("Where does the review go?")
        pattern = self._shell.say(phrase("Workbooks ({pattern})", pattern=f"*{SUFFIX}"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(self.path), pattern)
        if chosen:
            path = Path(chosen)
            self._chosen = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
            self._shell.memory.remember(FOLDER, str(path.parent))
            self._offer(None)
            self._look()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(2 * GRID)
        place.addSpacing(TEXT_INDENT)
        place.addWidget(self.place, 1)
        place.addWidget(self.choose)
        ways = QHBoxLayout()
        ways.setSpacing(2 * GRID)
        ways.addSpacing(TEXT_INDENT)
        ways.addWidget(self.pdf)
        ways.addStretch(1)
        ways.addWidget(self.open_file)
        ways.addWidget(self.show_folder)
        self._progress = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(place)
        layout.addLayout(ways)
        layout.addWidget(self.said)
        layout.addWidget(self.allow, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._progress)

    def _suggested(self) -> Path:
        row = self._row
        assert row is not None
        name = suggested_name(row.account, row.kind, (row.starts, row.ends), self._shell.speech.formats)
        return self._folder() / name

    def _folder(self) -> Path:
        remembered = Path(self._shell.memory.text(FOLDER) or ".")
        if remembered.is_absolute() and remembered.is_dir():
            return remembered
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        found = Path(documents)
        return found if documents and found.is_dir() else Path.home()

    def _look(self) -> None:
        """Say where it goes, and that something is there already."""
        self.place.setText(str(self.path))
        there = any(one.exists() for one in self.files)
        self._say(
            phrase("There is a file of this name already; it will be replaced.") if there else None, "warning"
        )

    def _pdf_chosen(self) -> None:
        self._shell.memory.remember(WITH_PDF, "yes" if self.pdf.isChecked() else "no")
        self._offer(None)
        self._look()

    def _written(self, prepared: Prepared) -> None:
        self._offer(prepared)
        count = len(prepared.sheets)
        if prepared.pdf is None:
            said = counted(
                "“{file}” is written: one sheet.",
                "“{file}” is written: {count} sheets.",
                count,
                file=prepared.path.name,
            )
        else:
            said = counted(
                "“{file}” is written, one sheet, and “{pdf}” beside it.",
                "“{file}” is written, {count} sheets, and “{pdf}” beside it.",
                count,
                file=prepared.path.name,
                pdf=prepared.pdf.name,
            )
        self._say(said, "good")
        self.open_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.said, "bad")
        if refusal.field == SHARING:
            self.unshared.emit()
        if isinstance(refusal, LeakFound):
            self._offer_to_allow(refusal.hits[0])

    def _offer_to_allow(self, hit: Hit) -> None:
        """What is legitimately the customer's can pass; it is kept for the account and stands on its certificates."""
        self._hit = hit
        said = phrase("Allow “{word}” for this customer", word=hit.word)
        self.allow.setText(self._shell.say(said).replace("&", "&&"))
        self.allow.setAccessibleName(self._shell.say(said))
        self.allow.show()
        self.allow.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        if self._row is not None and self._hit is not None:
            self._shell.hands.do(
                AllowText(self._row.account_id, self._hit.word), self._allowed, self._refused
            )

    def _allowed(self, done: Done[int]) -> None:
        self.allow.hide()
        self._say(None)
        said = phrase("It may stand in this customer's reviews from now on, and their certificates say so.")
        self._shell.notify(said, done.changes.entry)
        self.start()

    def _end(self) -> None:
        self._job = None
        self.ended.emit()

    def _offer(self, prepared: Prepared | None) -> None:
        self._prepared = prepared
        self.open_file.setVisible(prepared is not None)
        self.show_folder.setVisible(prepared is not None)

    def _open_file(self) -> None:
        if self._prepared is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._prepared.path)))

    def _show_folder(self) -> None:
        if self._prepared is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._prepared.path.parent)))

    def _say(self, said: Phrase | None, look: str = "") -> None:
        self.allow.hide()
        self.said.setText("" if said is None else self._shell.say(said))
        self.said.setVisible(said is not None)
        change_look(self.said, look)


def _said(row: ReviewPage) -> ReviewPage:
    """A review as far as its file says it: what went out and came afterwards is left out."""
    return replace(
        row, files=(), sent_on=None, held_on=None, heard="", followed_up_on=None, checklist=(), next_due=()
    )
