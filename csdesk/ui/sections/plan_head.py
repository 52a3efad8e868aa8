"""The head of a plan: its phase and title, where it stands, and who agreed to it and when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from csdesk.commands.plan import AgreePlan, DeletePlan, EditPlan
from csdesk.domain.fields import clean_line
from csdesk.domain.plan import PlanStatus
from csdesk.errors import Refusal
from csdesk.queries.plan import PhaseRow, PlanRow
from csdesk.ui.forms.choice import Person
from csdesk.ui.forms.editors import Chooser
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import BIN, MARK, cell_height, with_notes
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choice_field, day_field, line_field, person_field, sentence
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import icon_button, quiet
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.share_mark import ShareMark
from csdesk.ui.widgets.wrapping import new_row
from csdesk.words import phrase

STATUS_WIDTH, PERSON_WIDTH, DAY_WIDTH, PHASES_WIDTH = 140, 200, 112, 200


class PlanHead(Entry[PlanRow]):
    """`phase_chosen` carries the plan to show; `start_wanted` asks for the next phase."""

    phase_chosen = Signal(int)
    start_wanted = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.phases = Chooser()
        self.phases.setAccessibleName(words("Phase of the plan"))
        self.phases.setFixedWidth(wide(PHASES_WIDTH))
        self.phases.activated.connect(self._choose)
        self.only = label("", "muted")
        self.title = line_field(
            shell, words("Title of this phase"), words("Title of this phase"), rule=clean_line, look="strong"
        )
        self.status = choice_field(shell, words("Status"), PlanStatus)
        self.status.setFixedWidth(wide(STATUS_WIDTH))
        self.agreed_by = person_field(shell, words("Agreed by"), words("Who of the customer's?"))
        self.agreed_by.setFixedWidth(px(PERSON_WIDTH))
        self.agreed_on = day_field(
            shell, words("Agreed on"), hint=words("When?"), rule=self._refuse_nobody, behind=True
        )
        self.agreed_on.setFixedWidth(wide(DAY_WIDTH))
        self.start = quiet(words("Start the next phase…"), self.start_wanted.emit)
        self._bind()
        self._lay_out()

    def show_phases(self, phases: tuple[PhaseRow, ...], shown: int) -> None:
        """Which phases there are to choose from, and which one is shown."""
        said = [self._phase(one) for one in phases]
        if said != [self.phases.itemText(at) for at in range(self.phases.count())]:
            self.phases.clear()
            self.phases.addItems(said)
        self._plans = [one.plan_id for one in phases]
        self.phases.setCurrentIndex(self._plans.index(shown))
        self.phases.setVisible(len(phases) > 1)
        self.only.setVisible(len(phases) == 1)
        self.only.setText(self.shell.say(phrase("Phase {phase}", phase=phases[0].phase)))
        last = phases[-1]
        self.start.setText(self.shell.say(phrase("Start phase {phase}…", phase=last.phase + 1)))
        self.start.setAccessibleName(self.start.text())
        self.start.setVisible(last.plan_id == shown)

    def _bind(self) -> None:
        self.bind(self.title, lambda row: row.title, lambda row, it: EditPlan(row.id, plan_title=it))
        self.bind(self.status, lambda row: row.status, lambda row, it: EditPlan(row.id, status=it))
        self.bind_person(
            self.agreed_by, lambda row: Person(row.agreed_by, row.agreed_by_id), self._agreed_by_another
        )
        self.bind(self.agreed_on, lambda row: row.agreed_on, self._agreed_on_another)

    def _paint_bin(self) -> None:
        self.bin.setIcon(self.shell.icon("delete", "muted"))

    def _lay_out(self) -> None:
        words = self.shell.words
        mark: ShareMark = self.shares(lambda row: row.shared, lambda row, on: EditPlan(row.id, shared=on))
        mark.setFixedSize(wide(MARK), cell_height())
        self.bin = icon_button(
            self.shell.icon("delete", "muted"), words("Delete this phase"), self._delete_plan
        )
        self.bin.setFixedSize(px(BIN), cell_height())
        self.shell.looks.changed.connect(self._paint_bin)
        row = new_row()
        self.only.setFixedHeight(cell_height())
        self.only.setIndent(TEXT_INDENT)
        for part in (self.phases, self.only):
            row.addWidget(part)
        row.addWidget(self.title, 1)
        row.addWidget(mark)
        row.addWidget(self.bin)
        self.lines.addLayout(with_notes(row, self.title))
        agreement = (words("Agreed by"), self.agreed_by, words("on"), self.agreed_on)
        gap = QLabel()
        self.lines.addLayout(
            sentence(words("Status"), self.status, *agreement, gap, self.start, spread=(gap,), wraps=True)
        )

    def _agreed_by_another(self, row: PlanRow, contact: int | None) -> AgreePlan | EditPlan:
        if contact is None:
            return EditPlan(row.id, status=PlanStatus.PROPOSED)
        return AgreePlan(row.id, contact, row.agreed_on or self.shell.today())

    def _agreed_on_another(self, row: PlanRow, day: date | None) -> AgreePlan | EditPlan:
        if day is None or row.agreed_by_id is None:
            return EditPlan(row.id, status=PlanStatus.PROPOSED)
        return AgreePlan(row.id, row.agreed_by_id, day)

    def _refuse_nobody(self, day: date | None) -> date | None:
        if day is not None and self.row.agreed_by_id is None:
            raise Refusal("Name the customer's person who agreed first; a plan is agreed by somebody.")
        return day

    def _delete_plan(self) -> None:
        said = phrase("Phase {phase} was deleted; metrics and their figures stay.", phase=self.row.phase)
        self.shell.hands.do(DeletePlan(self.row.id), lambda done: self._say_deleted(said, done))

    def _choose(self, index: int) -> None:
        self.phase_chosen.emit(self._plans[index])

    def _phase(self, row: PhaseRow) -> str:
        return self.shell.say(phrase("Phase {phase} · {status}", phase=row.phase, status=row.status.label))
