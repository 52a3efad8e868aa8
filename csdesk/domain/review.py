"""The conversations that a review can be made for."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class ReviewKind(Worded):
    """Which review it is; its value is what the command line calls it."""

    EXECUTIVE = "ebr", phrase("Executive business review")
