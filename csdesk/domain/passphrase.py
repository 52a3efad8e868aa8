"""What a passphrase may be, and how long it would hold out: a hint, never a condition."""

from __future__ import annotations

import math
import unicodedata
from enum import StrEnum

from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

LONGEST = 1000
FAIR_BITS, STRONG_BITS = 45, 70
"""With a fifth of a second a guess, 45 bits hold out against one computer, 70 against very many."""
REPEATED = 0.3
"""What a sign counts that was there before, or follows the one before it as 2 follows 1."""
CLASSES = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10))
OTHER_SIGNS = 32
LOST_IS_FINAL = phrase(
    "A lost passphrase is final: nobody can open the book or its backups without it, not even the makers of csdesk. "
    "Write it down and keep it where you keep other papers."
)


class Strength(StrEnum):
    """How long guessing a passphrase would take."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"

    @property
    def said(self) -> Phrase:
        """The hint in words."""
        return _SAID[self]


_SAID = {
    Strength.WEAK: phrase("Weak: soon guessed. Four or five words that don't belong together are better."),
    Strength.FAIR: phrase("Fair: it takes a patient thief. One more word makes it strong."),
    Strength.STRONG: phrase("Strong."),
}


def clean_passphrase(text: str, field: str | None = "passphrase") -> str:
    """A passphrase as it is used: composed, so that every keyboard types the same. Raises Refusal for none."""
    composed = unicodedata.normalize("NFC", text)
    if not composed.strip():
        raise Refusal("A passphrase is needed here; nothing was changed.", field=field)
    if len(composed) > LONGEST:
        raise Refusal("This passphrase is longer than {longest} signs.", longest=LONGEST, field=field)
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in composed):
        raise Refusal("A passphrase is one line without control characters.", field=field)
    return composed


def strength_of(passphrase: str) -> Strength:
    """A rough count of the guesses that a passphrase stands for."""
    bits = _signs_that_count(passphrase) * math.log2(max(_signs_to_choose_from(passphrase), 2))
    if bits >= STRONG_BITS:
        return Strength.STRONG
    return Strength.FAIR if bits >= FAIR_BITS else Strength.WEAK


def _signs_that_count(passphrase: str) -> float:
    count, seen, before = 0.0, set[str](), ""
    for sign in passphrase.casefold():
        follows = before != "" and abs(ord(sign) - ord(before)) <= 1
        count += REPEATED if sign in seen or follows else 1
        seen.add(sign)
        before = sign
    return count


def _signs_to_choose_from(passphrase: str) -> int:
    pool = sum(size for is_of, size in CLASSES if any(is_of(sign) for sign in passphrase))
    return pool + (OTHER_SIGNS if any(not sign.isalnum() for sign in passphrase) else 0)
