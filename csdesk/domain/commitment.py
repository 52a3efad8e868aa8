"""Commitments: what one side promised the other, and the steps from the promise to its end."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class StepState(Worded):
    """What a step says of a commitment; one without steps is open."""

    OPEN = "open", phrase("Open again")
    KEPT = "kept", phrase("Kept")
    RENEGOTIATED = "renegotiated", phrase("Renegotiated")
    CANCELLED = "cancelled", phrase("Cancelled")
