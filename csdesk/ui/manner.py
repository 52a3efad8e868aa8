"""How whoever sits here writes days, periods and numbers, for what is understood from typed words."""

from __future__ import annotations

from datetime import date
from functools import cache

from csdesk.domain.typed import Manner
from csdesk.formats import Formats
from csdesk.near_days import Looking, near_day


def manner_of(formats: Formats, today: date) -> Manner:
    """The locale's manner as of today; the same few words are looked at again and again, so they are remembered."""
    ahead = cache(lambda text: near_day(text, formats, today))
    back = cache(lambda text: near_day(text, formats, today, Looking.BACK))
    return Manner(today, ahead, back, formats.read_number)
