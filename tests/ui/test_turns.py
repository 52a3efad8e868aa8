"""What is done while nobody waits: long lists filled in turn by turn, and what pages need loaded ahead."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.ui import ahead, turns
from csdesk.ui.loading import named
from csdesk.ui.pages.account import SECTIONS
from csdesk.ui.places import PAGES
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.latest import Latest
from csdesk.ui.shell import Shell

MANY = list(range(7))


class Listed:
    """A list whose rows are numbers; `made` are the entries that there are by now."""

    def __init__(self, shell: Shell) -> None:
        self.made: list[Entry[int]] = []
        self._shell = shell
        self.entries: Entries[int] = Entries(lambda row: row, self._make)

    def _make(self) -> Entry[int]:
        entry = Entry[int](self._shell, self.entries)
        self.made.append(entry)
        return entry

    @property
    def seen(self) -> list[int]:
        """The rows whose entries are seen."""
        return sorted(entry.row for entry in self.made if not entry.isHidden())

    def place(self, entry: Entry[int]) -> int:
        """Where an entry stands in the list."""
        layout = self.entries.layout()
        assert layout is not None
        return next(
            inner.indexOf(entry)
            for at in range(layout.count())
            if (inner := layout.itemAt(at).layout()) is not None
        )


@pytest.fixture(autouse=True)
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn has time for one thing."""
    monkeypatch.setattr(turns, "SLICE", 0)


def test_the_first_entry_is_there_at_once_and_the_others_soon(shell: Shell, qtbot: QtBot) -> None:
    listed, beside = Listed(shell), Listed(shell)
    for one in (listed, beside):
        qtbot.addWidget(one.entries)
        one.entries.show_rows(MANY, anew=True)
    assert (listed.seen, beside.seen) == (MANY[:1], [])
    qtbot.waitUntil(lambda: beside.seen == MANY)
    qtbot.waitUntil(lambda: listed.seen == MANY)
    assert listed.entries.ids == tuple(MANY)


def test_whoever_asks_for_the_entries_gets_all_of_them(shell: Shell, qtbot: QtBot) -> None:
    listed = Listed(shell)
    qtbot.addWidget(listed.entries)
    listed.entries.show_rows(MANY, anew=True)
    assert listed.entries.ids == tuple(MANY)
    listed.entries.show_rows(MANY[::-1], anew=True)
    assert listed.entries.entry_of(MANY[0]) is listed.entries.entries[-1]


def test_what_waits_for_another_account_is_given_up(shell: Shell, qtbot: QtBot) -> None:
    listed = Listed(shell)
    qtbot.addWidget(listed.entries)
    listed.entries.show_rows(MANY, anew=True)
    listed.entries.show_rows([99], anew=True)
    assert listed.seen == []
    qtbot.waitUntil(lambda: listed.seen == [99])
    assert listed.entries.ids == (99,)
    listed.entries.show_rows([], anew=True)
    assert listed.seen == []


def test_what_is_destroyed_while_it_waits_is_left_out(shell: Shell, qtbot: QtBot) -> None:
    gone, there = Listed(shell), Listed(shell)
    qtbot.addWidget(there.entries)
    holder = QWidget()
    gone.entries.setParent(holder)
    for one in (gone, there):
        one.entries.show_rows(MANY, anew=True)
    with qtbot.waitSignal(holder.destroyed):
        holder.deleteLater()
    qtbot.waitUntil(lambda: there.seen == MANY)


def test_what_pages_need_is_loaded_while_nothing_else_is_done(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pause in ("AFTER", "BETWEEN"):
        monkeypatch.setattr(ahead, pause, 0)
    loaded: list[str] = []
    monkeypatch.setattr(ahead, "named", lambda name: loaded.append(name) or named(name))
    loading = ahead.Ahead(shell, shell)
    with qtbot.waitSignal(loading.destroyed):
        pass
    assert {*PAGES.values(), *(code for _, _, code in SECTIONS)} < {*loaded}


def test_many_new_rows_come_soon_each_in_its_place(shell: Shell, qtbot: QtBot) -> None:
    listed = Listed(shell)
    qtbot.addWidget(listed.entries)
    listed.entries.show_rows([2, 5], anew=False)
    assert listed.seen == [2, 5]
    listed.entries.show_rows(MANY, anew=False)
    assert len(listed.seen) < len(MANY)
    assert listed.entries.ids == tuple(MANY)
    listed.entries.show_rows([*MANY, 7], anew=False)
    qtbot.waitUntil(lambda: listed.seen == [*MANY, 7])
    rows = [entry.row for entry in sorted(listed.made, key=listed.place)]
    assert rows == [*MANY, 7]


def test_whoever_seeks_a_row_hears_when_it_is_there(shell: Shell, qtbot: QtBot) -> None:
    listed, heard = Listed(shell), list[list[int]]()
    qtbot.addWidget(listed.entries)
    listed.entries.show_rows(MANY, anew=True)
    assert listed.entries.when_there(4, lambda: heard.append(listed.seen))
    qtbot.waitUntil(lambda: bool(heard))
    assert 4 in heard[0]
    qtbot.waitUntil(lambda: listed.seen == MANY)
    assert not listed.entries.when_there(4, lambda: heard.append([]))
    assert len(heard) == 1


def test_of_a_long_list_the_sought_entry_is_shown_without_those_between(shell: Shell, qtbot: QtBot) -> None:
    listed = Listed(shell)
    latest = Latest(shell, listed.entries)
    qtbot.addWidget(latest)
    latest.show_rows(MANY, first=2, anew=True)
    assert latest.focus_on(5) is not None
    assert (latest.entries.ids, latest.more.text()) == ((0, 1, 5), "Show 4 earlier ones")
    latest.more.click()
    qtbot.waitUntil(lambda: listed.seen == MANY)
    latest.show_rows(range(100), first=2, anew=True)
    assert latest.entries.ids == (0, 1)
    assert latest.more.text() == "Show 40 of 98 earlier ones"
    latest.more.click()
    assert latest.entries.ids == tuple(range(42))
