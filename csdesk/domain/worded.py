"""Enumerations whose members are stored as a short text and shown in words."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from csdesk.words import Phrase, phrase

# A member is looked up by its value alone, so the words have a default; every member gives its own.
NO_WORDS = phrase("")


class Worded(StrEnum):
    """A text as the database stores it, with its `label`: the words a person reads for it.

    A member is written `EXECUTIVE = "executive", phrase("Executive")`; its value is the first of the two.
    """

    label: Phrase

    def __new__(cls, value: str, label: Phrase = NO_WORDS) -> Self:
        """Keep the first part as the member's value and the second as its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
