"""Names that are nearly the same: a slip of the finger, another order of words, with or without “Ltd”.

And sentences that say the same in other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from csdesk.exchange.titles import folded

NEAR = 88
"""Out of a hundred: one letter in eight may differ."""
NEAR_SENTENCE = 85
"""Out of a hundred, of the words that two sentences share: sentences about other things stay below 75."""
MOST_ASKED = 300
"""Each look goes through all names, so a file full of unknown ones is not compared for minutes."""
LEGAL = frozenset(
    "ltd limited inc llc corp corporation co company plc gmbh ag kg se sa bv ab as oy srl spa nv pty ug mbh "
    "the und and group holding".split()
)


class NearNames:
    """The names of the book, ready to be compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {_bare(name): name for name in names}
        self._asked = 0

    def to(self, text: str) -> str | None:
        """The name that is nearly the same, or None."""
        wanted = _bare(text)
        if self._asked >= MOST_ASKED or not wanted:
            return None
        self._asked += 1
        found = process.extractOne(
            wanted, self._names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR
        )
        return None if found is None else self._names[found[0]]


def near_sentence(text: str, sentences: Sequence[str]) -> str | None:
    """The sentence that a text says in other words, alone or among others; None where it is none, or two alike."""
    found = process.extract(
        text, sentences, scorer=fuzz.token_set_ratio, processor=_bare, score_cutoff=NEAR_SENTENCE, limit=2
    )
    if not found or (len(found) == 2 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


def _bare(name: str) -> str:
    words = folded(name.casefold()).split()
    return " ".join(word for word in words if word not in LEGAL) or " ".join(words)
