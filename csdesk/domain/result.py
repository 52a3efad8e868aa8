"""What can't be computed says why, instead of being zero, NaN or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from csdesk.words import Phrase

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that can't be computed, and the sentence that says why."""

    why: Phrase


Maybe: TypeAlias = T | Missing
"""Either the figure or the reason why there is none: `Maybe[float]`."""
