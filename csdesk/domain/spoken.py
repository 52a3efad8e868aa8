"""How instants, sizes of files and several sentences are said, wherever that is."""

from __future__ import annotations

from datetime import datetime

from csdesk.words import Phrase, Quantity, phrase

KILO = 1000


def moment(at: datetime) -> Phrase:
    """An instant as the user's clock shows it: 22 Nov 2026, 16:48."""
    local = at.astimezone()
    return phrase("{day}, {time}", day=local.date(), time=f"{local:%H:%M}")


def size_said(size: int) -> Quantity:
    """A file's size in the unit that reads best."""
    value, unit = float(size), "bytes"
    for larger in ("KB", "MB", "GB"):
        if value < KILO:
            break
        value, unit = value / KILO, larger
    return Quantity(value, unit, 0 if unit in {"bytes", "KB"} else 1)


def joined(sentences: tuple[Phrase, ...]) -> Phrase:
    """Several sentences as one."""
    first, *rest = sentences
    for one in rest:
        first = phrase("{first} {then}", first=first, then=one)
    return first
