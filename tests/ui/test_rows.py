"""A table of rows: filtered as one types, sorted, and the same record current throughout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from csdesk.domain.folding import fold
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.table import READABLE, RowsTable


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    days: int | None


ROWS = (Row(1, "Åström", 30), Row(2, "Brown", None), Row(3, "café", 7), Row(4, "Delta", 30))
COLUMNS: tuple[Column[Row], ...] = (
    Column("name", "Name", lambda row: row.name, lambda row: fold(row.name)),
    Column("days", "Days", lambda row: str(row.days), lambda row: row.days, right=True),
)


@pytest.fixture
def model() -> RowsModel[Row]:
    made = RowsModel(COLUMNS, lambda row: row.id, lambda row: row.name)
    made.show_rows(ROWS)
    return made


def shown(model: RowsModel[Row]) -> list[str]:
    return [model.row_at(place).name for place in range(model.rowCount())]


def test_it_is_a_sound_model(model: RowsModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("astr", ["Åström"]),
        ("CAFE", ["café"]),
        ("a t", ["Åström", "Delta"]),
        ("zzz", []),
        ("  ", ["Åström", "Brown", "café", "Delta"]),
    ],
)
def test_the_filter_knows_no_case_and_no_accents(model: RowsModel[Row], typed: str, found: list[str]) -> None:
    model.sort(0)
    model.narrow(typed)
    assert shown(model) == found


def test_what_has_no_value_comes_last_either_way(model: RowsModel[Row]) -> None:
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert shown(model)[0] == "café"
    assert shown(model)[-1] == "Brown"
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(model)[-2:] == ["café", "Brown"]


def test_each_cell_is_said_once(qtbot: QtBot) -> None:
    asked: list[int] = []

    def says(row: Row) -> str:
        asked.append(row.id)
        return row.name

    model = RowsModel(
        (Column("name", "Name", says, lambda row: row.name),), lambda row: row.id, lambda row: ""
    )
    model.show_rows(ROWS)
    for _ in range(3):
        assert model.index(0, 0).data() == "Brown" or model.index(0, 0).data() == "Åström"
    assert len(asked) == 1


def test_the_current_row_stays_the_same_record(shell: Shell, model: RowsModel[Row], qtbot: QtBot) -> None:
    table = RowsTable(shell, "test", model)
    qtbot.addWidget(table)
    table.select(3)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert table.current == 3
    model.narrow("a")
    assert table.current == 3
    model.show_rows(ROWS[2:])
    assert table.current == 3
    assert model.id_at(table.currentIndex().row()) == 3


@pytest.mark.parametrize(("begins_anew", "row"), [(False, 2), (True, 0)])
def test_a_list_begins_where_it_was_left_unless_its_rows_are_those_of_one_day(
    begins_anew: bool, row: int, shell: Shell, model: RowsModel[Row], qtbot: QtBot
) -> None:
    left = RowsTable(shell, "test", model)
    qtbot.addWidget(left)
    left.select(3)
    later = RowsModel(COLUMNS, lambda row: row.id, lambda row: row.name)
    table = RowsTable(shell, "test", later, begins_anew=begins_anew)
    qtbot.addWidget(table)
    later.show_rows(ROWS)
    assert table.currentIndex().row() == row


def test_when_the_current_row_is_gone_its_neighbour_is_current(
    shell: Shell, model: RowsModel[Row], qtbot: QtBot
) -> None:
    table = RowsTable(shell, "test", model)
    qtbot.addWidget(table)
    table.select(3)
    model.show_rows([row for row in ROWS if row.id != 3])
    assert table.current == 4


def test_widths_and_order_are_remembered(shell: Shell, model: RowsModel[Row], qtbot: QtBot) -> None:
    table = RowsTable(shell, "test", model)
    qtbot.addWidget(table)
    table.setColumnWidth(1, 222)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    again = RowsTable(shell, "test", RowsModel(COLUMNS, lambda row: row.id, lambda row: row.name))
    qtbot.addWidget(again)
    assert again.columnWidth(1) == 222
    assert again.horizontalHeader().sortIndicatorSection() == 1
    assert again.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_what_is_called_first_stays_readable_where_other_columns_take_all_the_room(
    shell: Shell, model: RowsModel[Row], qtbot: QtBot
) -> None:
    table = RowsTable(shell, "test", model)
    qtbot.addWidget(table)
    table.setColumnWidth(1, 300)
    for width, readable in ((320, READABLE), (900, 900 - 300 - READABLE), (320, READABLE)):
        table.resize(width, 200)
        table.show()
        qtbot.waitUntil(lambda readable=readable: table.columnWidth(0) >= readable)
    assert table.columnWidth(0) == READABLE


def test_of_ten_thousand_rows_only_those_in_sight_are_asked_for(shell: Shell, qtbot: QtBot) -> None:
    asked: set[int] = set()

    class Watched(RowsModel[Row]):
        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
            asked.add(index.row())
            return super().data(index, role)

    model = Watched(COLUMNS, lambda row: row.id, lambda row: f"{row.name} industry {row.days}")
    table = RowsTable(shell, "test", model)
    qtbot.addWidget(table)
    table.resize(1000, 700)
    table.show()
    model.show_rows([Row(number, f"Account {number:05d} Müller", number % 400) for number in range(10_000)])
    for typed in ("m", "mul", "mull 12", "mull 123", ""):
        model.narrow(typed)
        asked.clear()
        table.grab()
        assert 0 < len(asked) < 50
