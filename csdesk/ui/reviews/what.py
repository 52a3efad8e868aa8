"""What a review is: its kind, the time it is about, whom it is for, and its days."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from csdesk.commands.review import EditReview
from csdesk.deck.voice import Voice
from csdesk.domain.fields import clean_text
from csdesk.domain.periods import Cadence, following, last_day
from csdesk.domain.review import ReviewKind
from csdesk.flows.review_name import default_period
from csdesk.queries.review import ReviewPage
from csdesk.ui.forms.choice import ChoiceField, Person
from csdesk.ui.forms.span import SpanField
from csdesk.ui.scale import wide
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choices, day_field, labelled, line_field, person_field
from csdesk.ui.shell import Shell

Days = tuple[date, date]
QUARTERS_BACK = 4
DAY_WIDTH, CHOICE_WIDTH, WIDEST = 150, 230, 440


class WhatEntry(Entry[ReviewPage]):
    """Kind, period and audience; `planned` is the day on which it is held."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.kind = ChoiceField[ReviewKind](
            shell.speech, words("Kind"), choices(shell, ReviewKind), quiet=True
        )
        self.quarter = ChoiceField[Days](shell.speech, words("Period"), _quarters(shell), quiet=True)
        self.days = SpanField(shell.speech, words("Period"), shell.today, quiet=True)
        self.audience = line_field(shell, words("Audience"), words("Whom it is for"), rule=clean_text)
        self.planned = day_field(shell, words("Takes place"), hint=words("No day yet"))
        for chooser in (self.kind.editor, self.quarter.editor):
            chooser.setFixedWidth(min(wide(CHOICE_WIDTH), WIDEST))
        self.kind.hide_title()
        self.quarter.hide_title()
        self.days.hide_title()
        self.bind(self.kind, lambda row: row.kind, lambda row, kind: EditReview(row.id, kind=kind))
        self.bind(self.quarter, _period, lambda row, days: EditReview(row.id, starts=days[0], ends=days[1]))
        self.bind(
            self.days,
            _period,
            lambda row, days: (
                EditReview(row.id) if days is None else EditReview(row.id, starts=days[0], ends=days[1])
            ),
        )
        self.bind(
            self.audience, lambda row: row.audience, lambda row, text: EditReview(row.id, audience=text)
        )
        self.bind(
            self.planned, lambda row: row.planned_for, lambda row, day: EditReview(row.id, planned_for=day)
        )
        self.planned.setFixedWidth(wide(DAY_WIDTH))
        for title, field in ((words("Kind"), self.kind), (words("Period"), self.quarter), ("", self.days)):
            self.lines.addLayout(labelled(title, field))
        self.lines.addLayout(labelled(words("Audience"), self.audience, spread=(self.audience,)))
        self.lines.addLayout(labelled(words("Takes place"), self.planned))

    def focus_first(self) -> None:
        """The kind."""
        self.kind.setFocus()


class DaysEntry(Entry[ReviewPage]):
    """The days of the preparation, and when the two sides meet after it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.sent = day_field(shell, words("Agenda sent on"), hint=words("Not yet"), behind=True)
        self.read = day_field(shell, words("Read through on"), hint=words("Not yet"), behind=True)
        self.reader = person_field(shell, words("Read through with"), words("with whom"))
        self.next = day_field(shell, words("Next date"), hint=words("No day yet"))
        self.bind(
            self.sent, lambda row: row.agenda_sent_on, lambda row, day: EditReview(row.id, agenda_sent_on=day)
        )
        self.bind(
            self.read,
            lambda row: row.read_through_on,
            lambda row, day: EditReview(row.id, read_through_on=day),
        )
        self.bind_person(self.reader, _reader, lambda row, who: EditReview(row.id, read_through_with_id=who))
        self.bind(self.next, lambda row: row.next_date, lambda row, day: EditReview(row.id, next_date=day))
        self.shows(lambda row: self.reader.setVisible(row.read_through_on is not None))
        for field in (self.sent, self.read, self.next):
            field.setFixedWidth(wide(DAY_WIDTH))
        self.lines.addLayout(labelled(words("Agenda sent"), self.sent))
        self.lines.addLayout(labelled(words("Read through"), self.read, self.reader, spread=(self.reader,)))
        self.lines.addLayout(labelled(words("Next date"), self.next))


def _period(row: ReviewPage) -> Days:
    return row.starts, row.ends


def _reader(row: ReviewPage) -> Person:
    found = next((one for one in row.contacts if one.id == row.read_through_with_id), None)
    return Person("") if found is None else Person(found.name, found.id)


def _quarters(shell: Shell) -> list[tuple[Days, str]]:
    """The quarters that somebody would look back on, the likeliest first."""
    voice, today = Voice(shell.speech.formats), shell.today()
    likely = default_period(today)
    starts = {following(Cadence.QUARTERLY, today, -n) for n in range(QUARTERS_BACK + 1)}
    quarters = [(start, last_day(Cadence.QUARTERLY, start)) for start in sorted(starts, reverse=True)]
    ordered = [likely, *(days for days in quarters if days != likely)]
    return [(days, voice.period(*days)) for days in ordered]
