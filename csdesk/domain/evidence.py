"""How sure a number is. What is computed is only as sure as the weakest number that went into it."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class Evidence(Worded):
    """Where a number comes from, the surest first (method.md, section 3, Evidence)."""

    CONFIRMED = "confirmed", phrase("Confirmed by the customer")
    MEASURED = "measured", phrase("Measured")
    ESTIMATED = "estimated", phrase("Estimated")
    ASSERTED = "asserted", phrase("Asserted")

    @property
    def rank(self) -> int:
        """4 for confirmed down to 1 for asserted."""
        return _RANKS[self]

    @property
    def serves_a_headline(self) -> bool:
        """Whether a headline may stand on it: at least measured."""
        return self.rank >= Evidence.MEASURED.rank


_RANKS = {evidence: rank for rank, evidence in enumerate(reversed(Evidence), start=1)}


def weakest(evidences: Iterable[Evidence]) -> Evidence:
    """The least sure of them. Raises ValueError when there is none."""
    return min(set(evidences), key=lambda evidence: evidence.rank)
