"""What must not leave with a review, and how a text is searched for it: whole words, whatever their case and spaces."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from csdesk.domain.worded import Worded
from csdesk.words import phrase

RUN = 5
"""So many words in a row are nobody's chance wording."""

TOKEN = re.compile(r"\w+(?:[.,'’]\d+)*")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PATH = re.compile(
    r"(?:\b[a-z]:[\\/]|\\\\[\w.-]+\\|(?<![\w:/])/(?:home|users|root|tmp|var|private|mnt|media)/|file://|~/)[^\s\"'<>|]*",
    re.IGNORECASE,
)
CURRENCY = r"[A-Z]{3}|[$€£¥₹₩₽₺₴]"
NUMBER = r"\d(?:[\d.,'’ ]*\d)?"
THOUSANDS = r"[kK]\b|Tsd\.?|thousand"
BEHIND = re.compile(rf"(?:{CURRENCY})\s?(?P<number>{NUMBER})\s?(?P<thousands>{THOUSANDS})?")
BEFORE = re.compile(rf"(?<!\d)(?P<number>{NUMBER})\s?(?P<thousands>{THOUSANDS})?\s?(?:{CURRENCY})")
"""An amount may stand behind its currency or before it; in “2026 EUR 500” it is looked for in both places."""

GROUPED = re.compile(r"\d{1,3}( \d{3}(?!\d)\S*)*")
UNSEEN = {"Cf", "Cc"}
BETWEEN = "\n_\n"
"""Keeps texts apart that are looked through as one: no words, amount, path or address reaches across it."""


class Sort(Worded):
    """What kind of secret something is."""

    ACCOUNTS = "accounts", phrase("Names of other accounts")
    PEOPLE = "people", phrase("Names of people who aren't shared")
    EMAILS = "emails", phrase("E-mail addresses")
    AMOUNTS = "amounts", phrase("Amounts of contracts")
    IDENTIFIERS = "identifiers", phrase("Identifiers")
    TEXTS = "texts", phrase("Internal texts, by runs of five words")
    WORDS = "words", phrase("Words that are ours alone")
    PATHS = "paths", phrase("Folders and files of this computer")
    LOGIN = "login", phrase("The user's login")
    PARTS = "parts", phrase("Parts of the file that can't be searched")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a file is searched for. `phrases` are searched as whole words; `runs` are five words of internal texts.

    Every e-mail address is a secret but those in `emails`, every path is one, and every amount in `amounts` that stands
    with a currency.
    """

    phrases: Mapping[Sort, tuple[str, ...]] = field(default_factory=dict)
    runs: frozenset[tuple[str, ...]] = frozenset()
    amounts: frozenset[Decimal] = frozenset()
    emails: frozenset[str] = frozenset()

    def counts(self) -> dict[Sort, int]:
        """How many secrets of each sort there are; patterns, which have no number, count as one."""
        found = {sort: len(words) for sort, words in self.phrases.items()}
        found[Sort.AMOUNTS] = len(self.amounts)
        found[Sort.TEXTS] = found.get(Sort.TEXTS, 0) + len(self.runs)
        found[Sort.EMAILS] = found[Sort.PATHS] = found[Sort.PARTS] = 1
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """A secret in a text: what stands there, and what sort it is."""

    words: str
    sort: Sort


class Search:
    """Looks for many secrets at once, found by their first words."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._by_first: dict[str, list[tuple[tuple[str, ...], Found]]] = defaultdict(list)
        for sort, words in secrets.phrases.items():
            for word in words:
                tokens = tokens_of(word)
                if tokens:
                    self._by_first[tokens[0]].append((tokens, Found(word, sort)))

    def found_in_any(self, texts: Iterable[str]) -> bool:
        """Whether a secret stands in any of these texts: asked of all at once, it takes a fraction of the time."""
        return next(self.found_in(BETWEEN.join(texts)), None) is not None

    def found_in(self, text: str) -> Iterator[Found]:
        """Every secret in a text, in no order; one may come more than once."""
        plain = plain_text(text)
        tokens = tokens_of(plain)
        for n, token in enumerate(tokens):
            for wanted, found in self._by_first.get(token, ()):
                if tokens[n : n + len(wanted)] == wanted:
                    yield found
        if self._secrets.runs and len(tokens) >= RUN:
            yield from (
                Found(" ".join(run), Sort.TEXTS) for run in runs_of(tokens) if run in self._secrets.runs
            )
        if "@" in plain:
            addresses = E_MAIL.findall(plain)
            yield from (
                Found(one, Sort.EMAILS) for one in addresses if one.casefold() not in self._secrets.emails
            )
        yield from (Found(match.group(), Sort.PATHS) for match in PATH.finditer(plain))
        if self._secrets.amounts:
            for said, values in amounts_in(plain):
                if values & self._secrets.amounts:
                    yield Found(said, Sort.AMOUNTS)


class _Seen(dict[int, str | None]):
    """How each sign is read, worked out when it is first met: any space as a plain one, what nobody sees as nothing."""

    def __missing__(self, sign: int) -> str | None:
        one = chr(sign)
        if one.isspace():
            self[sign] = " "
        else:
            self[sign] = None if unicodedata.category(one) in UNSEEN else one
        return self[sign]


SEEN = _Seen()


def plain_text(text: str) -> str:
    """A text as it is read: composed, without signs that nobody sees, with plain spaces."""
    whole = unicodedata.normalize("NFKC", text)
    return whole if whole.isascii() and whole.isprintable() else whole.translate(SEEN)


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a text, in one case; a number with its separators is one word."""
    return tuple(TOKEN.findall(plain_text(text).casefold()))


def runs_of(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every five words in a row."""
    return zip(*(tokens[n:] for n in range(RUN)), strict=False)


def amounts_in(text: str) -> Iterator[tuple[str, frozenset[Decimal]]]:
    """Every figure that stands with a currency, and the amounts that it may mean, however it is grouped."""
    for amount in (BEHIND, BEFORE):
        for match in amount.finditer(text):
            factor = 1000 if match["thousands"] else 1
            numbers = _numbers(match["number"], last=amount is BEFORE)
            values = (value * factor for number in numbers for value in readings(number))
            yield match.group().strip(), frozenset(values)


def _numbers(said: str, *, last: bool) -> Iterator[str]:
    """What may be the number beside a currency: all of it, or its last or first part where a space groups nothing."""
    yield said
    if not GROUPED.fullmatch(said):
        parts = said.split()
        yield from (" ".join(parts[n:] if last else parts[:n]) for n in range(1, len(parts)))


def readings(number: str) -> frozenset[Decimal]:
    """What a number may mean: a sign before three digits may group them or begin the decimals."""
    bare = re.sub(r"[\s'’]", "", number)
    found = set()
    for point in (".", ","):
        other = "," if point == "." else "."
        whole, sign, decimals = bare.rpartition(point)
        if sign and point not in whole and decimals.isdigit():
            found.add(whole.replace(other, "") + "." + decimals)
        groups = bare.split(point)
        if all(len(group) == 3 for group in groups[1:]) and other not in bare:
            found.add("".join(groups))
    if not re.search(r"[.,]", bare):
        found.add(bare)
    return frozenset(Decimal(one) for one in found if re.fullmatch(r"\d+(\.\d+)?", one))


class Spoken:
    """What some texts say, to be asked for words and for runs of words that stand in one of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._tokens = tokens_of(BETWEEN.join(texts))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self._tokens):
            self._places[token].append(place)

    def says(self, words: str) -> bool:
        """Whether these stand in one of the texts, as whole words in this order."""
        wanted = tokens_of(words)
        places = self._places.get(wanted[0], ()) if wanted else ()
        return any(self._tokens[place : place + len(wanted)] == wanted for place in places)

    def runs(self) -> Iterator[tuple[str, ...]]:
        """Every five words in a row."""
        return runs_of(self._tokens)
