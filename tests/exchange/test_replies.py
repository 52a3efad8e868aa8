"""Figures on a sheet that came back, as programs and people write them."""

from collections.abc import Callable
from datetime import date

import pytest

from csdesk.domain.asking import Asked, AskedRow, Column
from csdesk.domain.periods import Cadence
from csdesk.domain.returned import Reply
from csdesk.exchange.replies import replies_of
from csdesk.exchange.returned import ReturnedSheet, SheetRow
from csdesk.exchange.row import Cell, Percentage
from csdesk.formats import Formats

FORMATS = Formats("en_GB")
Given = Callable[[Cell, str], Reply]


@pytest.fixture
def given() -> Given:
    """What a figure that was 5.0 is read as, with this cell in the place to fill in and in this unit."""

    def read(cell: Cell, unit: str) -> Reply:
        row = AskedRow(
            "R1-1", Asked.FIGURE, "key", "Late", "5.0", date(2026, 10, 1), Cadence.MONTHLY, unit, 1
        )
        heads = [FORMATS.say(column.label) for column in Column]
        cells = ["R1-1", FORMATS.say(row.what), 5.0, "", cell, ""]
        sheet = ReturnedSheet("Confirm", (SheetRow(1, heads), SheetRow(2, cells)), {2: "R1-1"})
        return replies_of(sheet, [row], FORMATS).by_code["R1-1"]

    return read


@pytest.mark.parametrize("cell", [5.4, "5.4", "5.4 %", Percentage(0.054)])
def test_a_figure_in_percent_is_taken_as_it_is_seen(given: Given, cell: Cell) -> None:
    assert given(cell, "%") == Reply(given="5.4")


def test_a_bare_fraction_may_be_either(given: Given) -> None:
    why = given(0.054, "%").why
    assert why is not None
    assert "which may mean 0.054 % or 5.400 %" in FORMATS.say(why)


def test_hours_in_percent_are_no_hours(given: Given) -> None:
    why = given(Percentage(0.5), "h").why
    assert why is not None
    assert FORMATS.say(why) == "“50%” is not a number."
