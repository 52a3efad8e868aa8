"""Which words a finished review is searched for, so that nothing of ours and of other customers goes out with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from csdesk.deck.check import found_in
from csdesk.deck.manners import ReviewFormats
from csdesk.formats import Formats
from csdesk.queries.keep_out import KeepOut
from csdesk.queries.shared import ReviewFacts
from csdesk.words import Money, Phrase, template_of

INTERNAL = (
    "stance",
    "churn",
    "upsell",
    "up-sell",
    "cross-sell",
    "CTA",
    "XmR",
    "health score",
    "renewal risk",
    "take rate",
    "wrong person",
)
SHORTEST_TEXT = 3
"""An internal text of fewer words says nothing by itself, and may well be the customer's own."""

SMALLEST_AMOUNT = Decimal(1000)


class Overheard(ReviewFormats):
    """Formats that remember which sentences of ours were said, so that our own words are not taken for a leak."""

    def __init__(self, locale: str) -> None:
        super().__init__(locale)
        self.sentences: set[str] = set()

    def say(self, said: Phrase) -> str:
        """A phrase in this language; its template is remembered."""
        self.sentences.add(template_of(said, self.language))
        return super().say(said)


def forbidden_words(keep_out: KeepOut, facts: ReviewFacts, formats: Overheard) -> tuple[str, ...]:
    """What must not stand in the file of a review with these facts.

    Other customers, people who aren't shared and contracts' money never may, except where such a name is part
    of the customer's own or a word that every review says. What is internal may, where something shared says it too.
    """
    names = set(keep_out.names)
    months = (formats.month_name(date(2000, month, 1)) for month in range(1, 13))
    ours = found_in(names, (facts.customer, *months, *formats.sentences))
    internal = {text for text in keep_out.texts if len(text.split()) >= SHORTEST_TEXT} | set(INTERNAL)
    shared = found_in(internal, set(texts_in(facts)))
    amounts = {text for money in keep_out.amounts for text in _written(money, formats)}
    return (*sorted(names - ours), *sorted(internal - shared), *sorted(amounts))


def texts_in(value: object) -> Iterator[str]:
    """Every text in a value made of dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def _written(money: Money, formats: Formats) -> Iterator[str]:
    """The ways in which somebody might have written an amount, with its currency so that no figure is meant."""
    if money.amount < SMALLEST_AMOUNT:
        return
    yield formats.money(money)
    for number in (f"{money.amount:f}", f"{money.amount:,.0f}", formats.number(money.amount, 0)):
        yield f"{money.currency} {number}"
        yield f"{number} {money.currency}"
