"""Where the command line writes: data on stdout, messages on stderr, in the user's language and UTF-8."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from babel import UnknownLocaleError, default_locale

from csdesk import settings
from csdesk.domain.workdays import work_on
from csdesk.formats import FALLBACK, Formats
from csdesk.jobs import Progress, Step
from csdesk.words import Phrase

GAP = "  "
CLEAR_LINE = "\r\x1b[K"
WIDEST_COLUMN = 44


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams and the manners of the user's locale."""

    out: TextIO
    err: TextIO
    formats: Formats

    def data(self, value: object) -> None:
        """A value as JSON on stdout."""
        print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False), file=self.out)

    def line(self, said: Phrase | str = "") -> None:
        """A line of what was asked for, on stdout."""
        print(said if isinstance(said, str) else self.formats.say(said), file=self.out)

    def tell(self, said: Phrase) -> None:
        """A message on stderr."""
        print(self.formats.say(said), file=self.err)

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()
    ) -> None:
        """Rows under a head in aligned columns, long texts cut; columns in `right` are aligned at their right."""
        cells = [[_cut(" ".join(cell.split())) for cell in row] for row in (head, *rows)]
        widths = [max(_width(row[place]) for row in cells) for place in range(len(head))]
        for row in cells:
            padded = [
                _pad(cell, width, at_right=place in right)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            self.line(GAP.join(padded).rstrip())

    def progress(self) -> Progress:
        """Progress told on stderr where somebody is watching."""
        return Progress(self._report if self.err.isatty() else None)

    def done(self) -> None:
        """Take the line of progress away."""
        if self.err.isatty():
            print(end=CLEAR_LINE, file=self.err, flush=True)

    def _report(self, step: Step) -> None:
        doing = self.formats.say(step.doing) if step.doing else ""
        share = f" {100 * step.done // step.total} %" if step.total else ""
        print(f"{CLEAR_LINE}{doing}{share}", end="", file=self.err, flush=True)


def open_console(loaded: settings.Loaded) -> Console:
    """The console of this process, able to write every text; it says what is wrong with the settings' file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    work_on(loaded.settings.weekdays)
    console = Console(sys.stdout, sys.stderr, _manners(loaded.settings))
    if loaded.trouble is not None:
        console.tell(loaded.trouble)
    return console


def _manners(chosen: settings.Settings) -> Formats:
    """A locale's numbers and days, in the language that the program speaks to its user."""
    locale = _of_system("LC_TIME") if chosen.locale == settings.SYSTEM else chosen.locale
    return Formats(locale, settings.language_of(chosen.language, [_of_system("LC_MESSAGES")]))


def _of_system(category: str) -> str:
    try:
        return default_locale(category) or FALLBACK
    except (UnknownLocaleError, ValueError):
        return FALLBACK


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian signs take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _cut(text: str) -> str:
    """At most as much of a text as a column of a table may take."""
    if _width(text) <= WIDEST_COLUMN:
        return text
    kept = ""
    for sign in text:
        if _width(kept + sign) >= WIDEST_COLUMN:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def _pad(text: str, width: int, *, at_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if at_right else text + space
