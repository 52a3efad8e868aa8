"""What happens to contracts."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class ContractEventKind(Worded):
    """What happened to a contract."""

    NEW = "new", phrase("New")
    RENEWED = "renewed", phrase("Renewed")
    EXPANDED = "expanded", phrase("Expanded")
    REDUCED = "reduced", phrase("Reduced")
    DISCOUNTED = "discounted", phrase("Discounted")
    LOST = "lost", phrase("Lost")
