"""The command line's entry: what is asked for is done by the module that knows how; the outcome is the exit code.

0 done, 1 refused, 2 misused, 130 stopped by Ctrl+C, 141 when whoever read the output went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk import settings
from csdesk.cli.arguments import Arguments, read_arguments
from csdesk.cli.language import speak_to_user
from csdesk.errors import NO_MEMORY, Refusal
from csdesk.words import phrase

if TYPE_CHECKING:
    from csdesk.cli.console import Console

Window = Callable[[list[str]], int]
"""Opens the window with its own options (--book, --today), and gives the exit code."""

Run = Callable[[Arguments, "Console"], Path | None]
"""Does a command. Gives the book that the window is to show afterwards, where there is to be one."""

REFUSED, MISUSED, STOPPED, UNREAD = 1, 2, 130, 141
MODULES = {
    "accounts": "csdesk.cli.accounts",
    "ask": "csdesk.cli.ask",
    "backup": "csdesk.cli.backup",
    "check": "csdesk.cli.check",
    "check-deck": "csdesk.cli.check_deck",
    "deck": "csdesk.cli.deck",
    "decrypt": "csdesk.cli.decrypt",
    "demo": "csdesk.cli.demo",
    "encrypt": "csdesk.cli.encrypt",
    "export": "csdesk.cli.export",
    "forget": "csdesk.cli.forget",
    "goal": "csdesk.cli.goal",
    "import": "csdesk.cli.import_file",
    "import account": "csdesk.cli.import_account",
    "import book": "csdesk.cli.import_book",
    "move": "csdesk.cli.move",
    "new": "csdesk.cli.new",
    "peek": "csdesk.cli.peek",
    "restore": "csdesk.cli.restore",
    "results": "csdesk.cli.results",
    "return": "csdesk.cli.return_file",
    "undo-import": "csdesk.cli.undo_import",
}
"""Loaded when asked for, since each brings the database along; the window must not wait for it."""


def main(argv: Sequence[str] | None = None, window: Window | None = None) -> int:
    """Do what a command line asks for; `window` shows a book afterwards where one is to be shown.

    Returns the exit code.
    """
    loaded = settings.load()
    speak_to_user(loaded.settings)
    try:
        arguments = read_arguments(sys.argv[1:] if argv is None else argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else MISUSED
    if arguments.command is not None:
        return _do(arguments, window, loaded)
    if window is None:
        print("csdesk: no window can be opened here; see csdesk --help", file=sys.stderr)
        return MISUSED
    return window(_window_options(arguments.book, arguments))


def _do(arguments: Arguments, window: Window | None, loaded: settings.Loaded) -> int:
    # With figures and days of all countries: not for whoever only asks for help.
    from csdesk.cli.console import open_console
    from csdesk.cli.fault import log_fault

    console = open_console(loaded)
    try:
        run: Run = import_module(_module(arguments)).run
        shown = run(arguments, console)
        console.out.flush()
    except Refusal as refused:
        console.done()
        console.tell(refused.said)
        return REFUSED
    except MemoryError as error:
        console.done()
        log_fault(error)
        console.tell(NO_MEMORY)
        return REFUSED
    except KeyboardInterrupt:
        console.done()
        console.tell(phrase("Stopped."))
        return STOPPED
    except BrokenPipeError:
        _leave_the_pipe()
        return UNREAD
    return 0 if shown is None or window is None else window(_window_options(shown, arguments))


def _module(arguments: Arguments) -> str:
    """Who does a command; some of what can be imported has somebody of its own."""
    command = str(arguments.command)
    return MODULES.get(f"{command} {arguments.what}") or MODULES[command]


def _window_options(book: Path | None, arguments: Arguments) -> list[str]:
    options = [] if book is None else ["--book", str(book)]
    return options if arguments.today is None else [*options, "--today", arguments.today.isoformat()]


def _leave_the_pipe() -> None:
    """Nobody reads stdout any more; Python must not complain of that when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
