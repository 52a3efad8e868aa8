"""A file that came back, line by line: sent, returned and now beside one another, to take in or to refuse with keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.discussed import Note, Noted
from csdesk.domain.returned import Line
from csdesk.errors import Refusal
from csdesk.flows.returning import Returned, TakenIn, accept, read_returned
from csdesk.queries.people import ContactName, contact_names
from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.forms.editors import Chooser
from csdesk.ui.scale import on_screen, px
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.choice_table import choice_table
from csdesk.ui.widgets.labels import change_look, label
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.ui.widgets.tick_box import TickDelegate
from csdesk.words import Phrase, counted, phrase

HEADS = ("Row", "What", "Sent", "Returned", "Now", "What came of it")
WHAT, VALUES = 1, (2, 3, 4)
WIDEST_VALUE, LEAST_VALUE, LEAST_WHAT = 150, 80, 130
SIZE = (980, 600)
PERSON = 240
LINES_SAID = 72  # pixels, so that the list does not jump when more is said
TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ReturnedDialog(Dialog):
    """Reads a returned file and lists its lines; Space takes one in or leaves it, Enter takes in what is ticked."""

    def __init__(
        self, shell: Shell, file: Path, parent: QWidget | None = None, account: int | None = None
    ) -> None:
        """`account` is the id of the one whose file it is to be, where one is meant."""
        super().__init__(parent)
        self.setWindowTitle(shell.words("Take in a returned file"))
        self.resize(*on_screen(*SIZE))
        self._shell = shell
        self.returned: Returned | None = None
        self.title = label(shell.say(phrase("Reading “{name}”", name=file.name)), "heading", wraps=True)
        self.said = label("", "muted", wraps=True)
        self.table = self._table()
        self.detail = label("", "muted", wraps=True)
        self.detail.setMinimumHeight(px(LINES_SAID))
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.person = Chooser()
        self.person.setAccessibleName(shell.words("Confirmed by"))
        self.person.setMinimumWidth(px(PERSON))
        self.button = primary(shell.words("Take in"), self.take_in)
        self.button.setDefault(True)
        self.button.setEnabled(False)
        self._lay_out()
        self.table.itemChanged.connect(self._count)
        self.table.currentCellChanged.connect(self._explain)
        self.table.installEventFilter(self)
        title = phrase("Reading “{name}”", name=file.name)
        locale = shell.speech.formats.locale
        shell.hands.run(
            title, read_returned, file, account, locale=locale, then=self._show, refused=self._refused
        )

    @property
    def chosen(self) -> frozenset[str]:
        """The codes of the lines that are ticked."""
        return frozenset(row.code for n, row in enumerate(self.rows) if self._item(n).checkState() == TICKED)

    def take_in(self) -> None:
        """Take in what is ticked, as one step."""
        if self.returned is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        job = self._shell.hands.run(
            phrase("Taking in what came back"),
            accept,
            self.returned,
            self.chosen,
            self.person.currentData(),
            then=self._taken_in,
            refused=self._refused,
            writes=True,
        )
        self._foot.insertWidget(0, ProgressCard(job, self._shell.speech, self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the line or unticks it, in whatever column the keyboard is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                self._toggle(self.table.currentRow())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take_in()
                return True
        return super().eventFilter(watched, event)

    def _table(self) -> QTableWidget:
        words = self._shell.words
        name = words("What came back; Space takes a line in or leaves it")
        table = choice_table([words(head) for head in HEADS], name, widest=WHAT)
        table.setItemDelegateForColumn(0, TickDelegate(self._shell.looks, table))
        return table

    def _lay_out(self) -> None:
        words = self._shell.words
        self._foot = QHBoxLayout()
        self._foot.setSpacing(3 * GRID)
        self.by = label(words("Confirmed by"), "muted")
        self.by.setBuddy(self.person)
        self._foot.addWidget(self.by)
        self._foot.addWidget(self.person)
        self._foot.addStretch(1)
        self._foot.addWidget(secondary(words("Close"), self.reject))
        self._foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addLayout(self._foot)

    def _show(self, returned: Returned) -> None:
        self.returned = returned
        say = self._shell.say
        self.title.setText(say(_titled(returned)))
        self.said.setText(" ".join(say(notice) for notice in returned.notices))
        self.said.setVisible(bool(returned.notices))
        self.table.blockSignals(True)
        self.table.setRowCount(len(self.rows))
        for n, row in enumerate(self.rows):
            self._fill(n, row)
        self.table.blockSignals(False)
        self._share_room()
        suggested = (n for n, row in enumerate(self.rows) if row.standing.suggested)
        self.table.setCurrentCell(next(suggested, 0), 0)
        self.table.setFocus()
        self._count()
        for one in (self.by, self.person):
            one.setVisible(returned.request is not None)
        account = returned.account.id
        self._shell.hands.ask(contact_names, account, then=self._show_people, refused=self._refused)

    def _fill(self, n: int, row: Line | Note) -> None:
        say, said = self._shell.say, self._shell.speech.formats.value
        shown = (said(value) if value != "" else "–" for value in row.shown)
        texts = (row.code, say(row.what), *shown, say(row.standing.label))
        for place, text in enumerate(texts):
            self.table.setItem(n, place, QTableWidgetItem(text))
        if row.standing.acceptable:
            item = self._item(n)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(TICKED if row.standing.suggested else UNTICKED)

    def _share_room(self) -> None:
        """Let no value take the room of the others: what is cut short is said below the list."""
        head = self.table.horizontalHeader()
        others = sum(head.sectionSize(column) for column in range(WHAT + 1 + len(VALUES), head.count()))
        left = self.table.viewport().width() - head.sectionSize(0) - others - px(LEAST_WHAT)
        widest = min(WIDEST_VALUE, left // len(VALUES))
        for column in VALUES:
            needed = max(self.table.sizeHintForColumn(column), head.sectionSizeHint(column))
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, min(needed, max(widest, LEAST_VALUE)))

    def _show_people(self, people: tuple[ContactName, ...]) -> None:
        self.person.clear()
        for one in people:
            if one.left_on is None:
                self.person.addItem(one.name, one.id)
        request = None if self.returned is None else self.returned.request
        asked = None if request is None else request.contact_id
        self.person.setCurrentIndex(max(0, self.person.findData(asked)))

    def _toggle(self, n: int) -> None:
        if 0 <= n < len(self.rows) and self.rows[n].standing.acceptable:
            item = self._item(n)
            item.setCheckState(UNTICKED if item.checkState() == TICKED else TICKED)

    def _count(self) -> None:
        """Say on the button how much is taken in."""
        count = len(self.chosen)
        remarks = self.returned is not None and bool(self.returned.remarks)
        self.button.setEnabled(bool(count or remarks))
        self.button.setText(self._shell.say(counted("Take in {count} row", "Take in {count} rows", count)))

    def _explain(self, n: int) -> None:
        """Say why the line is as it is, what it becomes, and what the customer remarked."""
        if not 0 <= n < len(self.rows):
            return
        row, say = self.rows[n], self._shell.say
        parts = [say(row.what)]
        parts += [say(one) for one in (row.why, row.standing.meaning) if one is not None]
        if isinstance(row, Note) and row.standing.acceptable:
            parts.append(say(_becomes(row)))
        if row.shown[1] != "":
            parts.append(say(phrase("Returned: {text}", text=row.shown[1])))
        if row.remark:
            parts.append(say(phrase("Remark: {text}", text=row.remark)))
        self.detail.setText("\n".join(parts))

    @property
    def rows(self) -> tuple[Line | Note, ...]:
        """The lines that are listed."""
        return () if self.returned is None else self.returned.rows

    def _item(self, n: int) -> QTableWidgetItem:
        item = self.table.item(n, 0)
        assert item is not None
        return item

    def _taken_in(self, taken: TakenIn) -> None:
        said = counted("{count} row was taken in.", "{count} rows were taken in.", taken.rows)
        self._shell.notify(said, taken.changes.entry)
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.said)
        self.button.setEnabled(self.returned is not None)

    def _say(self, said: Phrase) -> None:
        self.said.setText(self._shell.say(said))
        self.said.setVisible(True)
        change_look(self.said, "bad")


def _titled(returned: Returned) -> Phrase:
    """Whose file it is, and what it is about."""
    name, request, meeting = returned.account.name, returned.request, returned.meeting
    if request is not None:
        return phrase("{account}, asked on {day}", account=name, day=request.made_on)
    assert meeting is not None  # a file that is neither was refused
    review = meeting.review
    return phrase(
        "{account}, {kind}, {start} to {end}",
        account=name,
        kind=review.kind.label,
        start=review.starts,
        end=review.ends,
    )


def _becomes(note: Note) -> Phrase:
    """What a line is in the book, once it is taken in."""
    if note.sort is Noted.NEXT:
        return phrase("It becomes the day on which you meet again.")
    if note.sort is Noted.ANSWER:
        return phrase("It becomes the answer to this question, shared with the customer.")
    if note.sort is Noted.ACTION:
        return phrase("It becomes a promise, shared with the customer.")
    if note.is_promise:
        return phrase("It becomes a decision, and a promise, since somebody is to do it.")
    return phrase("It becomes a decision of the review.")
