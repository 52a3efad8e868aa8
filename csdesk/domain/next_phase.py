"""What may follow a plan."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class NextPhaseKind(Worded):
    """What the next phase brings more of."""

    IMPROVEMENT = "improvement", phrase("More improvement")
    TARGETS = "targets", phrase("More success targets")
    EXPERTISE = "expertise", phrase("More expertise or services")
    PEOPLE = "people", phrase("More people or teams")
    TECHNOLOGY = "technology", phrase("More technology")
