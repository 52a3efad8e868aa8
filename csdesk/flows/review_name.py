"""What a review's file is called, and which period it is about unless somebody says otherwise."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from csdesk.deck.voice import Voice
from csdesk.domain.periods import Cadence, first_day, following, last_day
from csdesk.domain.review import ReviewKind
from csdesk.flows.publish import FORBIDDEN
from csdesk.formats import Formats

SUFFIX, PDF_SUFFIX = ".xlsx", ".pdf"
MOST_BYTES = 120
"""How long the account's part may be, in bytes, since that is what file systems count."""

NOT_IN_NAMES = {"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk"}


def suggested_name(
    account: str, kind: ReviewKind, period: tuple[date, date], formats: Formats | None = None
) -> str:
    """A name that every system can keep and every mail can carry, whatever the account is called."""
    voice = Voice(formats or Formats())
    parts = (plain_name(account) or voice.say("Customer"), voice.say(kind.label), voice.period(*period))
    return " - ".join(plain_name(part) for part in parts) + SUFFIX


def request_name(account: str, day: date, formats: Formats | None = None) -> str:
    """A name for the file that asks an account for figures."""
    voice = Voice(formats or Formats())
    parts = (plain_name(account) or voice.say("Customer"), voice.say("Data request"), day.isoformat())
    return " - ".join(plain_name(part) for part in parts) + SUFFIX


def default_period(today: date) -> tuple[date, date]:
    """The current quarter once half of it is over, else the one before."""
    start, end = first_day(Cadence.QUARTERLY, today), last_day(Cadence.QUARTERLY, today)
    if (today - start) * 2 < end - start + timedelta(days=1):
        start = following(Cadence.QUARTERLY, today, -1)
    return start, last_day(Cadence.QUARTERLY, start)


def last_quarter(today: date) -> tuple[date, date]:
    """The last quarter that is over."""
    start = following(Cadence.QUARTERLY, today, -1)
    return start, last_day(Cadence.QUARTERLY, start)


def plain_name(text: str) -> str:
    """A text as a part of a file's name: without what some system forbids, and not too long."""
    kept = "".join(
        " " if unicodedata.category(character) in NOT_IN_NAMES or FORBIDDEN.match(character) else character
        for character in unicodedata.normalize("NFC", text)
    )
    line = " ".join(kept.split()).strip(" .-~")
    while len(line.encode()) > MOST_BYTES:
        line = line[:-1].rstrip(" .-")
    return line
