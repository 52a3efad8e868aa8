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
SAYS_SOMETHING, SAME_WORD, MOST_OF = 4, 75, 0.6
"""Letters of a word that counts, out of a hundred how alike two are, and how many of a sentence's have to be there."""
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
    """The sentence that a text says in other words, alone or among others; None where it is none, or two alike.

    A text that says less than a sentence doesn't say it: “renew” is no answer to “renew for the EU team only”.
    """
    near = process.extract(
        text, sentences, scorer=fuzz.token_set_ratio, processor=_bare, score_cutoff=NEAR_SENTENCE, limit=None
    )
    found = sorted(
        ((score, fuzz.ratio(_bare(text), _bare(one)), one) for one, score, _ in near if _covers(text, one)),
        reverse=True,
    )
    if not found or (len(found) > 1 and found[0][:2] == found[1][:2]):
        return None
    return found[0][2]


def _covers(text: str, sentence: str) -> bool:
    """Whether a text has most of the words of a sentence that mean something, however they end."""
    said, words = _bare(text).split(), _bare(sentence).split()
    wanted = [word for word in words if len(word) >= SAYS_SOMETHING] or words
    there = sum(any(fuzz.ratio(word, one) >= SAME_WORD for one in said) for word in wanted)
    return there >= MOST_OF * len(wanted)


def _bare(name: str) -> str:
    words = folded(name.casefold()).split()
    return " ".join(word for word in words if word not in LEGAL) or " ".join(words)
