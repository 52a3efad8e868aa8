"""The Plan section: the success plan of an account, one phase at a time, or how to begin one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.plan import AddPlan
from csdesk.queries.next_start import NextStart, next_start
from csdesk.queries.plan import PlanPage, PlanRow, plan_page
from csdesk.ui.forms.choice import Person
from csdesk.ui.hands import Done
from csdesk.ui.places import Place
from csdesk.ui.sections.offer import Offer
from csdesk.ui.sections.plan_document import PlanDocument
from csdesk.ui.sections.plan_start import StartPhase
from csdesk.ui.sections.section import ScrolledSection
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import secondary
from csdesk.ui.widgets.empty import EmptyState

TABLES = "plan milestone responsibility next_phase contact metric definition goal goal_revision measurement"


class PlanSection(ScrolledSection):
    """The phase that the account works by, unless another one is chosen."""

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._chosen: int | None = None
        self._wants_purpose = False
        self.document = PlanDocument(shell)
        self.document.head.phase_chosen.connect(self._choose)
        self.document.head.start_wanted.connect(self._ask_for_start)
        self.start = StartPhase(shell)
        self.start.started.connect(self._forget_choice)
        self.start.closed.connect(self.document.head.start.setFocus)
        self.begin = secondary(words("Begin the plan"), self._begin)
        self.empty = EmptyState(
            words("No success plan yet"),
            words(
                "A plan says on one page what success is in the customer's words, how it is measured, how much is "
                "enough, by when, who answers for what on both sides, and what comes next. A list of actions or a "
                "status report is not a plan."
            ),
            (self.begin,),
        )
        self.content.addWidget(self.start)
        self.content.addWidget(self.document)
        self.content.addStretch(1)
        self.body.addWidget(self.empty)
        self.area.hide()
        self.empty.hide()

    def open(self, place: Place) -> None:
        """Another account shows the phase that it works by."""
        if self.place is None or self.place.account != place.account:
            self._forget_choice()
            self.start.hide()
        super().open(place)

    def refresh(self) -> None:
        """Ask for the plan."""
        self.ask(plan_page, self.account, self.shell.today(), self._chosen, then=self._show)

    def focus_first(self) -> None:
        """The purpose, or the button that begins the plan."""
        (self.begin if self.area.isHidden() else self.document.purpose.purpose).setFocus()

    def begin_new(self, kind: str) -> QWidget | None:
        """Begin the plan, say who agreed to it, or begin one more of its lists."""
        match kind:
            case "plan":
                self.focus_first()
                return self
            case "agreement":
                self.document.head.agreed_by.setFocus()
                return self.document.head
            case _:
                return super().begin_new(kind)

    def entry_of(self, kind: str, record: int) -> QWidget | None:
        """A record of the phase that is shown, or another phase, which is shown then."""
        if kind != "plan":
            return super().entry_of(kind, record)
        if not self.document.shows_plan(record):
            if self._chosen != record:
                self._choose(record)
            return None
        self.document.purpose.focus_first()
        return self.document.purpose

    def _show(self, page: PlanPage) -> None:
        self.area.setVisible(page.plan is not None)
        self.empty.setVisible(page.plan is None)
        if page.plan is not None:
            self._show_plan(page, page.plan)
        self.filled.emit()

    def _show_plan(self, page: PlanPage, plan: PlanRow) -> None:
        another = not self.document.shows_plan(plan.id)
        self.document.head.show_phases(page.phases, plan.id)
        self.document.offer(_offer(page, plan))
        self.document.show_known(plan, lambda row: row.id)
        if another:
            self.to_top()
        if self._wants_purpose:
            self._wants_purpose = False
            self.document.focus_first()

    def _begin(self) -> None:
        self.do(AddPlan(self.account), self._begun)

    def _begun(self, _: Done[int]) -> None:
        self._wants_purpose = True

    def _choose(self, plan_id: int) -> None:
        self._chosen = plan_id
        self.start.hide()
        self.refresh()

    def _forget_choice(self, _: int = 0) -> None:
        self._chosen = None

    def _ask_for_start(self) -> None:
        self.ask(next_start, self.document.row.id, self.shell.today(), then=self._show_start)

    def _show_start(self, found: NextStart | None) -> None:
        self.start.show_start(found)
        self.to_top()


def _offer(page: PlanPage, plan: PlanRow) -> Offer:
    return Offer(
        account=page.account_id,
        people=tuple(Person(one.name, one.id) for one in page.contacts if one.left_on is None),
        metrics=page.metrics,
        milestones=tuple((one.id, one.phrase) for one in plan.milestones.rows),
    )
