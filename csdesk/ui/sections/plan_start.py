"""Starting the next phase: what will happen is said and chosen in place before it does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.commands.phases import StartedPhase, StartNextPhase
from csdesk.domain.fields import clean_line
from csdesk.domain.periods import last_day
from csdesk.domain.plan import PlanStatus
from csdesk.domain.result import Missing
from csdesk.errors import Refusal
from csdesk.queries.next_start import GoalAhead, NextStart
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.field import Field
from csdesk.ui.hands import Done
from csdesk.ui.scale import wide
from csdesk.ui.sections.cards import quiet_card, teaching
from csdesk.ui.sections.fields import choices, day_field, labelled, line_field
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary
from csdesk.ui.widgets.tick_box import TickBox
from csdesk.words import Phrase, phrase

ENDINGS = (PlanStatus.ACHIEVED, PlanStatus.PARTLY_ACHIEVED, PlanStatus.MISSED)
DAY, ENDED = 118, 170


class StartPhase(QWidget):
    """`show_start` fills it; nothing is kept before its button is pressed. `closed` says that it is over."""

    closed = Signal()
    started = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = shell.words
        self._shell = shell
        self._start: NextStart | None = None
        self.explained = teaching("")
        self.ended = ChoiceField[PlanStatus](shell.speech, words("How it ended"), choices(shell, ENDINGS))
        self.title = line_field(shell, words("Title of the next phase"), rule=clean_line)
        self.starts = day_field(shell, words("First day"), needed=True)
        self.ends = day_field(shell, words("Last day"), hint=words("Not known yet"))
        self._fields: tuple[Field[Any], ...] = (self.ended, self.title, self.starts, self.ends)
        for field in self._fields:
            field.hide_title()
            field.commit.connect(field.kept)  # nothing goes to the book before the button is pressed
            for box in field.boxes():
                box.setProperty("quiet", False)
        self.boxes: dict[int, TickBox] = {}
        self._goals = QVBoxLayout()
        self._goals.setContentsMargins(9, 0, 0, 0)
        self._no_goal = teaching(words("No goal goes on: this phase has none."))
        self.note = teaching("", "bad")
        self.go = secondary(words("Start the next phase"), self._go)
        self._card = quiet_card("-")
        self._lay_out()
        self.hide()

    def show_start(self, start: NextStart | None) -> None:
        """Say what starting the next phase would do, and put the keyboard on the first choice."""
        self._start = start
        if start is None:
            return
        self._say_all(start)
        self.ended.load(start.ended)
        self.title.load("")
        self.starts.load(self._shell.today())
        self.ends.load(None)
        self._show_goals(start.goals)
        self._refuse("")
        self.show()
        self.ended.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        words = self._shell.words
        for field, width in ((self.ended, ENDED), (self.starts, DAY), (self.ends, DAY)):
            field.setFixedWidth(wide(width))
        card = self._card
        card.add(self.explained)
        card.add(labelled(words("This phase was"), self.ended))
        card.add(labelled(words("The next is"), self.title, spread=(self.title,)))
        card.add(labelled(words("It runs from"), self.starts, words("to"), self.ends))
        card.add(self._no_goal)
        card.add(self._goals)
        card.add(self.note)
        card.add(labelled("", self.go, quiet(words("Not now"), self._close)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(card)

    def _say_all(self, start: NextStart) -> None:
        say = self._shell.say
        self._card.set_title(say(phrase("Start phase {phase}", phase=start.phase)))
        self.go.setText(say(phrase("Start phase {phase}", phase=start.phase)))
        self.go.setAccessibleName(self.go.text())
        self.explained.setText(
            say(
                phrase(
                    "Phase {before} closes and stays as it is, baselines and targets included. Phase {phase} opens as "
                    "a draft with the goals ticked below, each from a new baseline. Ctrl+Z takes all of it back.",
                    before=start.phase - 1,
                    phase=start.phase,
                )
            )
        )

    def _show_goals(self, goals: tuple[GoalAhead, ...]) -> None:
        for box in self.boxes.values():
            self._goals.removeWidget(box)
            box.deleteLater()
        self.boxes = {goal.goal_id: self._box(goal) for goal in goals}
        for box in self.boxes.values():
            self._goals.addWidget(box)
        self._no_goal.setVisible(not goals)

    def _box(self, goal: GoalAhead) -> TickBox:
        box = TickBox(self._shell, self._shell.say(_ahead(goal)))
        box.setChecked(goal.wanted)
        return box

    def _go(self) -> None:
        for field in self._fields:
            field.leave()
        if self._start is None or any(field.note for field in self._fields):
            return
        command = StartNextPhase(
            self._start.plan_id,
            self.ended.value,
            goes_on=tuple(goal_id for goal_id, box in self.boxes.items() if box.isChecked()),
            plan_title=self.title.value,
            starts=self.starts.value,
            ends=self.ends.value,
        )
        self._shell.hands.do(command, self._kept, self._refused)

    def _kept(self, done: Done[StartedPhase]) -> None:
        if self._start is not None:
            said = phrase("Phase {phase} has started as a draft.", phase=self._start.phase)
            self._shell.notify(said, done.changes.entry)
        self.hide()
        self.started.emit(done.result.plan_id)

    def _refused(self, refusal: Refusal) -> None:
        self._refuse(self._shell.say(refusal.said))

    def _refuse(self, said: str) -> None:
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _ahead(goal: GoalAhead) -> Phrase:
    """How a goal would go on, in one line."""
    if isinstance(goal.baseline, Missing) or isinstance(goal.span, Missing):
        why = goal.baseline.why if isinstance(goal.baseline, Missing) else phrase("No baseline.")
        return phrase("{metric}: {why}", metric=goal.metric.name, why=why)
    return phrase(
        "{metric}: from {value}, the mean of {first} to {last}",
        metric=goal.metric.name,
        value=goal.metric.shown(goal.baseline.value),
        first=goal.span.from_,
        last=last_day(goal.metric.cadence, goal.span.to),
    )
