"""Which words a finished review is searched for, so that nothing of ours and of other customers goes out with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from getpass import getuser
from pathlib import Path
from typing import Any, TypeVar

from csdesk.deck.manners import ReviewFormats
from csdesk.deck.secrets import E_MAIL, RUN, Secrets, Sort, Spoken, amounts_in, runs_of, tokens_of
from csdesk.queries.keep_out import KeepOut
from csdesk.queries.shared import Person
from csdesk.words import Phrase, template_of

T = TypeVar("T")
INTERNAL = (
    *(
        "stance",
        "churn",
        "churned",
        "churn risk",
        "upsell",
        "up-sell",
        "upselling",
        "cross-sell",
        "CTA",
        "XmR",
    ),
    *("ARR", "NRR", "GRR", "MRR", "health score", "customer health", "account health", "red account"),
    *("renewal risk", "renewal forecast", "take rate", "wrong person", "land and expand"),
    *("Kündigungsrisiko", "Abwanderung", "Abwanderungsrisiko", "Kundengesundheit", "Verlängerungsrisiko"),
    *("Gesundheitswert", "Umsatzpotenzial"),
)
"""Words of ours that no customer reads."""

SMALLEST_AMOUNT = Decimal(1000)
SHORTEST_KEY, SHORTEST_LOGIN = 4, 3
EVERYBODY = {"root", "user", "admin", "administrator", "guest", "owner"}
"""Logins that say nothing of anybody."""


class Overheard(ReviewFormats):
    """Formats that remember which sentences of ours were said, so that our own words are not taken for a leak."""

    def __init__(self, locale: str) -> None:
        super().__init__(locale)
        self.sentences: set[str] = set()

    def say(self, said: Phrase) -> str:
        """A phrase in this language; its template is remembered."""
        self.sentences.add(template_of(said, self.language))
        return super().say(said)


def forbidden_words(keep_out: KeepOut, customer: str, shown: Iterable[object], formats: Overheard) -> Secrets:
    """What must not stand in the file of a review of `customer` that is made of `shown`: facts, author, preparation.

    What is internal may stand there where something shared says it too. Names of others, keys, addresses and money may
    not, wherever somebody typed them, unless they are a part of the customer's own name, people shown by name or words
    that every review says. What was allowed for this customer passes always.
    """
    months = (formats.month_name(date(2000, month, 1)) for month in range(1, 13))
    ours = (*keep_out.allowed, customer, *months, *formats.sentences)
    people = tuple(one.name for part in shown for one in _inside(part, Person))
    by_us, by_name = Spoken(ours), Spoken((*ours, *people))
    said = Spoken((*ours, *(text for part in shown for text in texts_in(part))))
    long, short = _by_length(keep_out.texts)
    return Secrets(
        phrases={
            Sort.ACCOUNTS: _but(keep_out.accounts, by_us),
            Sort.PEOPLE: _but(keep_out.people, by_name),
            Sort.IDENTIFIERS: _but((one for one in keep_out.identifiers if _is_key(one)), by_us),
            Sort.TEXTS: _but(short, said),
            Sort.WORDS: _but(INTERNAL, said),
            Sort.PATHS: _but((str(Path.home()),), by_us),
            Sort.LOGIN: _but(_login(), said),
        },
        runs=frozenset(run for text in long for run in runs_of(text)).difference(said.runs()),
        amounts=frozenset(one for one in keep_out.amounts if one >= SMALLEST_AMOUNT)
        - {value for text in ours for _, values in amounts_in(text) for value in values},
        emails=frozenset(address.casefold() for text in ours for address in E_MAIL.findall(text)),
    )


def _but(words: Iterable[str], said: Spoken) -> tuple[str, ...]:
    """The words that none of these texts says."""
    return tuple(word for word in dict.fromkeys(words) if not said.says(word))


def texts_in(value: object) -> Iterator[str]:
    """Every text in a value made of dataclasses and collections, but for keys, which are never shown."""
    yield from _inside(value, str)


def _inside(value: object, kind: type[T]) -> Iterator[T]:
    """Every value of a kind in a value made of dataclasses and collections."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _inside(one, kind)
    else:
        of: Any = type(value)
        for name in _shown_fields(of):
            yield from _inside(getattr(value, name), kind)


@cache
def _shown_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass but for keys; of anything else there are none."""
    return tuple(one.name for one in fields(kind) if one.name != "key") if is_dataclass(kind) else ()


def _by_length(texts: Iterable[str]) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Long texts as their words, of which five in a row are looked for; short ones, looked for whole."""
    long, short = [], []
    for text in texts:
        tokens = tokens_of(text)
        if len(tokens) >= RUN:
            long.append(tokens)
        elif any(sign.isalpha() for sign in text):
            short.append(text)
    return long, tuple(short)


def _is_key(text: str) -> bool:
    """Whether a key is long enough, and unlike a word or a small number, to be told from what a review says."""
    digits = sum(sign.isdigit() for sign in text)
    return len(text) >= SHORTEST_KEY and bool(digits) and not (text.isdigit() and len(text) <= SHORTEST_KEY)


def _login() -> tuple[str, ...]:
    try:
        name = getuser()
    except (OSError, KeyError, ImportError):  # a system that knows no users
        return ()
    return (name,) if len(name) >= SHORTEST_LOGIN and name.casefold() not in EVERYBODY else ()
