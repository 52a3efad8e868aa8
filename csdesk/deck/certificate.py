"""The certificate of a file: what it was searched for before it went out, when, and what was allowed to stand in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from csdesk.deck.secrets import Secrets, Sort
from csdesk.words import Phrase, counted, phrase


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a file was searched for, by sort and number, never the secrets themselves.

    `at` is the instant of the search (UTC), `sha256` the file's own; `allowed` may stand in it although it was searched
    for, by somebody's decision.
    """

    at: datetime
    sha256: str
    searched: tuple[tuple[Sort, int], ...]
    allowed: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Phrase, ...]:
        """The certificate as somebody reads it."""
        day, time = self.at.date(), f"{self.at:%H:%M}"
        return (
            phrase(
                "Searched on {day} at {time} (UTC) before it was written; nothing was found.",
                day=day,
                time=time,
            ),
            *(_line(sort, count) for sort, count in self.searched if count),
            *(phrase("Allowed for this customer: “{text}”.", text=text) for text in self.allowed),
            phrase("SHA-256 of the file: {sha256}", sha256=self.sha256),
        )


def certificate_of(file: bytes, secrets: Secrets, allowed: tuple[str, ...], at: datetime) -> Certificate:
    """The certificate of a file in which none of these secrets was found."""
    counts = secrets.counts()
    searched = tuple((sort, counts.get(sort, 0)) for sort in Sort)
    return Certificate(at.replace(microsecond=0), hashlib.sha256(file).hexdigest(), searched, allowed)


def written(certificate: Certificate) -> str:
    """A certificate as JSON text."""
    return json.dumps(
        {
            "at": certificate.at.isoformat(),
            "sha256": certificate.sha256,
            "searched": {sort.value: count for sort, count in certificate.searched},
            "allowed": list(certificate.allowed),
        },
        ensure_ascii=False,
    )


def read(text: str) -> Certificate | None:
    """The certificate that `written` wrote; None where there is none."""
    try:
        plain: dict[str, Any] = json.loads(text)
        return Certificate(
            at=datetime.fromisoformat(plain["at"]),
            sha256=str(plain["sha256"]),
            searched=tuple((sort, int(plain["searched"].get(sort.value, 0))) for sort in Sort),
            allowed=tuple(str(one) for one in plain["allowed"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _line(sort: Sort, count: int) -> Phrase:
    if sort in PATTERNS:
        return phrase("{sort}: searched by their form", sort=sort.label)
    return counted("{sort}: {count} searched for", "{sort}: {count} searched for", count, sort=sort.label)


PATTERNS = frozenset({Sort.EMAILS, Sort.PATHS, Sort.PARTS})
"""What is known by how it looks, whatever it is."""
