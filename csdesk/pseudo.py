"""A language that nobody speaks: every text accented, longer by half, and in brackets.

What stands on a screen without its brackets is cut off; what has none and no accents was never translated.
"""

from __future__ import annotations

import gettext
import re

KEPT = re.compile(r"\{\w*\}|%[%\w]|\n")
"""What a text means to whoever fills it, not to whoever reads it."""

ACCENTED = str.maketrans("aAcCeEiInNoOsSuUyYzZ", "áÁçÇéÉîÎñÑöÖšŠûÛýÝžŽ")
LONGER = 0.5
WORD = 6
"""Signs of a word of what makes a text longer, so that it can be wrapped as a text can."""


class Pseudo(gettext.NullTranslations):
    """Translations into that language."""

    def gettext(self, message: str) -> str:
        """The text, so that it shows that it went through here."""
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The text for a count, likewise."""
        return stretched(msgid1 if n == 1 else msgid2)


def stretched(text: str) -> str:
    """`text` in brackets, accented and longer; its places and blanks at either end stay as they are."""
    bare = text.strip()
    if not any(letter.isalpha() for letter in KEPT.sub("", bare)):  # such as "{first} · {second}"
        return text
    before, _, after = text.partition(bare)
    between = KEPT.split(bare)
    kept = [*KEPT.findall(bare), ""]
    accented = "".join(words.translate(ACCENTED) + place for words, place in zip(between, kept, strict=True))
    more = round(LONGER * len(bare))
    filling = "".join(" " if at % WORD == 0 else "~" for at in range(more + 1))
    return f"{before}[{accented}{filling}]{after}"
