"""What the account's keys act on: the innermost record or list in which the focus is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from csdesk.ui.forms.editors import LineEditor, TextEditor
from csdesk.ui.pages.page import Listed
from csdesk.ui.sections.contacts import ContactEntry
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.latest import Latest


def share_here() -> bool:
    """Share the record in which the focus is, or keep it internal; False where there is none."""
    entry = next((one for one in _entries() if one.can_share), None)
    if entry is not None:
        entry.share()
    return entry is not None


def delete_here() -> bool:
    """Delete the record in which the focus is; False where there is none."""
    entry = next((one for one in _entries() if one.can_delete), None)
    if entry is not None:
        entry.delete()
    return entry is not None


def person_here() -> int | None:
    """The contact in whose line the focus is; None where there is none."""
    return next((one.row.id for one in _entries() if isinstance(one, ContactEntry)), None)


def act_here(name: str) -> bool:
    """Do what the key of that name does with the record in which the focus is; False where there is none."""
    entry = next((one for one in _entries() if one.can(name)), None)
    if entry is not None:
        entry.act(name)
    return entry is not None


def add_here() -> bool:
    """Begin one more record of the list in which the focus is; False where there is none."""
    found = next((one for one in _around() if isinstance(one, Entries) and one.add is not None), None)
    if isinstance(found, Entries):
        found.open_add_line()
    return found is not None


def list_here() -> Listed | None:
    """The kind of the records in whose list the focus is, and the ids of all of them; None where there is none."""
    found = next((one for one in _around() if isinstance(one, Entries) and one.kind), None)
    if found is None:
        return None
    whole = next((one for one in _around() if isinstance(one, Latest) and one.entries is found), found)
    return found.kind, whole.ids


def keep_here() -> None:
    """Keep what was typed in the box that has the focus."""
    box = QApplication.focusWidget()
    if isinstance(box, LineEditor | TextEditor):
        box.left.emit()


def _entries() -> Iterator[Entry[Any]]:
    return (one for one in _around() if isinstance(one, Entry))


def _around() -> Iterator[QWidget]:
    widget = QApplication.focusWidget()
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
