"""What is asked about a review: which one, about which time, and where its file goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from csdesk.deck.voice import Voice
from csdesk.domain.periods import Cadence, following, last_day
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.flows.review_name import SUFFIX, default_period, suggested_name
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Line, Pick, Titled
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import secondary
from csdesk.words import phrase

Days = tuple[date, date]
FOLDER = "review.folder"
QUARTERS_BACK = 4


class ReviewForm(QWidget):
    """Kind, period and place. `changed` when an answer is another one."""

    changed = Signal()

    def __init__(self, shell: Shell, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._account = account
        self._chosen: Path | None = None
        words = shell.words
        self.kind = Pick(words("Review"), [(one, shell.say(one.label)) for one in ReviewKind])
        self.period: Pick[Days | None] = Pick(words("Period"), self._periods())
        self.start = Line(words("From"), shell.speech.formats.day_example)
        self.end = Line(words("To"), shell.speech.formats.day_example)
        self.place = Line(words("File"))
        self.place.box.setReadOnly(True)
        self._fields: tuple[Titled, ...] = (self.kind, self.period, self.start, self.end)
        self._lay_out()
        for field in self._fields:
            field.changed.connect(self._answered)
        self._answered()

    def show_account(self, name: str) -> None:
        """Name the account, which the suggested file is called by."""
        self._account = name
        self._answered()

    @property
    def path(self) -> Path:
        """Where the file goes."""
        return self._chosen or self._suggested()

    def days(self) -> Days:
        """The period's first and last day. Raises Refusal where what was typed is no day."""
        picked = self.period.value
        if picked is not None:
            return picked
        formats = self._shell.speech.formats
        return formats.read_day(self.start.text, "start"), formats.read_day(self.end.text, "end")

    def choose_place(self) -> None:
        """Ask where the file goes; the folder is remembered."""
        title = self._shell.words("Where does the review go?")
        pattern = self._shell.say(phrase("Workbooks ({pattern})", pattern=f"*{SUFFIX}"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(self.path), pattern)
        if chosen:
            path = Path(chosen)
            self._chosen = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
            self._shell.memory.remember(FOLDER, str(path.parent))
            self._answered()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(3 * GRID)
        place.addWidget(self.place, 1)
        choose = secondary(self._shell.words("Choose…"), self.choose_place)
        place.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(3 * GRID)
        for column, field in enumerate(self._fields):
            grid.addWidget(field, 0, column)
            grid.setColumnStretch(column, 2 if column < 2 else 1)
        grid.addLayout(place, 1, 0, 1, 4)

    def _periods(self) -> list[tuple[Days | None, str]]:
        """The quarters that somebody would look back on, the likeliest first, and any other time."""
        voice = Voice(self._shell.speech.formats)
        likely = default_period(self._shell.today())
        starts = {following(Cadence.QUARTERLY, self._shell.today(), -n) for n in range(QUARTERS_BACK + 1)}
        quarters = [(start, last_day(Cadence.QUARTERLY, start)) for start in sorted(starts, reverse=True)]
        ordered = [likely, *(days for days in quarters if days != likely)]
        return [*((days, voice.period(*days)) for days in ordered), (None, self._shell.words("Other days"))]

    def _answered(self) -> None:
        own = self.period.value is None
        self.start.setVisible(own)
        self.end.setVisible(own)
        self.place.box.setText(str(self.path))
        self.place.box.setToolTip(str(self.path))
        self.changed.emit()

    def _suggested(self) -> Path:
        try:
            days = self.days()
        except Refusal:
            days = default_period(self._shell.today())
        name = suggested_name(self._account, self.kind.value, days, self._shell.speech.formats)
        return self._folder() / name

    def _folder(self) -> Path:
        remembered = Path(self._shell.memory.text(FOLDER) or ".")
        if remembered.is_absolute() and remembered.is_dir():
            return remembered
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        found = Path(documents)
        return found if documents and found.is_dir() else Path.home()
