"""The head of an account's page: its name, what it is about in one line, and its states with their reasons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.commands.account import EditAccount
from csdesk.domain.fields import clean_name
from csdesk.domain.plan import Element
from csdesk.domain.result import Missing
from csdesk.queries.account import AccountHeader, HeadlineState, PlanState
from csdesk.tokens import GRID
from csdesk.ui.courses import meaning_of, token_of
from csdesk.ui.forms.editors import LineEditor
from csdesk.ui.forms.typed import LineField
from csdesk.ui.scale import factor
from csdesk.ui.sections.entry import Entry
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.chip import Chip
from csdesk.ui.widgets.flow import FlowRow
from csdesk.ui.widgets.labels import Elided, label
from csdesk.words import Phrase, counted, phrase

MOST_CHIPS = 4
LARGE = 1.4  # from this size of texts on there is no room for all of it side by side
SEPARATOR = " · "
State = tuple[str, str, str]  # in words, token, why


class AccountHead(Entry[AccountHeader]):
    """The name is edited where it stands; a state says why when it is hovered or reached by Tab."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.name = LineField(shell.speech, shell.words("Name of the account"), rule=clean_name, quiet=True)
        self.name.editor.setProperty("look", "title")
        if isinstance(self.name.editor, LineEditor):
            self.name.editor.setTextMargins(-3, 0, 0, 0)  # the name stands where everything else begins
        self.name.hide_title()
        self.bind(self.name, lambda row: row.name, lambda row, name: EditAccount(row.id, name=name))
        self.about = Elided("", "muted")
        self.ahead = label("", "muted")
        self.chips = tuple(Chip() for _ in range(MOST_CHIPS))
        for chip in self.chips:
            chip.hide()
        self.lines.setSpacing(0)
        if factor() < LARGE:
            self.lines.addLayout(_row(3 * GRID, (self.name, 1), *((chip, 0) for chip in self.chips)))
            self.lines.addLayout(_row(0, (self.about, 0), (self.ahead, 0), (None, 1)))
        else:
            self.lines.addWidget(self.name)
            self.lines.addLayout(_flow(0, self.about, self.ahead))
            self.lines.addLayout(_flow(3 * GRID, *self.chips))
        self.shows(self._show)

    def focus_first(self) -> None:
        """The name."""
        self.name.setFocus()

    def _show(self, row: AccountHeader) -> None:
        self.about.setText(SEPARATOR.join(self.shell.say(one) for one in _about(row)))
        self.ahead.setText("".join(SEPARATOR + self.shell.say(one) for one in _ahead(row)))
        states = list(self._states(row))[:MOST_CHIPS]
        for chip, state in zip(self.chips, [*states, *[None] * MOST_CHIPS], strict=False):
            chip.setVisible(state is not None)
            if state is not None:
                chip.show_state(*state)

    def _states(self, row: AccountHeader) -> Iterator[State]:
        say, words = self.shell.say, self.shell.words
        if row.plan is None:
            yield words("No plan"), "bad", " ".join(say(one.text) for one in row.warnings)
            return
        yield self._plan_state(row.plan, row)
        if row.headlines:
            yield self._headline_state(row.headlines[0])
        missing = row.plan.completeness.missing
        if len(missing) == 1:
            yield (
                say(phrase("{element} missing", element=SHORT[missing[0].element])),
                "warning",
                say(missing[0].why),
            )
        if row.shareable:
            said = phrase("{shared} of {all} shared", shared=row.shared, all=row.shareable)
            why = words("Reviews show only what is shared: plan, metrics, milestones, changes and people.")
            yield say(said), "accent" if row.shared else "muted", why

    def _plan_state(self, plan: PlanState, row: AccountHeader) -> State:
        done = plan.completeness
        said = self.shell.say(phrase("Plan {count} of 6", count=done.count))
        if done.complete:
            return said, "good", self.shell.words("All six elements of the plan are filled.")
        why = [phrase("{element}: {why}", element=one.element.label, why=one.why) for one in done.missing]
        red = any(one.red for one in row.warnings)
        return (
            said,
            "bad" if red else "muted",
            "\n".join(self.shell.say(one) for one in [*why, *(one.text for one in row.warnings)]),
        )

    def _headline_state(self, headline: HeadlineState) -> State:
        say = self.shell.say
        if isinstance(headline.course, Missing):
            why = phrase("{metric}: {why}", metric=headline.metric, why=headline.course.why)
            return self.shell.words("No course yet"), "muted", say(why)
        why = phrase("{metric}: {why}", metric=headline.metric, why=meaning_of(headline.course))
        return say(headline.course.label), token_of(headline.course), say(why)


def _row(spacing: int, *parts: tuple[QWidget | None, int]) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for part, stretch in parts:
        if part is None:
            made.addStretch(stretch)
        else:
            made.addWidget(part, stretch)
    return made


def _flow(spacing: int, *parts: QWidget) -> FlowRow:
    made = FlowRow(spacing=spacing)
    for part in parts:
        made.addWidget(part)
    return made


SHORT = {
    Element.PURPOSE: phrase("Purpose"),
    Element.METRICS: phrase("Way of measuring"),
    Element.TARGET: phrase("Target"),
    Element.TIMELINE: phrase("Timeline"),
    Element.ROLES: phrase("Roles"),
    Element.NEXT_PHASE: phrase("Next phase"),
}


def _about(row: AccountHeader) -> Iterator[Phrase]:
    if row.industry:
        yield phrase("{industry}", industry=row.industry)
    if row.sponsors:
        yield counted(
            "Sponsor: {names}", "Sponsors: {names}", len(row.sponsors), names=", ".join(row.sponsors)
        )
    else:
        yield phrase("No sponsor named")


def _ahead(row: AccountHeader) -> Iterator[Phrase]:
    """What is never left out, however long the names are."""
    if row.plan is not None:
        yield phrase("Phase {phase} of plan", phase=row.plan.phase)
    yield row.renewal_said
