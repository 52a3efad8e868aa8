"""Bringing figures in from a file: look at it, say which column is what, see what will happen, import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.errors import Refusal
from csdesk.flows.import_measurements import (
    Imported,
    ImportPlan,
    UnusableRows,
    import_measurements,
    plan_import,
)
from csdesk.flows.import_preview import ImportPreview, preview_import
from csdesk.flows.import_request import ImportRequest
from csdesk.tokens import GRID
from csdesk.ui.dialogs.import_form import ImportForm
from csdesk.ui.dialogs.import_outcome import ImportOutcome
from csdesk.ui.importing import ask_for_file
from csdesk.ui.jobs import Job
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import Elided
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.words import counted, phrase

PATIENCE = 300  # milliseconds of no typing after which the answers are tried
SIZE = (960, 640)
FORM_WIDTH = 400


class ImportDialog(QDialog):
    """Shows what an import of `file` would do, and does it as one change."""

    def __init__(self, shell: Shell, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(shell.words("Import figures"))
        self.resize(*SIZE)
        self._shell = shell
        self._file = file
        self._tried = 0
        self._trying: Job | None = None
        self._plan: ImportPlan | None = None
        self._name = Elided(str(file), "strong")
        self.form = ImportForm(shell)
        self.outcome = ImportOutcome(shell, self.form.choices)
        self.button = primary(shell.words("Import"), self.start)
        self._later = QTimer(self, singleShot=True, interval=PATIENCE)
        self._later.timeout.connect(self._try)
        self.form.changed.connect(self._answered)
        self.form.reread.connect(self._look)
        self._lay_out()
        self.form.account.setFocus()
        self._look()

    def _lay_out(self) -> None:
        words = self._shell.words
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(self._name, 1)
        head.addWidget(secondary(words("Another file…"), self.choose))
        area = QScrollArea(widgetResizable=True)
        area.setWidget(self.form)
        area.setFixedWidth(FORM_WIDTH)
        self._panes = QHBoxLayout()
        self._panes.setSpacing(6 * GRID)
        self._panes.addWidget(area)
        self._panes.addWidget(self.outcome, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(3 * GRID)
        self._foot.addStretch(1)
        self._foot.addWidget(secondary(words("Cancel"), self.reject))
        self._foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addLayout(head)
        layout.addLayout(self._panes, 1)
        layout.addLayout(self._foot)

    def choose(self) -> None:
        """Ask for another file."""
        chosen = ask_for_file(self, self._shell, self._file.parent)
        if chosen is not None:
            self._file = chosen
            self._name.setText(str(chosen))
            self._look()

    def start(self) -> None:
        """Import. The dialog stays until that is done, and as it is where it is refused or stopped."""
        request = self.form.request(self._file)
        if request is None or not self.button.isEnabled():
            return
        self._allow(work=False)
        title = phrase("Importing “{file}”", file=self._file.name)
        job = self._shell.hands.run(
            title, import_measurements, request, then=self._imported, refused=self._refused, writes=True
        )
        job.ended.connect(partial(self._allow, work=True))
        self._foot.insertWidget(0, ProgressCard(job, self._shell.speech, self))

    def _look(self) -> None:
        self._plan = None
        self.button.setEnabled(False)
        title = phrase("Looking at “{file}”", file=self._file.name)
        encoding = self.form.encoding.value
        self._shell.hands.run(
            title, preview_import, self._file, encoding, then=self._looked, refused=self._refused
        )

    def _looked(self, preview: ImportPreview) -> None:
        self.form.show_preview(preview)
        self.outcome.show_preview(preview)
        self._answered()

    def _answered(self) -> None:
        self._plan = None
        self.button.setEnabled(False)
        self._later.start()

    def _try(self) -> None:
        """Find out what the answers so far would bring; an earlier try that still runs is dropped."""
        self._tried += 1
        if self._trying is not None:
            self._trying.stop()
            self._trying = None
        request = self.form.request(self._file)
        if request is None:
            self.outcome.show_wish(
                phrase("Say which columns hold account, date and figures, and name the metric.")
            )
            return
        number = self._tried
        self._trying = self._shell.hands.run(
            phrase("Reading “{file}”", file=self._file.name),
            plan_import,
            request,
            then=partial(self._planned, number, request),
            refused=partial(self._not_planned, number),
        )

    def _planned(self, number: int, request: ImportRequest, plan: ImportPlan) -> None:
        if number != self._tried:
            return
        self._trying, self._plan = None, plan
        self.outcome.show_plan(plan)
        self.button.setEnabled(plan.figures > 0 and (request.skip_bad or not plan.complaints))

    def _not_planned(self, number: int, refusal: Refusal) -> None:
        if number == self._tried:
            self._trying = None
            self._refused(refusal)

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, UnusableRows):
            self.outcome.show_plan(refusal.plan)
        else:
            self.outcome.show_refusal(refusal.said)

    def _imported(self, imported: Imported) -> None:
        recorded = imported.recorded
        if imported.changed_nothing:
            said = phrase("The book had all figures of “{file}” already.", file=self._file.name)
        else:
            said = counted(
                "One figure of “{file}” came in.",
                "{count} figures of “{file}” came in.",
                recorded.added + recorded.changed,
                file=self._file.name,
            )
        self._shell.notify(said, imported.changes.entry)
        self.accept()

    def _allow(self, *, work: bool) -> None:
        self.form.setEnabled(work)
        self.form.choices.setEnabled(work)
        self.button.setEnabled(work and self._plan is not None)
