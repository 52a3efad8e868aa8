"""What was changed at the customer's, each change edited where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.change import Concerns, DeleteChange, EditChange, needed_text
from csdesk.domain.change import ChangeKind
from csdesk.domain.fields import clean_line
from csdesk.domain.sides import Side
from csdesk.queries.changes import ChangeRow
from csdesk.ui.forms.choice import Person
from csdesk.ui.forms.toggles import TogglesField
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import BIN, MARK, Column, head, line
from csdesk.ui.sections.disclosure import Disclosure
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import (
    choice_field,
    day_field,
    labelled,
    line_field,
    person_field,
    sentence,
    text_field,
)
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import rule
from csdesk.words import phrase

DAY, KIND, SIDE, BY, PERSON = 112, 156, 120, 148, 176


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a change's first line."""
    words = shell.words
    return (
        Column(words("Day"), DAY),
        Column(words("What changed")),
        Column(words("Kind"), KIND),
        Column("", MARK),
        Column("", BIN),
    )


def changes_head(shell: Shell) -> QWidget:
    """The heads over the changes."""
    return head(columns(shell))


class ChangeEntry(Entry[ChangeRow]):
    """A change: when, what, who made it, who confirmed it, and behind a button which metrics it concerns."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.day = day_field(shell, words("Day of the change"), needed=True, behind=True)
        self.text = text_field(shell, words("What changed"), words("What was changed?"), rule=needed_text)
        self.kind = choice_field(shell, words("Kind of change"), ChangeKind)
        self.side = choice_field(shell, words("Side that changed it"), Side)
        self.side.setFixedWidth(wide(SIDE))
        self.by = line_field(shell, words("Made by"), words("Who made it?"), rule=clean_line)
        self.by.setFixedWidth(px(BY))
        self.confirmed_by = person_field(shell, words("Confirmed by"), words("Nobody yet"))
        self.confirmed_by.setFixedWidth(px(PERSON))
        self.confirmed_on = day_field(shell, words("Confirmed on"), hint=words("When?"), behind=True)
        self.confirmed_on.setFixedWidth(wide(DAY))
        self.metrics = Disclosure(shell, words("Metrics"), self._build_metrics)
        self.concerned: ConcernedMetrics | None = None
        self._bind()
        self._lay_out()

    def load(self, row: ChangeRow) -> None:
        """Show another change, its metrics folded away."""
        super().load(row)
        self.metrics.set_open(False)

    def offer(self, offer: Offer) -> None:
        """Let it concern any metric of the account."""
        super().offer(offer)
        if self.concerned is not None:
            self.concerned.offer(offer)

    def focus_first(self) -> None:
        """What changed."""
        self.text.setFocus()

    def focus_next_empty(self) -> None:
        """The day, which was guessed."""
        self.day.setFocus()

    def _bind(self) -> None:
        self.bind(self.day, lambda row: row.day, lambda row, it: EditChange(row.id, day=it or row.day))
        self.bind(self.text, lambda row: row.text, lambda row, it: EditChange(row.id, text=it))
        self.bind(self.kind, lambda row: row.kind, lambda row, it: EditChange(row.id, kind=it))
        self.bind(self.side, lambda row: row.side, lambda row, it: EditChange(row.id, side=it))
        self.bind(self.by, lambda row: row.by, lambda row, it: EditChange(row.id, by=it))
        self.bind_person(
            self.confirmed_by,
            lambda row: Person(row.confirmed_by, row.confirmed_by_id),
            lambda row, contact: EditChange(row.id, confirmed_by_id=contact),
        )
        self.bind(
            self.confirmed_on,
            lambda row: row.confirmed_on,
            lambda row, it: EditChange(row.id, confirmed_on=it),
        )
        self.shows(self._name_metrics)

    def _lay_out(self) -> None:
        words = self.shell.words
        mark = self.shares(lambda row: row.shared, lambda row, on: EditChange(row.id, shared=on))
        delete = self.deletes(
            words("Delete change"),
            lambda row: DeleteChange(row.id),
            lambda row: phrase("“{change}” was deleted.", change=row.text.partition("\n")[0][:60]),
        )
        cells = (self.day, self.text, self.kind, mark, delete)
        self.lines.addLayout(line(columns(self.shell), cells))
        gap = QWidget()
        confirmed = (words("confirmed by"), self.confirmed_by, words("on"), self.confirmed_on)
        second = (self.side, self.by, *confirmed, gap)
        self.lines.addLayout(sentence(*second, spread=(gap,)))
        self.lines.addLayout(sentence(self.metrics.button))
        self.lines.addWidget(self.metrics)
        self.lines.addWidget(rule())

    def _name_metrics(self, row: ChangeRow) -> None:
        names = ", ".join(one.name for one in row.metrics)
        said = (
            phrase("Concerns: {metrics}", metrics=names)
            if names
            else phrase("Which metrics does it concern?")
        )
        self.metrics.button.setText(self.shell.say(said).replace("&", "&&"))

    def _build_metrics(self) -> QWidget:
        self.concerned = ConcernedMetrics(self.shell)
        self.concerned.offer(self.offered)
        self.shows(self.concerned.show_row, self.concerned.load)
        return self.concerned


class ConcernedMetrics(Entry[ChangeRow]):
    """Which metrics a change concerns, and for which of them the usual range is taken anew from that day on."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.concerned = TogglesField[int](shell.speech, words("Metrics that it concerns"), ())
        self.anew = TogglesField[int](shell.speech, words("Metrics whose usual range starts anew"), ())
        for field in (self.concerned, self.anew):
            field.hide_title()
        self.bind(
            self.concerned,
            lambda row: frozenset(one.metric_id for one in row.metrics),
            lambda row, ids: EditChange(row.id, metrics=_concerns(ids, _starts(row))),
        )
        self.bind(
            self.anew,
            _starts,
            lambda row, ids: EditChange(
                row.id, metrics=_concerns(frozenset(one.metric_id for one in row.metrics), ids)
            ),
        )
        self.shows(self._show)
        self.lines.addLayout(labelled(words("Concerns"), self.concerned, spread=(self.concerned,)))
        self.lines.addLayout(labelled(words("Starts anew"), self.anew, spread=(self.anew,)))

    def offer(self, offer: Offer) -> None:
        """Let it be any metric of the account."""
        super().offer(offer)
        self.concerned.set_choices([(one.id, one.metric.name) for one in offer.metrics])

    def _show(self, row: ChangeRow) -> None:
        self.anew.set_choices([(one.metric_id, one.name) for one in row.metrics])


def _starts(row: ChangeRow) -> frozenset[int]:
    return frozenset(one.metric_id for one in row.metrics if one.new_start)


def _concerns(ids: frozenset[int], starts: frozenset[int]) -> tuple[Concerns, ...]:
    return tuple(Concerns(metric_id, metric_id in starts) for metric_id in sorted(ids))
