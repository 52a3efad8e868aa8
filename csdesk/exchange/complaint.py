"""What is wrong with one place of a file, so that its owner can find and mend it."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.words import Phrase, phrase

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Complaint:
    """A place in a file (`line` from 1, the head included; `column` by its name) and why it can't be used.

    `column` is empty where the row as a whole is meant; `mends` names what could be asked for to make it usable, `near`
    what the value was probably meant to say.
    """

    line: int
    column: str
    value: str
    why: Phrase
    mends: str = ""
    near: str = ""

    @property
    def said(self) -> Phrase:
        """The complaint with its place, as one sentence."""
        if not self.column:
            return phrase("Line {line}: {why}", line=str(self.line), why=self.why)
        if not self.value:
            return phrase(
                "Line {line}, column “{column}”: {why}", line=str(self.line), column=self.column, why=self.why
            )
        return phrase(
            "Line {line}, column “{column}”: “{value}”: {why}",
            line=str(self.line),
            column=self.column,
            value=shortened(self.value),
            why=self.why,
        )


def shortened(text: str) -> str:
    """A text as it is shown in a sentence: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
