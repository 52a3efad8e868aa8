"""What a command changed, as it travels sideways to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.words import Phrase


@dataclass(frozen=True, slots=True)
class Changes:
    """One kept entry of the history: its number and title, the tables and accounts it touched.

    `entry` is None when a command turned out to change nothing; nothing is then kept or refreshed.
    """

    entry: int | None
    title: Phrase
    tables: frozenset[str]
    accounts: frozenset[int]

    def __bool__(self) -> bool:
        return self.entry is not None
