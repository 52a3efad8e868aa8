"""What a session notes of itself for the case that it breaks: its versions and its last steps, never their data.

A file says so while the session runs. A clean end removes it; in a crash Python writes the lines of code below it,
where the next start finds them (`csdesk.ui.crashes`).
"""

from __future__ import annotations

import faulthandler
import os
from collections import deque
from pathlib import Path
from string import Formatter

from csdesk.paths import log_folder, make_private
from csdesk.ui.faults import in_system, logger
from csdesk.ui.jobs import Job
from csdesk.words import Phrase

STEPS = 12
LEFT_OUT = "…"
NAME = "session-{process}.txt"


class Session:
    """The last steps, oldest first; once it was begun they are written to its file as well."""

    def __init__(self) -> None:
        self.steps: deque[str] = deque(maxlen=STEPS)
        self._path: Path | None = None
        self._file = -1

    def begin(self) -> None:
        """Write to a file from now on, and have Python write there should it crash."""
        path = log_folder() / NAME.format(process=os.getpid())
        try:
            make_private(path.parent)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError as error:
            logger.warning("a crash would leave no trace: %s", error.strerror)
            return
        self._path = path
        self._write()
        faulthandler.enable(self._file)

    def note(self, job: Job) -> None:
        """Note that something was begun, by its title without what it is about."""
        self.steps.append(bare(job.title))
        self._write()

    def end(self) -> None:
        """End cleanly: nothing stays behind."""
        if self._path is not None:
            faulthandler.disable()
            os.close(self._file)
            self._path.unlink(missing_ok=True)
            self._path = None

    @property
    def done_last(self) -> str:
        """The last steps, as they stand in a report."""
        return "\n".join(["Done last:", *(f"  {step}" for step in self.steps)])

    def _write(self) -> None:
        if self._path is not None:
            os.lseek(self._file, 0, os.SEEK_SET)
            os.ftruncate(self._file, 0)
            os.write(self._file, f"{in_system()}\n{self.done_last}\n".encode())


def bare(said: Phrase) -> str:
    """A sentence without what it is about: "Rename …" for "Rename {name}". What csdesk itself says stays."""
    values = dict(said.values)
    template = said.template if said.plural is None or said.count == 1 else said.plural
    return "".join(
        text + ("" if name is None else _bare_value(values.get(name)))
        for text, name, _, _ in Formatter().parse(template)
    )


def _bare_value(value: object) -> str:
    return bare(value) if isinstance(value, Phrase) else LEFT_OUT
