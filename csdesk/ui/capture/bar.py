"""The line that takes down what was said, shown over the page with the ways in which it is understood."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csdesk.domain.capture import Around, Unclear
from csdesk.domain.typed_account import AccountNames, NamedAccount
from csdesk.errors import Refusal
from csdesk.queries.capture import CaptureNames, capture_around, capture_names
from csdesk.queries.search import Marked
from csdesk.tokens import CARD_PADDING, GRID
from csdesk.ui.capture.choices import About, Choices, ReadAs, choices
from csdesk.ui.capture.keeping import command_of
from csdesk.ui.capture.line import CaptureLine
from csdesk.ui.capture.said import kind_of, line_of
from csdesk.ui.finding import Line
from csdesk.ui.hands import Done
from csdesk.ui.jump import RECENT
from csdesk.ui.manner import manner_of
from csdesk.ui.pagearea import PageArea
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.found_list import FoundList
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, phrase

WIDTH = 720
ABOVE = 3 * GRID


class CaptureBar(QFrame):
    """What is typed stays until it is kept, also when the bar is closed. Enter keeps the reading that is chosen."""

    def __init__(self, shell: Shell, area: PageArea) -> None:
        super().__init__(area)
        self._shell = shell
        self._area = area
        self._names = AccountNames(())
        self._accounts: tuple[NamedAccount, ...] = ()
        self._here: NamedAccount | None = None
        self._near: int | None = None
        self._known: dict[int, Around] = {}
        self._asked: set[int] = set()
        self._shown = Choices(self._names.meant("", None), ())
        self._is_keeping = False
        self.goes_back_to: QWidget | None = None
        self.line = CaptureLine()
        self.found = FoundList(shell.looks, "")
        self.said = label("", "muted", wraps=True)
        self._lay_out()
        self.hide()
        self.line.textChanged.connect(self._read)
        self.line.stepped.connect(self.found.step)
        self.line.entered.connect(self.keep)
        self.line.closed.connect(self.close_bar)
        self.line.left.connect(self.hide)
        self.found.chosen.connect(self._chosen)
        self.found.currentRowChanged.connect(self._say_current)
        shell.hands.changed.connect(self._forget)
        shell.hands.opened.connect(self._forget_book)
        area.installEventFilter(self)

    def open(self, account: int | None, near: int | None = None) -> None:
        """Show the line for an account, or for whichever is named in it; `near` is offered first where none is."""
        self._near = near
        self._here = next((one for one in self._accounts if one.id == account), None)
        self._shell.hands.ask(capture_names, then=partial(self._take_names, account))
        self._say_names()
        self._read()
        self.show()
        self.raise_()
        self.line.selectAll()

    def close_bar(self) -> None:
        """Close it and give the keyboard back; the text stays."""
        back, self.goes_back_to = self.goes_back_to, None
        self.hide()
        if back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus()
        elif self._area.page is not None:
            self._area.page.focus_first()

    def keep(self) -> None:
        """Keep the reading that is chosen; while it is on its way nothing else is."""
        choice = self._current()
        if self._is_keeping or not self.line.text().strip():
            return
        if isinstance(choice, About):
            self.line.setText(choice.text)
        elif choice is None:
            self._say(self._nothing_to_keep(), "bad")
        else:
            self._keep(choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle above the page."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.setProperty("look", "capture")
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        layout.setSpacing(2 * GRID)
        for part in (self.line, self.found, self.said):
            layout.addWidget(part)

    def _say_names(self) -> None:
        """In the language of now, which may be another one than when the line was shown last."""
        words = self._shell.words
        for part in (self, self.line):
            part.setAccessibleName(words("What was said, promised, asked or measured"))
        self.line.setPlaceholderText(words("Spoke with… · promised… by Friday · why…? because… · FRT 3.6"))
        self.found.setAccessibleName(words("Understood as"))

    def _place(self) -> None:
        width = min(WIDTH, self._area.width() - 8 * GRID)
        self.found.ensurePolished()
        self.found.setFixedHeight(self.found.wanted_height)
        height = max(self._layout.heightForWidth(width), self._layout.sizeHint().height())
        left = (self._area.width() - width) // 2
        self.setGeometry(QRect(left, ABOVE, width, min(height, self._area.height() - 2 * ABOVE)))

    def _take_names(self, account: int | None, names: CaptureNames) -> None:
        self._accounts = names.accounts
        self._names = AccountNames(names.accounts, names.people)
        self._here = next((one for one in names.accounts if one.id == account), None)
        if self._here is not None:
            self._ask_about(self._here.id)
        self._read()

    def _take_known(self, account: int, around: Around) -> None:
        if account in self._asked:
            self._asked.discard(account)
            self._known[account] = around
            self._read()

    def _forget(self, _: object = None) -> None:
        """Something changed: what is known of accounts is asked for anew when it is wanted."""
        self._known.clear()
        self._asked.clear()

    def _forget_book(self) -> None:
        self._forget()
        self._accounts, self._names, self._here = (), AccountNames(()), None

    def _read(self) -> None:
        text = self.line.text()
        found = choices(
            text,
            self._names,
            self._here,
            known=self._known,
            manner=manner_of(self._shell.speech.formats, self._shell.today()),
            offered=self._offered,
        )
        for account in found.wanted:
            self._ask_about(account)
        self._show(found if not found.wanted else Choices(found.meant, ()))

    def _ask_about(self, account: int) -> None:
        if account not in self._asked and account not in self._known:
            self._asked.add(account)
            then = partial(self._take_known, account)
            self._shell.hands.ask(capture_around, account, then=then, refused=self._gone)

    def _show(self, found: Choices) -> None:
        self._shown = found
        self.found.show_lines([self._line(one) for one in found.choices])
        self.found.setVisible(bool(found.choices))
        self._say_current()
        self._place()

    def _line(self, choice: ReadAs | About) -> Line:
        if isinstance(choice, ReadAs):
            return line_of(self._shell, choice.name, choice.reading)
        return Line(Marked(choice.account.name), self._shell.words("Account"))

    def _current(self) -> ReadAs | About | None:
        row = self.found.currentRow()
        return self._shown.choices[row] if 0 <= row < len(self._shown.choices) else None

    def _say_current(self, _: int = 0) -> None:
        """Under the list: what the keys do. A screen reader hears what is chosen with the line."""
        self._say(self._help(), "muted")
        line = self.found.line
        said = "" if line is None else f"{line.kind}: {line.title.text}. {line.under.text}"
        self.line.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self.line, QAccessible.Event.DescriptionChanged))

    def _help(self) -> Phrase:
        if not self.line.text().strip():
            if self._here is not None:
                return phrase(
                    "For {account}. Write @ and a name for another account.", account=self._here.name
                )
            return phrase("Write @ and the beginning of an account's name to say whom it is about.")
        current = self._current()
        if isinstance(current, About):
            return phrase("Which account is it about? Enter takes the one that is chosen.")
        if isinstance(current, ReadAs) and isinstance(current.reading, Unclear):
            return phrase("{why} Mend the line, or choose another reading.", why=current.reading.why)
        if not self._shown.choices:
            return self._nothing_to_keep()
        return phrase("Enter keeps it. Tab or the arrows choose another reading. Esc closes; the text stays.")

    def _nothing_to_keep(self) -> Phrase:
        sought = self._shown.meant.sought
        if sought:
            return phrase("No account is called “{name}”; the text stays here.", name=sought)
        if self._shown.lacks_account:
            return phrase("There is no account yet that this could be about; the text stays here.")
        return phrase("Write what was said, promised, asked or measured.")

    def _keep(self, choice: ReadAs) -> None:
        try:
            command = command_of(choice.reading, choice.account, self._shell.preferences.settings.name)
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._is_keeping = True
        self.line.setReadOnly(True)
        self._shell.hands.do(command, partial(self._kept, choice), self._refused)

    def _kept(self, choice: ReadAs, done: Done[object]) -> None:
        self._release()
        self.line.clear()
        self.close_bar()
        said = phrase("{kind} of {account} written down.", kind=kind_of(choice.reading), account=choice.name)
        self._shell.notify(said, done.changes.entry)

    def _refused(self, refusal: Refusal) -> None:
        self._release()
        self._say(phrase("{why} The text stays here.", why=refusal.said), "bad")

    def _release(self) -> None:
        self._is_keeping = False
        self.line.setReadOnly(False)

    def _gone(self, _: Refusal) -> None:
        self._shell.hands.ask(capture_names, then=partial(self._take_names, None))

    def _chosen(self, _: Line) -> None:
        self.line.setFocus()
        self.keep()

    def _say(self, said: Phrase, look: str) -> None:
        self.said.setText(self._shell.say(said))
        change_look(self.said, look)
        self._place()

    def _offered(self) -> list[NamedAccount]:
        """The account that is near, those gone to last, then the others by name."""
        by_id = {str(one.id): one for one in self._accounts}
        lately = dict.fromkeys((str(self._near), *self._shell.memory.texts(RECENT)))
        recent = [by_id[one] for one in lately if one in by_id]
        return [*recent, *(one for one in self._accounts if one not in recent)]
