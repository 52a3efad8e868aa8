"""Keys as this system, and the user's language, write them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def keys_in_words(*keys: str) -> str:
    """The keys as one reads them: Ctrl is Strg in German and a sign on a Mac; commas stand between several."""
    return ", ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in keys)
