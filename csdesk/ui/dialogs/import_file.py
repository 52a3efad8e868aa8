"""The import: what a file holds is guessed and can be said, what will happen is shown, and then all of it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.exchange.amending import Amendments
from csdesk.exchange.kinds import EVERY_KIND, KINDS
from csdesk.flows.finding_accounts import CREATE
from csdesk.flows.import_any import BroughtIn, DryRun, Request, ShownRow, bring_in, dry_run
from csdesk.flows.kept_reading import KeptReading
from csdesk.flows.look_at_file import LookedAt, look_at_file
from csdesk.flows.mapping import Mapping, figures_request, records_request
from csdesk.flows.mapping_files import keep_mapping
from csdesk.flows.records_plan import Deed
from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.dialogs.import_choices import ImportChoices
from csdesk.ui.dialogs.import_fields import FieldsForm
from csdesk.ui.dialogs.import_form import FiguresForm
from csdesk.ui.dialogs.import_outcome import ImportOutcome
from csdesk.ui.dialogs.import_reading import ReadingForm
from csdesk.ui.dialogs.picks import Pick
from csdesk.ui.importing import ask_for_file
from csdesk.ui.jobs import Job
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.scale import wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import Elided, label
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.words import Phrase, counted, phrase

SIZE = (1180, 780)
KEYS = ("Ctrl+Enter", "Ctrl+Return")
"""What imports from anywhere in the dialog: the button is the last of some thirty stops of Tab."""

ROOM = 60  # pixels left free around the dialog in a small window
FORM_WIDTH, NARROW_FORM, ROOMY = 390, 310, 1100
PASSED_OVER = 2
"""The dialog's result, beside accepted and rejected, where the next file is to come."""

PATIENCE = 150  # milliseconds after the last answer until what it would do is found out


class ImportDialog(Dialog):
    """Brings one file in. Closed by an import that succeeded; the foot of the window then offers to take it back.

    `place` says which of how many files it is; one that is passed over closes with `PASSED_OVER`.
    """

    def __init__(
        self, shell: Shell, file: Path, *, place: tuple[int, int] = (1, 1), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_title(shell, place))
        self._place = place
        self._fit(parent)
        self._shell = shell
        self._file = file
        self._tried = 0
        self._is_done = False
        self._looking: Job | None = None
        self._trying: Job | None = None
        self._looked: LookedAt | None = None
        self._run: DryRun | None = None
        self._kept = KeptReading()
        self._amendments = Amendments()
        self.form: FieldsForm | FiguresForm | None = None
        self._name = Elided(file.name, "strong")
        self.kind = Pick(shell.words("This file holds"), [("", shell.words("Looking…"))])
        self.why = label("", "muted", wraps=True)
        self.reading = ReadingForm(shell)
        self.choices = ImportChoices(shell)
        self.outcome = ImportOutcome(shell, self.reading.more, self.choices)
        self.button = primary(shell.words("Import"), self.start)
        self.button.setToolTip(keys_in_words(KEYS[0]))
        self._later = QTimer(self, singleShot=True, interval=PATIENCE)
        self._later.timeout.connect(self._try)
        self._reread = QTimer(self, singleShot=True, interval=PATIENCE)
        self._reread.timeout.connect(self._say_kind)
        self._listen()
        self._lay_out()
        self.kind.setFocus()
        self._look(None)

    def choose(self) -> None:
        """Ask for another file."""
        chosen = ask_for_file(self, self._shell, self._file.parent)
        if chosen is not None:
            self._file = chosen
            self._name.setText(chosen.name)
            self.reading.forget()
            self._look(None)

    def start(self) -> None:
        """Import. The dialog stays until that is done, and as it is where it is refused or stopped."""
        request = self._request()
        if isinstance(request, Phrase) or not self.button.isEnabled():
            return
        self._allow(work=False)
        title = phrase("Importing “{file}”", file=self._file.name)
        job = self._shell.hands.run(
            title, bring_in, request, kept=self._kept, then=self._imported, refused=self._refused, writes=True
        )
        job.ended.connect(partial(self._allow, work=True))
        self._foot.insertWidget(1, ProgressCard(job, self._shell.speech, self))

    def done(self, result: int) -> None:
        """Close; nothing is found out any more."""
        self._is_done = True
        self._later.stop()
        self._reread.stop()
        for job in (self._looking, self._trying):
            if job is not None:
                job.stop()
        super().done(result)

    def _fit(self, parent: QWidget | None) -> None:
        width, height = SIZE
        if parent is not None:
            room = parent.window().size()
            width, height = min(width, room.width() - ROOM), min(height, room.height() - ROOM)
        self.resize(width, height)

    def _listen(self) -> None:
        for key in KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(self.start)
        self.kind.changed.connect(self._say_kind)
        self.reading.reread.connect(self._reread.start)
        self.reading.changed.connect(self._answered)
        self.choices.changed.connect(self._answered)
        self.outcome.readings.chosen.connect(self.reading.take)
        self.outcome.mend_wanted.connect(self._mend)
        self.outcome.corrected.connect(self._correct)
        self.outcome.left_out.connect(self._leave_out)
        self.outcome.put_back.connect(self._put_back)

    def _lay_out(self) -> None:
        words = self._shell.words
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        if self._place[1] > 1:
            head.addWidget(label(_title(self._shell, self._place), "muted"))
        head.addWidget(self._name, 1)
        head.addWidget(secondary(words("Another file…"), self.choose))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(self._area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self._left = QWidget()
        self._left.setFixedWidth(wide(FORM_WIDTH if self.width() >= wide(ROOMY) else NARROW_FORM))
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(2 * GRID)
        left.addWidget(self.kind)
        left.addWidget(self.why)
        left.addWidget(self._area, 1)
        left.addWidget(self.reading)
        panes = QHBoxLayout()
        panes.setSpacing(6 * GRID)
        panes.addWidget(self._left)
        panes.addWidget(self.outcome, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(3 * GRID)
        self._foot.addWidget(self.choices.name, 1)
        self._foot.addStretch(1)
        self._foot.addWidget(secondary(words("Cancel"), self.reject))
        if self._place[0] < self._place[1]:
            self._foot.addWidget(secondary(words("Pass this file over"), partial(self.done, PASSED_OVER)))
        self._foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addLayout(head)
        layout.addLayout(panes, 1)
        layout.addLayout(self._foot)

    def _look(self, kind: str | None) -> None:
        self._tried += 1
        self._looked = self._run = None
        self._amendments = Amendments()
        self.button.setEnabled(False)
        if self._looking is not None:
            self._looking.stop()
        title = phrase("Looking at “{file}”", file=self._file.name)
        self._looking = self._shell.hands.run(
            title,
            look_at_file,
            self._file,
            kind,
            self.reading.choices,
            kept=self._kept,
            then=self._looked_at,
            refused=self._not_looked_at,
        )

    def _not_looked_at(self, refusal: Refusal) -> None:
        self.kind.offer([("", self._shell.words("Not read yet"))], "")
        self._refused(refusal)

    def _say_kind(self) -> None:
        self._look(self.kind.value or None)

    def _looked_at(self, looked: LookedAt) -> None:
        self._looked, self._looking = looked, None
        say = self._shell.say
        self.kind.offer([(one.name, say(one.words)) for one in EVERY_KIND], looked.mapping.kind)
        self.why.setText(say(_why(looked)))
        self.form = self._form(looked)
        self.form.changed.connect(self._answered)
        self._area.setWidget(self.form)
        mapping = looked.mapping
        self.choices.show_kind(KINDS[mapping.kind], mapping, is_figures=mapping.is_figures)
        self.reading.show_found(looked)
        self.outcome.show_file(looked)
        self._answered()

    def _form(self, looked: LookedAt) -> FieldsForm | FiguresForm:
        make: Callable[[Shell, LookedAt], FieldsForm | FiguresForm]
        make = FiguresForm if looked.mapping.is_figures else FieldsForm
        return make(self._shell, looked)

    def _answered(self) -> None:
        self._run = None
        self.button.setEnabled(False)
        if not self._is_done:
            self._later.start()

    def _mapping(self) -> Mapping | Phrase:
        if self.form is None or self._looked is None:
            return phrase("Looking at the file…")
        mapping = self.form.mapping()
        if isinstance(mapping, Phrase):
            return mapping
        return replace(
            mapping,
            titles=tuple(column.title for column in self._looked.columns),
            reading=self.reading.choices,
            ways=self.reading.ways,
            manners=self.choices.manners(mapping),
            figures=replace(mapping.figures, shared=self.choices.share.isChecked()),
        )

    def _request(self) -> Request | Phrase:
        mapping, looked, skip = self._mapping(), self._looked, self.choices.skip.isChecked()
        if isinstance(mapping, Phrase) or looked is None:
            return mapping if isinstance(mapping, Phrase) else phrase("Looking at the file…")
        if not mapping.is_figures:
            return records_request(mapping, self._file, skip_bad=skip, amendments=self._amendments)
        usual = Cadence(self._shell.preferences.settings.cadence)
        return figures_request(
            mapping, self._file, looked.titles, usual, skip_bad=skip, amendments=self._amendments
        )

    def _try(self) -> None:
        """Find out what the answers so far would bring; an earlier try that still runs is dropped."""
        self._tried += 1
        if self._trying is not None:
            self._trying.stop()
            self._trying = None
        request = self._request()
        if isinstance(request, Phrase):
            self.outcome.show_wish(request)
            return
        if not self._shell.hands.is_open:  # the book was locked meanwhile
            return
        number = self._tried
        self._trying = self._shell.hands.run(
            phrase("Reading “{file}”", file=self._file.name),
            dry_run,
            request,
            kept=self._kept,
            then=partial(self._planned, number),
            refused=partial(self._not_planned, number),
        )

    def _planned(self, number: int, run: DryRun) -> None:
        if number != self._tried:
            return
        self._trying, self._run = None, run
        self.outcome.show_run(run, len(self._amendments.cells) + len(self._amendments.left_out))
        self.button.setEnabled(self._may_import)

    @property
    def _may_import(self) -> bool:
        run = self._run
        refused = run is not None and run.counts[Deed.REFUSE] > 0
        return run is not None and run.does_something and (self.choices.skip.isChecked() or not refused)

    def _not_planned(self, number: int, refusal: Refusal) -> None:
        if number == self._tried:
            self._trying = None
            self._refused(refusal)

    def _refused(self, refusal: Refusal) -> None:
        self.outcome.show_refusal(refusal)

    def _mend(self, what: str) -> None:
        """Do what makes refused rows usable, or go to where that is said."""
        if what == CREATE:
            self.choices.create_accounts.click()
        elif isinstance(self.form, FiguresForm):
            self.form.sum_up.setFocus()
        elif self.form is not None:
            self.form.rows[what].say_for_all()

    def _correct(self, row: ShownRow, text: str) -> None:
        """Put another text wherever the refused one stands in that column; a choice is remembered for other files."""
        if isinstance(self.form, FieldsForm) and self.form.stands_for(row.column, row.value, text):
            return
        alike = (
            one
            for one in (self._run.rows if self._run is not None else ())
            if one.deed is Deed.REFUSE and (one.column, one.value) == (row.column, row.value)
        )
        cells = {**self._amendments.cells, **{(one.line, row.column): text for one in alike}}
        self._amendments = replace(self._amendments, cells=cells)
        self._answered()

    def _leave_out(self, row: ShownRow) -> None:
        left_out = self._amendments.left_out | {row.line}
        self._amendments = replace(self._amendments, left_out=left_out)
        self._answered()

    def _put_back(self) -> None:
        self._amendments = Amendments()
        self._answered()

    def _imported(self, done: BroughtIn) -> None:
        self._remember()
        count = done.created + done.changed
        if not done.changes:
            said = phrase("The book had all of “{file}” already.", file=self._file.name)
        else:
            said = counted(
                "One record of “{file}” came in.",
                "{count} records of “{file}” came in.",
                count,
                file=self._file.name,
            )
        self._shell.notify(said, done.changes.entry)
        self.accept()

    def _remember(self) -> None:
        mapping, name = self._mapping(), self.choices.name.text
        if name and isinstance(mapping, Mapping):
            try:
                keep_mapping(name, mapping)
            except Refusal as refusal:
                self._shell.notify(refusal.said)

    def _allow(self, *, work: bool) -> None:
        self._left.setEnabled(work)
        self.outcome.setEnabled(work)
        self.button.setEnabled(work and self._may_import)


def _title(shell: Shell, place: tuple[int, int]) -> str:
    number, count = place
    if count == 1:
        return shell.words("Import")
    return shell.say(phrase("Import, file {number} of {count}", number=number, count=count))


def _why(looked: LookedAt) -> Phrase:
    if looked.kept_as:
        return phrase("{why}: as in “{name}”.", why=looked.why, name=looked.kept_as)
    return phrase("Guessed {why}; choose another where that is wrong.", why=looked.why)
