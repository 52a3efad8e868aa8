"""A finished file is opened again and searched for what must not be in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.deck.secrets import Found, Search, Secrets, Sort
from csdesk.deck.texts import Placed, texts_of


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that must not be there, where they stand, and what sort of secret they are."""

    word: str
    place: str
    sort: Sort = Sort.WORDS


def words_found(file: bytes, secrets: Secrets) -> tuple[Hit, ...]:
    """Where any secret stands in a workbook; each one once."""
    return words_among(texts_of(file), secrets)


def words_among(texts: Iterable[Placed | tuple[str, str]], secrets: Secrets) -> tuple[Hit, ...]:
    """Where any secret stands in texts that come with their places; each one once."""
    search = Search(secrets)
    hits: dict[Found, Hit] = {}
    first: dict[str, str] = {}
    for place, text in texts:
        if text is None:
            hits.setdefault(Found(place, Sort.PARTS), Hit(place, place, Sort.PARTS))
        else:
            first.setdefault(text, place)
    if search.found_in_any(first):
        for text, place in first.items():
            for one in search.found_in(text):
                hits.setdefault(one, Hit(one.words, place, one.sort))
    return tuple(hits.values())
