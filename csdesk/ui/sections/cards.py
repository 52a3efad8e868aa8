"""Cards for quiet fields: their headings and sentences begin where the text of the fields does."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from csdesk.tokens import CARD_PADDING
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import label


def quiet_card(title: str, aside: str = "") -> Card:
    """A card whose fields show their boxes only when they are hovered or have the focus."""
    card = Card(title, aside)
    card.body.setContentsMargins(CARD_PADDING - TEXT_INDENT, CARD_PADDING, CARD_PADDING, CARD_PADDING)
    card.heading.setIndent(TEXT_INDENT)
    return card


def teaching(text: str, look: str = "muted") -> QLabel:
    """A sentence that says what belongs here."""
    made = label(text, look, wraps=True)
    made.setContentsMargins(TEXT_INDENT, 0, 0, 0)
    return made
