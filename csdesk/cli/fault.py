"""What the command line does with a mistake of ours: logged without customer data, and said in a sentence."""

from __future__ import annotations

from types import TracebackType

from csdesk import settings
from csdesk.cli.console import open_console
from csdesk.paths import log_folder
from csdesk.ui.faults import LOG, close_log, note, open_log
from csdesk.words import phrase


def log_fault(error: BaseException) -> None:
    """Write it to the log, which is made where there is none."""
    open_log()
    note(error)
    close_log()


def tell_fault(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """Log what nobody caught, and say what it means; for `sys.excepthook`."""
    log_fault(error)
    open_console(settings.load()).tell(
        phrase(
            "csdesk made a mistake ({kind}) and stopped. What was not finished was not kept; everything before it was. "
            "Please report it with the last entry of “{log}”, which holds no customer data.",
            kind=type(error).__name__,
            log=str(log_folder() / LOG),
        )
    )
