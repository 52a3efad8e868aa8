"""The follow-up to a review: its text ready to paste, or as a draft for the mail program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from csdesk.commands.allowed_text import AllowText
from csdesk.commands.review import EditReview
from csdesk.deck.check import Hit
from csdesk.domain.follow_up import WITHIN, FollowUpState, follow_up_state
from csdesk.domain.sides import Side
from csdesk.flows.follow_up import SUFFIX, FollowUp, draft, draft_name, follow_up
from csdesk.queries.follow_up_draft import FollowUpDraft, follow_up_draft
from csdesk.queries.review import ReviewPage
from csdesk.tokens import GRID
from csdesk.ui.scale import px
from csdesk.ui.sections.cards import teaching
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.chip import Chip
from csdesk.words import counted, phrase

FOLDER = "follow-up.folder"
HEIGHT = 260
TOKENS = {
    FollowUpState.NOT_HELD: "muted",
    FollowUpState.WANTED: "warning",
    FollowUpState.LATE: "bad",
    FollowUpState.DONE: "good",
}


def beginning(what: QWidget) -> QHBoxLayout:
    """A line of its own that begins with what is given."""
    line = QHBoxLayout()
    line.addWidget(what)
    line.addStretch(1)
    return line


class FollowUpCard(Card):
    """`show_review` writes the text anew in the customer's language; nothing is sent from here."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.words("Follow-up"), parent=parent)
        words = shell.words
        self._shell = shell
        self._page: ReviewPage | None = None
        self._found: FollowUp | None = None
        self.state = Chip()
        self.head.addWidget(self.state)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(words("Text of the follow-up"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(HEIGHT))
        self.left_out = teaching("", "warning")
        self.leak = teaching("", "bad")
        self.allow = quiet(words("Allow it for this customer"), self._allow)
        self.copy = secondary(words("Copy the text"), self.copy_text)
        self.save = secondary(words("Save as e-mail draft…"), self.ask_to_save)
        self.sent = quiet(words("Followed up today"), self._mark)
        self.add(self.text)
        self.add(self.left_out)
        self.add(self.leak)
        self.add(beginning(self.allow))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for button in (self.copy, self.save, self.sent):
            row.addWidget(button)
        row.addStretch(1)
        self.add(row)

    def show_review(self, page: ReviewPage) -> None:
        """Say what follows this review."""
        self._page = page
        state = follow_up_state(page.held_on, page.followed_up_on, self._shell.today())
        why = phrase("A follow-up goes out within 24 hours of the review.")
        if page.followed_up_on is not None:
            why = phrase("It went out on {day}.", day=page.followed_up_on)
        elif page.held_on is not None:
            why = phrase("It is to go out by {day}.", day=page.held_on + WITHIN)
        self.state.show_state(self._shell.say(state.label), TOKENS[state], self._shell.say(why))
        self.sent.setVisible(state in (FollowUpState.WANTED, FollowUpState.LATE))
        self._shell.hands.ask(
            follow_up_draft, page.id, self._shell.today(), then=partial(self._write, page.id)
        )

    def copy_text(self) -> None:
        """Put the text on the clipboard."""
        QApplication.clipboard().setText(self.text.toPlainText())
        self._shell.notify(phrase("The follow-up is on the clipboard."))

    def ask_to_save(self) -> None:
        """Ask where the draft goes, and write it there."""
        if self._found is None:
            return
        suggested = str(self._folder() / draft_name(self._found.subject))
        title = self._shell.words("Where does the draft go?")
        pattern = self._shell.say(phrase("E-mail drafts ({pattern})", pattern=f"*{SUFFIX}"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, suggested, pattern)
        if chosen:
            path = Path(chosen)
            self.save_at(path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX))

    def save_at(self, path: Path) -> None:
        """Write the draft to a place; the foot of the window says where it lies."""
        if self._found is None or self._page is None:
            return
        self._shell.memory.remember(FOLDER, str(path.parent))
        to = [one.email for one in self._page.attendees if one.side is Side.THEIRS and one.email]
        sender = self._shell.preferences.settings.email
        self._shell.hands.load(partial(draft, self._found, to, sender, path), self._saved)

    def _write(self, review: int, found: FollowUpDraft) -> None:
        if self._page is None or self._page.id != review:
            return
        settings = self._shell.preferences.settings
        signature = (settings.name, settings.title, settings.company)
        self._found = follow_up(found, signature, self._shell.speech.locale)
        if self.text.toPlainText() != self._found.text:
            self.text.setPlainText(self._found.text)
        left_out = len(self._page.commitments) - len(found.facts.actions)
        said = counted(
            "{count} action is internal and stays out; share it to have it in.",
            "{count} actions are internal and stay out; share them to have them in.",
            left_out,
        )
        self.left_out.setText(self._shell.say(said))
        self.left_out.setVisible(left_out > 0)
        self._show_leak(self._found.hits)

    def _show_leak(self, hits: Sequence[Hit]) -> None:
        """What must not leave the book keeps the text here until it is mended, shared or allowed."""
        for shown in (self.leak, self.allow):
            shown.setVisible(bool(hits))
        for button in (self.copy, self.save):
            button.setEnabled(not hits)
        if hits:
            word, sort = hits[0].word, hits[0].sort.label
            said = phrase(
                "“{word}” stands in it and must not leave this book ({sort}). Mend it above, share what it belongs "
                "to, or allow it for this customer.",
                word=word,
                sort=sort,
            )
            self.leak.setText(self._shell.say(said))
            allow = self._shell.say(phrase("Allow “{word}” for this customer", word=word))
            self.allow.setText(allow.replace("&", "&&"))
            self.allow.setAccessibleName(allow)

    def _allow(self) -> None:
        if self._found is not None and self._found.hits and self._page is not None:
            self._shell.hands.do(AllowText(self._page.account_id, self._found.hits[0].word))

    def _mark(self) -> None:
        if self._page is not None:
            self.copy.setFocus()
            self._shell.hands.do(EditReview(self._page.id, followed_up_on=self._shell.today()))

    def _saved(self, path: Path) -> None:
        self._shell.notify(
            phrase("The draft lies in {path}; open it to send it.", path=str(path)),
        )

    def _folder(self) -> Path:
        remembered = Path(self._shell.memory.text(FOLDER) or ".")
        if remembered.is_absolute() and remembered.is_dir():
            return remembered
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()
