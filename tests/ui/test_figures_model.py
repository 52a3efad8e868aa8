"""What is typed and pasted into the grid, before any book: read, refused cell by cell, sent on together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.typed_figure import Typed, read_figure
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.measurements import Cell, EntryGrid, GridRow
from csdesk.ui.models.blocks import join_block, split_block
from csdesk.ui.models.figure_text import figure_text
from csdesk.ui.models.figures import Emptied, Entered, FiguresModel
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks

HOURS = Metric("First response time", "h", 1, Better.DOWN, Cadence.WEEKLY, Kind.VALUE, Summary.MEAN)
SHARE = Metric("Late", "%", 1, Better.DOWN, Cadence.WEEKLY, Kind.RATIO, Summary.RATIO)
WEEKS = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))


def kept(row_id: int, value: float, numerator: float | None = None, denominator: float | None = None) -> Cell:
    return Cell(row_id, value, numerator, denominator, Evidence.MEASURED, "report", "", None, "")


def grid(*rows: tuple[int, Metric, tuple[Cell | None, ...]]) -> EntryGrid:
    return EntryGrid(1, Cadence.WEEKLY, (Cadence.WEEKLY,), WEEKS, tuple(GridRow(*row) for row in rows))


@pytest.fixture
def model(looks: Looks, today: date) -> FiguresModel:
    made = FiguresModel(Speech("en_GB"), looks, today)
    made.show(
        grid((7, HOURS, (kept(1, 3.5), None, None)), (8, SHARE, (kept(2, 0.1, 12, 120), None, None))),
    )
    return made


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en_GB", "3.6", 3.6),
        ("en_GB", "3,6", 3.6),
        ("de_DE", "3,6", 3.6),
        ("de_DE", "3.6", 3.6),
        ("en_GB", "1,234.5", 1234.5),
        ("de_DE", "1.234,5", 1234.5),
        ("en_GB", " 3.6 h ", 3.6),
        ("en_GB", "−2", -2.0),
    ],
)
def test_numbers_are_read_in_the_ways_people_write_them(locale: str, text: str, value: float) -> None:
    assert read_figure(HOURS, text, Formats(locale).read_number) == Typed(value)


@pytest.mark.parametrize("text", ["abc", "12/340", "3.6.1", "31 February", "=1+1", "1e999", "nan", "3 6 x"])
def test_what_is_no_figure_of_the_metric_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_figure(HOURS, text, Formats("en_GB").read_number)


def test_a_ratio_is_typed_by_its_parts_or_in_its_unit() -> None:
    assert read_figure(SHARE, "12/340", Formats("en_GB").read_number) == Typed(None, 12, 340)
    assert read_figure(SHARE, "1.234,5 / 2.000", Formats("de_DE").read_number) == Typed(None, 1234.5, 2000)
    assert read_figure(SHARE, "71 %", Formats("en_GB").read_number) == Typed(0.71)
    with pytest.raises(Refusal):
        read_figure(SHARE, "12/0", Formats("en_GB").read_number)


@given(st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda number: round(number, 4)))
def test_a_figure_shown_reads_as_itself(number: float) -> None:
    for locale in ("en_GB", "de_DE"):
        formats = Formats(locale)
        assert read_figure(HOURS, figure_text(HOURS, Typed(number), formats), formats.read_number) == Typed(
            number
        )


def test_a_figure_loses_none_of_its_decimals() -> None:
    assert figure_text(HOURS, Typed(3.625), Formats("en_GB")) == "3.625"
    assert figure_text(HOURS, Typed(4.0), Formats("en_GB")) == "4.0"
    assert figure_text(SHARE, Typed(None, 12, 340), Formats("en_GB")) == "12/340"


def test_blocks_come_as_spreadsheets_copy_them() -> None:
    assert split_block("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]
    assert split_block('"a\tb"\tc') == [["a\tb", "c"]]
    assert split_block('5" pipe\t6') == [['5" pipe', "6"]]
    assert split_block(" \n ") == []


@given(st.lists(st.lists(st.from_regex(r"[0-9.,]{1,6}", fullmatch=True), min_size=1, max_size=4), min_size=1))
def test_a_copied_block_pastes_as_itself(rows: list[list[str]]) -> None:
    assert split_block(join_block(rows)) == rows


def test_typing_sends_a_figure_on_and_shows_it_meanwhile(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.entered) as entered:
        model.setData(model.index(0, 1), "3,6")
    assert entered.args[0] == (Entered((0, 1), 7, WEEKS[1], Typed(3.6)),)
    assert model.index(0, 1).data() == "3.6"


def test_a_pasted_block_keeps_the_good_cells_and_refuses_the_others_one_by_one(
    model: FiguresModel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.entered) as entered:
        model.enter({(0, 1): "4,1", (0, 2): "n/a", (1, 1): "10/100", (1, 2): "10/0"})
    assert [one.typed for one in entered.args[0]] == [Typed(4.1), Typed(None, 10, 100)]
    assert [(one.metric, one.text) for one in model.refused] == [
        ("First response time", "n/a"),
        ("Late", "10/0"),
    ]
    assert model.index(0, 2).data() == "⚠ n/a"
    assert "not a number" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_the_same_figure_again_is_no_entry(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.entered):
        model.setData(model.index(0, 0), "3.50")


def test_emptying_names_the_measurements_that_go(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.emptied) as emptied:
        model.clear([(0, 0), (0, 1), (1, 0)])
    assert emptied.args[0] == (Emptied((0, 0), 1), Emptied((1, 0), 2))
    assert model.index(0, 0).data() == ""


def test_figures_turned_down_stay_in_sight_and_the_old_ones_stand(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.entered) as entered:
        model.setData(model.index(0, 0), "9")
    model.refuse(entered.args[0], Refusal("No."))
    assert model.index(0, 0).data() == "⚠ 9.0"
    model.forget_refused()
    assert model.index(0, 0).data() == "3.5"


def test_rows_read_anew_leave_what_is_still_on_its_way(model: FiguresModel, qtbot: QtBot) -> None:
    before = grid((7, HOURS, (kept(1, 3.5), None, None)), (8, SHARE, (None, None, None)))
    with qtbot.waitSignal(model.entered) as entered:
        model.setData(model.index(0, 1), "3.6")
    model.show(before)
    assert model.index(0, 1).data() == "3.6"
    model.settle(entered.args[0])
    model.show(before)
    assert model.index(0, 1).data() == ""


def test_a_period_still_to_come_is_refused(looks: Looks) -> None:
    model = FiguresModel(Speech("en_GB"), looks, date(2026, 11, 10))
    model.show(grid((7, HOURS, (None, None, None))))
    model.setData(model.index(0, 2), "3.6")
    assert "still to come" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_heads_name_periods_and_metrics_with_their_units(model: FiguresModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(n, across) for n in range(3)] == ["2 Nov 2026", "9 Nov", "16 Nov"]
    assert [model.headerData(n, down) for n in range(2)] == ["First response time (h)", "Late (%)"]


def test_a_kept_figure_says_how_sure_it_is_and_where_it_comes_from(model: FiguresModel) -> None:
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "10.0\xa0% · Measured · report"
