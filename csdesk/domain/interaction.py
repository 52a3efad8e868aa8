"""Interactions: a conversation with the customer, who started it and who took part."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class InteractionKind(Worded):
    """What kind of conversation it was."""

    MEETING = "meeting", phrase("Meeting")
    CALL = "call", phrase("Call")
    EMAIL = "email", phrase("E-mail")
    TICKET = "ticket", phrase("Ticket")
    NOTE = "note", phrase("Note")
    BACK_CHANNEL = "back-channel", phrase("Executive back-channel")
