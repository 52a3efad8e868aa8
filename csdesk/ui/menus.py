"""The menu bar and the keys, made from the actions' data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.ui.action import EDIT, Action
from csdesk.ui.actions import ACTIONS
from csdesk.ui.frame import Frame
from csdesk.ui.loading import named
from csdesk.ui.shell import Shell

KEEP_TYPED = "csdesk.ui.forms.editors:keep_typed"  # loaded with the first box that is typed into

Finds = Callable[[Action], object | None]


class Menus(QObject):
    """Fills the frame's menus once; `update` sees which actions can be done now and what they are called.

    `find(action)` gives whoever does it, None where the page that does it is not open.
    """

    def __init__(self, shell: Shell, frame: Frame, find: Finds) -> None:
        super().__init__(frame)
        self._shell = shell
        self._find = find
        self._made: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for action in ACTIONS:
            self._add(action, frame.menus[action.menu], frame)
        for menu in frame.menus.values():
            menu.aboutToShow.connect(self.update)

    def made(self, action_id: str) -> QAction:
        """The menu's entry of an action."""
        return self._made[action_id]

    def update(self) -> None:
        """Look again at what can be done."""
        for action in ACTIONS:
            self._made[action.id].setEnabled(self._can(action))

    def retitle(self, action_id: str, title: str) -> None:
        """Call an action by what it would do now, such as the command that *Undo* takes back."""
        self._made[action_id].setText(title.replace("&", "&&"))

    def speak(self) -> None:
        """Call every action by its title in the language that is spoken now."""
        for action in ACTIONS:
            self._made[action.id].setText(self._shell.words(action.title))

    def tick(self, choice: str) -> None:
        """Tick the chosen one of several."""
        for action in ACTIONS:
            if action.choice == choice:
                self._made[action.id].setChecked(True)

    def bind_list(self, page: str, widget: QWidget) -> None:
        """Let a page's list answer the keys of its actions."""
        for action in ACTIONS:
            if action.on_list and action.page == page and self._made[action.id] not in widget.actions():
                widget.addAction(self._made[action.id])

    def do(self, action_id: str) -> None:
        """Do an action, if it can be done now."""
        action = next(one for one in ACTIONS if one.id == action_id)
        if self._can(action):
            if action.menu != EDIT:  # undo and redo are about what was kept, not about what is being typed
                named(KEEP_TYPED)()
            self._method(action)()

    def possible(self) -> tuple[Action, ...]:
        """What can be done now, in the order of the menus."""
        return tuple(action for action in ACTIONS if self._can(action))

    def _can(self, action: Action) -> bool:
        target = self._find(action)
        return target is not None and (not action.needs or bool(getattr(target, action.needs)))

    def _method(self, action: Action) -> Callable[[], Any]:
        method: Callable[[], Any] = getattr(self._find(action), action.method)
        return method

    def _add(self, action: Action, menu: QMenu, window: QWidget) -> None:
        if action.gap:
            menu.addSeparator()
        made = QAction(self._shell.words(action.title), self)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        if action.on_list:
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            window.addAction(made)
        if action.choice:
            self._group(action, made)
        if action.lists:
            made.setMenu(self._listing(action, menu))
        else:
            made.triggered.connect(partial(self._triggered, action.id))
        menu.addAction(made)
        self._made[action.id] = made

    def _triggered(self, action_id: str, _: bool = False) -> None:
        self.do(action_id)

    def _group(self, action: Action, made: QAction) -> None:
        name = action.choice.partition(":")[0]
        group = self._groups.setdefault(name, QActionGroup(self))
        made.setCheckable(True)
        group.addAction(made)

    def _listing(self, action: Action, menu: QMenu) -> QMenu:
        listing = QMenu(menu)
        listing.aboutToShow.connect(partial(self._list, action, listing))
        return listing

    def _list(self, action: Action, listing: QMenu) -> None:
        listing.clear()
        for title, does in self._method(action)():
            listing.addAction(title.replace("&", "&&")).triggered.connect(does)
        if listing.isEmpty():
            listing.addAction(self._shell.words("None yet")).setEnabled(False)
