"""Words a person reads: plain texts by language, and phrases that carry their figures until somebody says them.

Qt-free, so that the screen, the command line and a customer's deck take their words from the same catalogues.
A text is looked up with `words`; a sentence with figures is built with `phrase` or `counted` and said by
`csdesk.formats.Formats`, which knows how a locale writes numbers, dates and money.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from csdesk.paths import resource
from csdesk.pseudo import Pseudo

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

DOMAIN = "csdesk"
SAMPLE = "sample"
"""The catalogues of the program's texts, and of what the sample book tells."""

ENGLISH = "en"
SPOKEN = frozenset({ENGLISH, "de"})
"""The languages that all of the program is translated into."""

PSEUDO, MIRRORED = NOBODYS = ("qps-ploc", "qps-plocm")
"""Languages that nobody speaks, to find what is untranslated or cut off; the second runs from right to left."""

RIGHT_TO_LEFT = frozenset({MIRRORED})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as it is shown: `value` already in `unit` (a ratio in % is multiplied by 100), rounded to `decimals`."""

    value: float
    unit: str
    decimals: int
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its first day and its cadence ("weekly", "monthly", "quarterly"), said as Formats.period does."""

    first: date
    cadence: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday, said as Formats.week does: by its number too, where people count weeks."""

    first: date


Plain: TypeAlias = "str | int | date | Decimal | Quantity | Money | Period | Week"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence as data: an English template with named places, and what stands in them.

    `plural` is the template for any count but one; `count` chooses. Equal phrases are equal values, so a rule
    or a chart that carries one can be compared in a test without any language.
    """

    template: str
    values: tuple[tuple[str, Phrase | Plain], ...] = ()
    plural: str | None = None
    count: int = 1


Value: TypeAlias = "Phrase | Plain"


def phrase(template: str, **values: Value) -> Phrase:
    """A sentence with `{name}` places, filled when it is said."""
    return Phrase(template, tuple(values.items()))


def counted(one: str, many: str, count: int, **values: Value) -> Phrase:
    """A sentence that depends on a count, which is also its place `{count}`."""
    return Phrase(one, (("count", count), *values.items()), many, count)


def spoken(*languages: str) -> str:
    """The first of a user's languages ("de", "de-AT") that the program speaks: never half in one, half in another."""
    known = (one if one in NOBODYS else one.replace("_", "-").partition("-")[0] for one in languages)
    return next((one for one in known if one in SPOKEN or one in NOBODYS), ENGLISH)


@cache
def catalogue(language: str, domain: str = DOMAIN) -> gettext.NullTranslations:
    """The translations of `language` ("de"), or those that leave every text as it is."""
    if language in NOBODYS and domain == DOMAIN:
        return Pseudo()
    return gettext.translation(domain, resource("locale"), [language], fallback=True)


_here = [ENGLISH]


def speak(language: str) -> None:
    """Let `words` say a text in this language where none is named, as the command line does."""
    _here[0] = language


def words(text: str, language: str = "") -> str:
    """`text` in `language`, or in that of the command line; the text itself where there is no translation."""
    return catalogue(language or _here[0]).gettext(text)


def template_of(said: Phrase, language: str) -> str:
    """The phrase's template in `language`, the right one for its count."""
    if said.plural is None:
        return words(said.template, language)
    return catalogue(language).ngettext(said.template, said.plural, said.count)
