"""What somebody may say about how a file is to be read; all of it is found out otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What was said about a file; None where csdesk is to find out.

    `quote` is "" where none is used. `header` holds the first and the last line of the head, or nothing where there is
    no head; `first` and `last` are the first and last line of the rows below it.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    sheet: str | None = None
    header: tuple[int, ...] | None = None
    first: int | None = None
    last: int | None = None


NOTHING_SAID = ReadingChoices()
