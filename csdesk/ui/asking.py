"""Asking a customer for figures: where the request goes, writing it, and saying so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from csdesk.flows.asking import Asked, AskRequest, ask_for_data
from csdesk.flows.prepare_review import author_of
from csdesk.flows.review_name import SUFFIX, request_name
from csdesk.queries.account import AccountHeader, account_header
from csdesk.ui.shell import Shell
from csdesk.words import counted, phrase

FOLDER = "review folder"


def ask_for_figures(shell: Shell, account: int, window: QWidget) -> None:
    """Ask where the request is to go, and write it."""
    shell.hands.ask(account_header, account, shell.today(), then=partial(_choose, shell, window))


def _choose(shell: Shell, window: QWidget, header: AccountHeader) -> None:
    folder = Path(shell.memory.text(FOLDER) or Path.home())
    suggested = folder / request_name(header.name, shell.today(), shell.speech.formats)
    pattern = shell.say(phrase("Workbooks ({pattern})", pattern=f"*{SUFFIX}"))
    title = shell.words("Where does the request go?")
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(suggested), pattern)
    if chosen:
        write_request(shell, header.id, Path(chosen))


def write_request(shell: Shell, account: int, path: Path) -> None:
    """Write the request of an account and say what was asked."""
    named = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
    settings = shell.preferences.settings
    request = AskRequest(account, named, author_of(settings), shell.speech.formats.locale)
    title = phrase("Writing “{file}”", file=named.name)
    shell.hands.run(title, ask_for_data, request, then=partial(_say, shell), writes=True)


def _say(shell: Shell, asked: Asked) -> None:
    said = counted(
        "“{file}” asks for {count} row. When it comes back: File > Take in a returned file.",
        "“{file}” asks for {count} rows. When it comes back: File > Take in a returned file.",
        asked.rows,
        file=asked.path.name,
    )
    shell.notify(said, asked.changes.entry)
