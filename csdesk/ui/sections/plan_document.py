"""A phase of the success plan as the one-page document that it is: a head and six numbered parts."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from csdesk.commands.aim import AimAt
from csdesk.commands.milestone import AddMilestone, needed_phrase
from csdesk.commands.next_phase import AddNextPhase
from csdesk.domain.fields import clean_name
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.periods import Cadence
from csdesk.domain.plan import Element, PlanStatus
from csdesk.domain.sides import Side
from csdesk.queries.plan import PlanRow
from csdesk.tokens import GRID
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.cards import quiet_card
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import line_field
from csdesk.ui.sections.offer import Offer
from csdesk.ui.sections.part import Part
from csdesk.ui.sections.plan_head import PlanHead
from csdesk.ui.sections.plan_known_metrics import KnownMetrics
from csdesk.ui.sections.plan_metrics import MetricEntry, metrics_head
from csdesk.ui.sections.plan_milestones import MilestoneEntry, milestones_head
from csdesk.ui.sections.plan_next import StepEntry, steps_head
from csdesk.ui.sections.plan_purpose import DaysEntry, PurposeEntry
from csdesk.ui.sections.plan_targets import TargetEntry, targets_head
from csdesk.ui.sections.responsibilities import Responsibilities
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import rule

UNAGREED = frozenset({PlanStatus.DRAFT, PlanStatus.PROPOSED})


class PlanDocument(Entry[PlanRow]):
    """Everything in it is edited where it stands."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.parts = {
            element: Part(
                number, shell.say(element.label), shell.words("filled"), shell.words("not filled yet")
            )
            for number, element in enumerate(Element, start=1)
        }
        self.head = PlanHead(shell)
        self.purpose = PurposeEntry(shell)
        self.days = DaysEntry(shell)
        self._build_lists(shell)
        self._lay_out()
        for entry in (self.head, self.purpose, self.days):
            self.shows(entry.show_row, entry.load)
        self.shows(self._show)

    @property
    def can_share(self) -> bool:
        """What has no mark of its own follows the plan."""
        return True

    def share(self) -> None:
        """Share the plan, or keep it internal again."""
        self.head.share()

    def shows_plan(self, plan_id: int) -> bool:
        """Whether it shows the phase of that id."""
        return self._row is not None and self._row.id == plan_id

    def load(self, row: PlanRow) -> None:
        """Show another phase."""
        super().load(row)
        self._show_lists(row, anew=True)

    def show_row(self, row: PlanRow) -> None:
        """Show the same phase read anew."""
        super().show_row(row)
        self._show_lists(row, anew=False)

    def offer(self, offer: Offer) -> None:
        """Let everything in it choose from what there is now."""
        super().offer(offer)
        for entry in (self.head, self.purpose):
            entry.offer(offer)
        for one in self._lists:
            one.offer(offer)
        if self._row is not None:
            self.known.show_all(offer.metrics, self._row.goals)

    def focus_first(self) -> None:
        """The purpose: a plan begins with it."""
        self.purpose.focus_first()

    def _build_lists(self, shell: Shell) -> None:
        words = shell.words
        metric = line_field(shell, words("Name of the metric"), rule=clean_name)
        self.metrics = Entries(
            lambda row: row.id,
            lambda: MetricEntry(shell),
            kind="goal",
            head=metrics_head(shell),
            add=AddLine(shell, words("Add a metric"), metric, metric.editor, self._aim),
        )
        self.known = KnownMetrics(shell, self._aim_at_known)
        self.targets = Entries(lambda row: row.id, self._make_target, kind="goal", head=targets_head(shell))
        self.metrics.admitted.connect(self.targets.admit)
        milestone = line_field(shell, words("What will be seen, in the customer's words"), rule=needed_phrase)
        self.milestones = Entries(
            lambda row: row.id,
            lambda: MilestoneEntry(shell),
            kind="milestone",
            head=milestones_head(shell),
            add=AddLine(shell, words("Add a milestone"), milestone, milestone.editor, self._milestone),
        )
        self.theirs = Responsibilities(shell, Side.THEIRS)
        self.ours = Responsibilities(shell, Side.OURS)
        step = line_field(shell, words("What is to follow"), rule=clean_name)
        self.steps = Entries(
            lambda row: row.id,
            lambda: StepEntry(shell),
            kind="next_phase",
            head=steps_head(shell),
            add=AddLine(shell, words("Add a step"), step, step.editor, self._step),
        )
        self._lists: tuple[Entries[Any], ...] = (
            self.metrics,
            self.targets,
            self.milestones,
            self.theirs,
            self.ours,
            self.steps,
        )

    def _lay_out(self) -> None:
        inside: dict[Element, tuple[QWidget, ...]] = {
            Element.PURPOSE: (self.purpose,),
            Element.METRICS: (self.metrics, self.known),
            Element.TARGET: (self.targets,),
            Element.TIMELINE: (self.days, self.milestones),
            Element.ROLES: (self.theirs, self.ours),
            Element.NEXT_PHASE: (self.steps,),
        }
        card = quiet_card("")
        card.body.setSpacing(4 * GRID)
        card.add(self.head)
        for element, part in self.parts.items():
            card.add(rule())
            card.add(part)
            for widget in inside[element]:
                part.add(widget)
        self.lines.addWidget(card)

    def _show(self, row: PlanRow) -> None:
        missing = {one.element: self.shell.say(one.why) for one in row.completeness.missing}
        for element, part in self.parts.items():
            part.show_missing(missing.get(element, ""))

    def _show_lists(self, row: PlanRow, *, anew: bool) -> None:
        self.theirs.plan = self.ours.plan = row.id
        self.metrics.show_rows(row.goals, anew=anew)
        self.targets.show_rows(row.goals, anew=anew)
        self.known.show_all(self.offered.metrics, row.goals)
        self.milestones.show_rows(row.milestones.rows, anew=anew)
        for side, people in ((Side.THEIRS, self.theirs), (Side.OURS, self.ours)):
            people.show_rows([one for one in row.responsibilities if one.side is side], anew=anew)
        self.steps.show_rows(row.next_phase, anew=anew)

    def _make_target(self) -> TargetEntry:
        entry = TargetEntry(self.shell)
        entry.shows(lambda _: entry.show_agreed(self.row.status not in UNAGREED))
        return entry

    def _aim(self, name: str) -> AimAt:
        return AimAt(self.row.id, name, cadence=Cadence(self.shell.preferences.settings.cadence))

    def _aim_at_known(self, name: str) -> None:
        """What the button led to is where the new entry stands; the button itself is gone then."""
        if self.metrics.add is not None:
            self.metrics.add.button.setFocus()
        self.shell.hands.do(self._aim(name), lambda done: self.metrics.await_row(done.result))

    def _milestone(self, said: str) -> AddMilestone:
        return AddMilestone(self.row.id, said)

    def _step(self, text: str) -> AddNextPhase:
        return AddNextPhase(self.row.id, NextPhaseKind.IMPROVEMENT, text=text)
