"""Single cells of the sorts that need no look at their column: yes and no, choices, whole numbers, money's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csdesk.domain.currencies import CURRENCIES
from csdesk.exchange.kinds.kind import Field
from csdesk.exchange.titles import folded
from csdesk.words import Phrase, phrase

YES = frozenset({"true", "yes", "y", "1", "x", "on", "t", "ja", "wahr", "j", "oui", "si", "✓", "✔"})
NO = frozenset({"false", "no", "n", "0", "", "off", "f", "nein", "falsch", "non", "✗", "✘"})
EMPTY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nan", "nil", "keine", "0000-00-00", "?"})
"""How programs write that there is no date, number or choice."""
SIGNS = {"€": "EUR", "£": "GBP"}
_MONEY = re.compile(
    r"\s*(?P<before>[A-Za-z]{3}\b|[€£$¥])?\s*(?P<number>.*?)\s*(?P<after>\b[A-Za-z]{3}|[€£$¥])?\s*"
)
_BETWEEN = re.compile(r"[,;/|+\n]")

NOT_YES_OR_NO = phrase("this is neither yes nor no.")
NOT_WHOLE = phrase("this is not a whole number.")


def read_flag(text: str) -> bool | Phrase:
    """Whether a cell says yes, in the ways of programs and people."""
    plain = text.strip().casefold()
    if plain in YES:
        return True
    return False if plain in NO else NOT_YES_OR_NO


def read_whole(text: str) -> int | Phrase:
    """A whole number of few digits."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else NOT_WHOLE


def read_choice(field: Field, text: str) -> object:
    """The member that a cell stands for, or why it stands for none."""
    found = field.member(text)
    return _unknown(field) if found is None else found


def read_choices(field: Field, text: str) -> object:
    """The members that a cell lists, or why one of them is none."""
    members = [field.member(part) for part in _BETWEEN.split(text) if part.strip()]
    return _unknown(field) if None in members else frozenset(members)


def money_parts(text: str) -> tuple[str, str]:
    """The number in a cell of money, and the currency that it names, or "": a bare $ is no one currency."""
    found = _MONEY.fullmatch(text)
    if found is None:
        return text, ""
    for part in (found["before"], found["after"]):
        code = SIGNS.get(part or "", (part or "").upper())
        if code in CURRENCIES:
            return found["number"], code
    signs = "$¥"
    if (found["before"] or "") in signs and (found["after"] or "") in signs:
        return found["number"], ""
    return text, ""


def all_flags(texts: Sequence[str]) -> bool:
    """Whether cells hold nothing but yes and no, and not only numbers."""
    plain = {text.casefold() for text in texts if text}
    return bool(plain) and plain <= YES | NO and not plain <= {"0", "1"}


def _unknown(field: Field) -> Phrase:
    assert field.choices is not None
    names = ", ".join(f"“{folded(one.value)}”" for one in field.choices)
    return phrase("this is none of {names}. Say what it stands for.", names=names)
