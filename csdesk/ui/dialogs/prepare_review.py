"""Preparing a review: what, about which time, where to, and what stays out of it because it isn't shared."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.changes import Changes
from csdesk.commands.sharing import Share
from csdesk.errors import Refusal
from csdesk.flows.prepare_review import Prepared, ReviewRequest, author_of, prepare_review
from csdesk.queries.account import AccountHeader, account_header
from csdesk.queries.staying_out import StayingOut, not_shared
from csdesk.tokens import GRID
from csdesk.ui.dialogs.review_form import ReviewForm
from csdesk.ui.dialogs.sharing_list import Record, SharingList
from csdesk.ui.jobs import Job
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, quiet, secondary
from csdesk.ui.widgets.labels import change_look, label
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.words import Phrase, counted, phrase

SIZE = (820, 620)


class PrepareReviewDialog(QDialog):
    """Asks, lets records be shared on the spot, writes the file off this thread, and offers to open it."""

    def __init__(self, shell: Shell, account_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(shell.words("Prepare review"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._shell = shell
        self._account = account_id
        self._prepared: Prepared | None = None
        self._job: Job | None = None
        words = shell.words
        self.title = label("", "title", wraps=True)
        self.form = ReviewForm(shell, "")
        self.list = SharingList(shell)
        self.summary = label("", "muted", wraps=True)
        self.said = label("", wraps=True)
        self.share_all = quiet(words("Share all"), self._share_all)
        self.write = primary(words("Write the review"), self.start)
        self.open_file = primary(words("Open"), self._open_file)
        self.show_folder = secondary(words("Show in folder"), self._show_folder)
        self.leave = secondary(words("Cancel"), self.reject)
        self._lay_out()
        self.form.changed.connect(self._look_again)
        self.list.toggled.connect(self._toggle)
        shell.hands.changed.connect(self._note)
        self._offer_result(None)
        self.list.setFocus()
        shell.hands.ask(
            account_header, account_id, shell.today(), then=self._show_account, refused=self._refused
        )
        self._ask()

    def start(self) -> None:
        """Write the review. The dialog stays as it is where that is refused or stopped."""
        try:
            start, end = self.form.days()
        except Refusal as refusal:
            self._refused(refusal)
            return
        request = ReviewRequest(
            account_id=self._account,
            kind=self.form.kind.value,
            start=start,
            end=end,
            path=self.form.path,
            author=author_of(self._shell.preferences.settings),
            locale=self._shell.speech.formats.locale,
        )
        self._allow(work=False)
        self._say(None)
        title = phrase("Writing “{file}”", file=request.path.name)
        job = self._shell.hands.run(title, prepare_review, request, then=self._written, refused=self._refused)
        job.ended.connect(self._ended)
        self._job = job
        self._foot.insertWidget(0, ProgressCard(job, self._shell.speech, self))

    def reject(self) -> None:
        """Close; what is being written is stopped, and leaves what was there."""
        if self._job is not None:
            self._job.stop()
        super().reject()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(self.summary, 1)
        head.addWidget(self.share_all)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(3 * GRID)
        self._foot.addStretch(1)
        for button in (self.leave, self.show_folder, self.open_file, self.write):
            self._foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.form)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        layout.addLayout(self._foot)

    def _ask(self) -> None:
        self._shell.hands.ask(not_shared, self._account, then=self._show_out, refused=self._refused)

    def _show_account(self, header: AccountHeader) -> None:
        self.title.setText(header.name)
        self.form.show_account(header.name)

    def _show_out(self, rows: tuple[StayingOut, ...]) -> None:
        self.list.show_out(rows)
        out = len(self.list.out)
        said = (
            counted(
                "One record stays out because it isn't shared. Space shares the one that is marked.",
                "{count} records stay out because they aren't shared. Space shares the one that is marked.",
                out,
            )
            if out
            else phrase("Everything that a review can say is shared.")
        )
        self.summary.setText(self._shell.say(said))
        self.share_all.setVisible(out > 0)

    def _toggle(self, record: Record, share: bool) -> None:
        self._shell.hands.do(Share((record,), share), refused=self._refused)

    def _share_all(self) -> None:
        self._shell.hands.do(Share(self.list.out), refused=self._refused)

    def _note(self, changes: Changes) -> None:
        """Look anew at what stays out, whoever changed it."""
        if not changes.accounts or self._account in changes.accounts:
            self._look_again()
            self._ask()

    def _written(self, prepared: Prepared) -> None:
        said = phrase(
            "“{file}” is written: {count} sheets.", file=prepared.path.name, count=len(prepared.sheets)
        )
        self._say(said, "good")
        self._offer_result(prepared)
        self.open_file.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.said, "bad")

    def _look_again(self) -> None:
        """Another answer makes another review: what was written is no longer it."""
        self._offer_result(None)
        days_known = True
        try:
            self.form.days()
        except Refusal:
            days_known = False
        there = days_known and self.form.path.exists()
        self._say(
            phrase("There is a file of this name already; it will be replaced.") if there else None, "warning"
        )

    def _offer_result(self, prepared: Prepared | None) -> None:
        self._prepared = prepared
        done = prepared is not None
        self.open_file.setVisible(done)
        self.show_folder.setVisible(done)
        self.write.setVisible(not done)
        self.leave.setText(self._shell.words("Close") if done else self._shell.words("Cancel"))

    def _open_file(self) -> None:
        if self._prepared is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._prepared.path)))

    def _show_folder(self) -> None:
        if self._prepared is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._prepared.path.parent)))

    def _say(self, said: Phrase | None, look: str = "") -> None:
        self.said.setText("" if said is None else self._shell.say(said))
        self.said.setVisible(said is not None)
        change_look(self.said, look)

    def _ended(self) -> None:
        self._job = None
        self._allow(work=True)
        if self._prepared is None:
            self.write.setFocus()

    def _allow(self, *, work: bool) -> None:
        for part in (self.form, self.list, self.share_all, self.write):
            part.setEnabled(work)
