"""“Why did it move?”: what was changed at the customer's, each edited, shared and tied to metrics where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from csdesk.charts.labels import circled
from csdesk.commands.change import AddChange, Concerns, DeleteChange, EditChange
from csdesk.domain.change import ChangeKind
from csdesk.domain.fields import clean_line, clean_text
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.queries.changes import ChangeRow
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import NOBODY, Person
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, MARK, Column, head, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choice_field, day_field, line_field, person_field, text_field
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import icon_button, toggle
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.flow import FlowRow
from csdesk.ui.widgets.labels import label
from csdesk.words import phrase

NUMBER, DAY, SIDE, BY = 28, 112, 120, 150
CONFIRMER = 220


@dataclass(frozen=True, slots=True)
class NumberedChange:
    """A change with its number in the charts, and the account's metrics by id and name."""

    number: int
    change: ChangeRow
    metrics: tuple[tuple[int, str], ...]


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a change's first line."""
    words = shell.words
    return (
        Column("", NUMBER),
        Column(words("Date"), DAY),
        Column(words("What changed")),
        Column(words("Who"), SIDE),
        Column("", BY),
        Column("", BIN),
        Column("", MARK),
        Column("", BIN),
    )


class ConcernsBox(QWidget):
    """Which metrics a change concerns, and for each whether its limits start anew there; kept at once."""

    chosen = Signal(object)  # tuple[Concerns, ...]

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._metrics: tuple[tuple[int, str], ...] = ()
        self.buttons: dict[int, tuple[QPushButton, QPushButton]] = {}
        self._flow = FlowRow(self)

    def show_concerns(self, row: NumberedChange) -> None:
        """Show what is concerned now."""
        if row.metrics != self._metrics:
            self._metrics = row.metrics
            self._build()
        starts = {one.metric_id: one.new_start for one in row.change.metrics}
        for metric_id, (concerns, anew) in self.buttons.items():
            concerns.setChecked(metric_id in starts)
            anew.setChecked(starts.get(metric_id, False))
            anew.setVisible(metric_id in starts)

    def _build(self) -> None:
        """Name the buttons by the metrics; those of another account's metrics are used again."""
        pairs = list(self.buttons.values())
        for pair in pairs[len(self._metrics) :]:
            for button in pair:
                self._flow.removeWidget(button)
                button.deleteLater()
        pairs += [(self._button(), self._button()) for _ in self._metrics[len(pairs) :]]
        anew = self._shell.words("limits start anew")
        self.buttons = {}
        for (metric_id, name), pair in zip(self._metrics, pairs, strict=False):
            self.buttons[metric_id] = pair
            for button, text, accessible in zip(pair, (name, anew), (name, f"{name}: {anew}"), strict=True):
                button.setText(text.replace("&", "&&"))
                button.setAccessibleName(accessible)

    def _button(self) -> QPushButton:
        button = toggle()
        button.clicked.connect(self._choose)
        self._flow.addWidget(button)
        return button

    def _choose(self) -> None:
        self.chosen.emit(
            tuple(
                Concerns(metric_id, anew.isChecked())
                for metric_id, (concerns, anew) in self.buttons.items()
                if concerns.isChecked()
            )
        )


class ChangeEntry(Entry[NumberedChange]):
    """A change on one line; a second one opens for its kind, its metrics and who confirmed it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self._number = label("", "muted")
        self._number.setContentsMargins(0, 2 * GRID, 0, 0)
        self.day = day_field(shell, words("Date"), needed=True, behind=True)
        self.text = text_field(shell, words("What changed"), words("What changed"), rule=needed_text)
        self.side = choice_field(shell, words("Side"), Side)
        self.by = line_field(shell, words("Who"), rule=clean_line)
        self.kind = choice_field(shell, words("Kind"), ChangeKind)
        self.confirmed_by = person_field(shell, words("Confirmed by"), words("Nobody confirmed it yet"))
        self.confirmed_on = day_field(shell, words("Confirmed on"), behind=True)
        self.concerns = ConcernsBox(shell)
        self.more = icon_button(
            shell.icon("down", "muted"), words("Kind, metrics, confirmation"), self.toggle
        )
        shell.looks.changed.connect(self._paint_more)
        self._details = QWidget()
        self._bind()
        self._lay_out(shell)
        self._details.hide()

    @property
    def is_open(self) -> bool:
        """Whether the second line is seen."""
        return not self._details.isHidden()

    def toggle(self) -> None:
        """Show or hide the second line."""
        self._details.setVisible(not self.is_open)

    def load(self, row: NumberedChange) -> None:
        """Another change is shown on one line."""
        self._details.hide()
        super().load(row)

    def focus_first(self) -> None:
        """What changed."""
        self.text.setFocus()

    def focus_next_empty(self) -> None:
        """After its text comes who did it."""
        self._details.show()
        self.by.setFocus()

    def _bind(self) -> None:
        self.bind(self.day, lambda row: row.change.day, _edit_day)
        self.bind(
            self.text, lambda row: row.change.text, lambda row, text: EditChange(row.change.id, text=text)
        )
        self.bind(
            self.side, lambda row: row.change.side, lambda row, side: EditChange(row.change.id, side=side)
        )
        self.bind(self.by, lambda row: row.change.by, lambda row, by: EditChange(row.change.id, by=by))
        self.bind(
            self.kind, lambda row: row.change.kind, lambda row, kind: EditChange(row.change.id, kind=kind)
        )
        self.bind_person(
            self.confirmed_by,
            _confirmer,
            lambda row, contact: EditChange(row.change.id, confirmed_by_id=contact),
        )
        self.bind(
            self.confirmed_on,
            lambda row: row.change.confirmed_on,
            lambda row, day: EditChange(row.change.id, confirmed_on=day),
        )
        self.concerns.chosen.connect(self._concern)
        self.shows(self.concerns.show_concerns)
        self.shows(self._show_number)

    def _lay_out(self, shell: Shell) -> None:
        words = shell.words
        mark = self.shares(
            lambda row: row.change.shared, lambda row, on: EditChange(row.change.id, shared=on)
        )
        delete = self.deletes(
            words("Delete change"),
            lambda row: DeleteChange(row.change.id),
            lambda row: phrase("The change “{text}” was deleted.", text=row.change.text[:80]),
        )
        cells = (self._number, self.day, self.text, self.side, self.by, self.more, mark, delete)
        self.lines.addLayout(line(columns(shell), cells))
        self.confirmed_by.setFixedWidth(px(CONFIRMER))
        self.confirmed_on.setFixedWidth(wide(DAY))
        kinds = QHBoxLayout()
        kinds.setSpacing(2 * GRID)
        kinds.addWidget(self.kind)
        kinds.addWidget(label(words("Confirmed by"), "muted"))
        kinds.addWidget(self.confirmed_by)
        kinds.addWidget(self.confirmed_on)
        kinds.addStretch(1)
        metrics = QHBoxLayout()
        metrics.setSpacing(2 * GRID)
        concerns = label(words("Concerns"), "muted")
        concerns.setContentsMargins(TEXT_INDENT, GRID, 0, 0)
        metrics.addWidget(concerns, 0, Qt.AlignmentFlag.AlignTop)
        metrics.addWidget(self.concerns, 1)
        details = QVBoxLayout(self._details)
        details.setContentsMargins(NUMBER + GRID, 0, 0, GRID)
        details.addLayout(kinds)
        details.addLayout(metrics)
        self.lines.addWidget(self._details)

    def _paint_more(self) -> None:
        self.more.setIcon(self.shell.icon("down", "muted"))

    def _show_number(self, row: NumberedChange) -> None:
        self._number.setText(circled(row.number))
        self.confirmed_on.setVisible(row.change.confirmed_by_id is not None)

    def _concern(self, concerns: tuple[Concerns, ...]) -> None:
        self.shell.hands.do(EditChange(self.row.change.id, metrics=concerns))


class WhyCard(Card):
    """All changes of an account; `begin_on` starts a new one for a day and a metric of a chart."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.words("Why did it move?"), parent=parent)
        self._shell = shell
        self._account = 0
        self._metrics: tuple[tuple[int, str], ...] = ()
        self._day: date | None = None
        self._concerned: tuple[int, ...] | None = None
        self.new = line_field(shell, shell.words("What was changed?"), rule=needed_text)
        self._add = AddLine(shell, shell.words("Add a change"), self.new, self.new.editor, self._make)
        self._add.added.connect(self._forget_day)
        self.entries: Entries[NumberedChange] = Entries(
            lambda row: row.change.id,
            lambda: ChangeEntry(shell),
            kind="change",
            head=head(columns(shell)),
            add=self._add,
        )
        self._teaching = label(
            shell.words(
                "Nothing is recorded that was changed. Write down go-live, a new way of working, a training: "
                "only what is tied to a day can explain why a figure moved."
            ),
            "muted",
            wraps=True,
        )
        self.add(self._teaching)
        self.add(self.entries)

    def show_changes(
        self, changes: Sequence[ChangeRow], metrics: Sequence[tuple[int, str]], offer: Offer
    ) -> None:
        """Show an account's changes in the order of their days."""
        anew = offer.account != self._account
        self._account, self._metrics = offer.account, tuple(metrics)
        if anew:
            self._forget_day()
        rows = [
            NumberedChange(number, change, self._metrics) for number, change in enumerate(changes, start=1)
        ]
        self._teaching.setVisible(not rows)
        self.entries.offer(offer)
        self.entries.show_rows(rows, anew=anew)

    def begin_on(self, day: date, metric: int | None) -> None:
        """Begin a change on a day, for one metric or for all."""
        self._day = day
        self._concerned = None if metric is None else (metric,)
        hint = self._shell.say(phrase("What was changed on {day}?", day=day))
        self.new.editor.setPlaceholderText(hint)
        self.entries.open_add_line()

    def _make(self, text: str) -> AddChange:
        concerned = self._concerned if self._concerned is not None else [one for one, _ in self._metrics]
        return AddChange(
            self._account,
            self._day or self._shell.today(),
            text,
            ChangeKind.PROCESS,
            metrics=tuple(Concerns(metric) for metric in concerned),
        )

    def _forget_day(self) -> None:
        self._day, self._concerned = None, None
        self.new.editor.setPlaceholderText(self._shell.words("What was changed?"))


def needed_text(text: str) -> str:
    """What was changed; it is not empty."""
    found = clean_text(text, "text")
    if not found:
        raise Refusal("Say in a few words what was changed.", field="text")
    return found


def _edit_day(row: NumberedChange, day: date | None) -> EditChange:
    return EditChange(row.change.id, day=row.change.day if day is None else day)


def _confirmer(row: NumberedChange) -> Person:
    change = row.change
    return NOBODY if change.confirmed_by_id is None else Person(change.confirmed_by, change.confirmed_by_id)
