"""The bar of a page's sections: one lit, reached by mouse, arrows, Ctrl+PgUp/PgDn or Alt and a digit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget


class SectionsBar(QTabBar):
    """Sections as (name, title); `chosen` carries a name. The shortcuts work anywhere in the bar's page."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]], page: QWidget) -> None:
        super().__init__(page)
        self._names = [name for name, _ in sections]
        self.setExpanding(True)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for index, (_, title) in enumerate(sections):
            self.addTab(title)
            self.setTabToolTip(index, f"Alt+{index + 1}")
            self._shortcut(page, f"Alt+{index + 1}", partial(self.setCurrentIndex, index))
        self._shortcut(page, "Ctrl+PgDown", partial(self._step, 1))
        self._shortcut(page, "Ctrl+PgUp", partial(self._step, -1))
        self.currentChanged.connect(self._choose)

    @property
    def section(self) -> str:
        """The name of the section that is open."""
        return self._names[self.currentIndex()]

    def open(self, name: str) -> None:
        """Open a section; an unknown name opens the first one."""
        self.setCurrentIndex(self._names.index(name) if name in self._names else 0)

    def _choose(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(self._names[index])

    def _step(self, by: int) -> None:
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _shortcut(self, page: QWidget, keys: str, does: partial[None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)
