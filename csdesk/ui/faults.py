"""Faults of ours: logged with their trace but without customer data, and carried to whoever shows them."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from dataclasses import dataclass
from functools import cached_property
from io import TextIOWrapper

from csdesk import __version__
from csdesk.paths import for_owner, log_folder, make_private
from csdesk.words import Phrase, phrase

LOG = "csdesk.log"
LOG_BYTES = 512 * 1024
LOGS_KEPT = 3

logger = logging.getLogger("csdesk")


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, as it may be copied into a report: kinds of errors and lines of code, no customer data."""

    kind: str
    report: str


def fault_of(error: BaseException) -> Fault:
    """A fault from an exception. Its message stays out: it may quote what a customer's record holds."""
    return Fault(type(error).__name__, "\n".join([in_system(), *_trace(error)]))


def in_system() -> str:
    """The versions that a fault was met with, in one line."""
    return f"csdesk {__version__}, Python {platform.python_version()}, {sys.platform}"


def note(error: BaseException) -> Fault:
    """Log an exception and give the fault to show."""
    fault = fault_of(error)
    logger.error("%s", fault.report)
    return fault


class LogFile(logging.Handler):
    """A file that turns over by itself; it is opened, and what opens it is loaded, with the first line."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; where that can't be done, say so as logging does."""
        try:
            self._file.emit(record)
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """Let go of the file."""
        if "_file" in self.__dict__:
            self._file.close()
        super().close()

    @cached_property
    def _file(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        class OwnFile(RotatingFileHandler):
            """For its owner only, whatever the system's habit is."""

            def _open(self) -> TextIOWrapper:
                file = open(  # noqa: SIM115 - the handler closes it
                    self.baseFilename, self.mode, encoding=self.encoding, opener=for_owner
                )
                assert isinstance(file, TextIOWrapper)
                return file

        path = log_folder() / LOG
        made = OwnFile(path, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8")
        made.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        return made


def open_log() -> Phrase | None:
    """Let the log go to a file; says in words when its folder can't be made."""
    try:
        make_private(log_folder())
    except OSError as error:
        return phrase("The log can't be written ({why}).", why=error.strerror or str(error))
    logger.addHandler(LogFile())
    logger.propagate = False
    return None


def close_log() -> None:
    """Let go of the log's file."""
    for handler in [one for one in logger.handlers if isinstance(one, LogFile)]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


def _trace(error: BaseException, seen: frozenset[int] = frozenset()) -> list[str]:
    """The lines of code; an error may be its own cause, and is then told once."""
    lines = [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    inner = error.__cause__ or error.__context__
    seen |= {id(error)}
    is_new = inner is not None and id(inner) not in seen
    before = [*_trace(inner, seen), "which led to:"] if inner is not None and is_new else []
    return [*before, *lines, f"{type(error).__module__}.{type(error).__name__}"]
