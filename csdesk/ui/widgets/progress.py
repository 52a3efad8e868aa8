"""A card for long work: what it is doing, how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from csdesk.jobs import Step
from csdesk.tokens import GRID
from csdesk.ui.jobs import Job
from csdesk.ui.scale import wide
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.labels import Elided

WIDTH = 360


class ProgressCard(QFrame):
    """Goes when the job ends. Cancel is offered once the work has said where it is, for only then it can be stopped."""

    def __init__(self, job: Job, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setFixedWidth(wide(WIDTH))
        self._speech = speech
        self._title = Elided(speech.say(job.title), "strong")
        self._doing = Elided("", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._title.text())
        self.cancel = quiet(speech.words("Cancel"), self._stop)
        self.cancel.hide()
        self._job = job
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 2 * GRID, 2 * GRID, 3 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._doing)
        self.setAccessibleName(self._title.text())
        job.stepped.connect(self._show_step)
        job.ended.connect(self._end)

    def _show_step(self, step: Step) -> None:
        self.cancel.show()
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        if step.doing is not None:
            self._doing.setText(self._speech.say(step.doing))

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._doing.setText(self._speech.words("Stopping; nothing is left half done."))
        self._job.stop()

    def _end(self) -> None:
        self.hide()
        self.deleteLater()
