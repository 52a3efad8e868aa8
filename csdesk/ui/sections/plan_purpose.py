"""Part 1 of a plan, the purpose, and the plan's own days of part 4."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.plan import EditPlan
from csdesk.domain.fields import clean_text
from csdesk.queries.plan import PlanRow
from csdesk.ui.forms.choice import Person
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import day_field, person_field, sentence, text_field
from csdesk.ui.shell import Shell

PERSON_WIDTH, DAY_WIDTH = 220, 118


class PurposeEntry(Entry[PlanRow]):
    """What success is, in the customer's own words, and who said it and when."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.purpose = text_field(
            shell, words("Purpose"), words("Write it down as they said it"), rule=clean_text
        )
        self.said_by = person_field(shell, words("Said by"), words("Who of the customer's?"))
        self.said_by.setFixedWidth(px(PERSON_WIDTH))
        self.said_on = day_field(shell, words("Said on"), hint=words("When?"), behind=True)
        self.said_on.setFixedWidth(wide(DAY_WIDTH))
        self.bind(self.purpose, lambda row: row.purpose, lambda row, it: EditPlan(row.id, purpose=it))
        self.bind_person(
            self.said_by,
            lambda row: Person(row.said_by, row.said_by_id),
            lambda row, contact: EditPlan(row.id, said_by_id=contact),
        )
        self.bind(self.said_on, lambda row: row.said_on, lambda row, it: EditPlan(row.id, said_on=it))
        self.lines.addWidget(self.purpose)
        self.lines.addLayout(sentence(words("Said by"), self.said_by, words("on"), self.said_on))

    def focus_first(self) -> None:
        """The purpose."""
        self.purpose.setFocus()


class DaysEntry(Entry[PlanRow]):
    """The plan's first and last day."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.starts = day_field(shell, words("First day of the plan"), hint=words("First day"))
        self.ends = day_field(shell, words("Last day of the plan"), hint=words("Last day"))
        for field in (self.starts, self.ends):
            field.setFixedWidth(wide(DAY_WIDTH))
        self.bind(self.starts, lambda row: row.starts, lambda row, it: EditPlan(row.id, starts=it))
        self.bind(self.ends, lambda row: row.ends, lambda row, it: EditPlan(row.id, ends=it))
        self.lines.addLayout(sentence(words("The plan runs from"), self.starts, words("to"), self.ends))
