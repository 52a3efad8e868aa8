"""What all dialogs share: Tab goes through them as they are laid out, whenever their parts were made."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from csdesk.ui.order import step


class Dialog(QDialog):
    """A dialog whose Tab follows its layouts; Qt's own would leave what was filled in later for the end."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """What stands after, or before, what has the focus."""
        return step(self, next) or super().focusNextPrevChild(next)
