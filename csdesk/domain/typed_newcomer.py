"""Somebody of the customer's whom a line names in full and the book doesn't know yet: "spoke with Dana Ruiz"."""

from __future__ import annotations

import re
from collections.abc import Collection

from csdesk.domain.typed import Known, who

WITH = re.compile(r"\b(?:with|to|from|by|mit|von|bei)\s+", re.IGNORECASE)
PARTICLES = frozenset("van von de der den da di la le du el al ten zu y".split())
ADDRESSED = frozenset("mr mrs ms dr prof herr herrn frau".split())
LONGEST_NAME = 5  # words


def newcomer(text: str, account: str, people: Collection[Known]) -> str:
    """The first and last name behind a word such as "with", as they are written; "" where nobody is named so.

    One word alone may be anything. Whose name has a word of the account's is the account itself.
    """
    customer = {word.casefold() for word in re.findall(r"\w+", account)}
    for found in WITH.finditer(text):
        name = _name(text[found.end() :])
        if name and who(name, people) is None and not customer & {word.casefold() for word in name.split()}:
            return name
    return ""


def _name(text: str) -> str:
    """The words with a capital letter at the beginning of a text, where they are two or more."""
    words: list[str] = []
    for said in text.split()[: LONGEST_NAME + 1]:
        word = said.rstrip(",.;:!?)")
        if not words and word.casefold() in ADDRESSED:
            continue
        if not (_is_named(word) or (words and word in PARTICLES)) or len(words) == LONGEST_NAME:
            break
        words.append(word)
        if word != said:
            break
    while words and words[-1] in PARTICLES:
        words.pop()
    return " ".join(words) if sum(word not in PARTICLES for word in words) > 1 else ""


def _is_named(word: str) -> bool:
    """Whether it is written as a name is: neither small nor, like a department, in capital letters alone."""
    return word[:1].isupper() and not word.isupper() and all(one.isalpha() or one in "'’-" for one in word)
