"""Figures in %: as a sheet shows them, and those that look like fractions, which are taken as they stand and named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from csdesk.commands.account import AddAccount
from csdesk.commands.measurement import RecordMeasurement
from csdesk.commands.metric import AddMetric
from csdesk.desk import Desk
from csdesk.domain.metric import Kind
from csdesk.domain.periods import Cadence
from csdesk.exchange.mapping import Columns
from csdesk.flows.import_any import dry_run
from csdesk.flows.import_measurements import import_measurements
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.look_at_file import look_at_file
from csdesk.flows.small_shares import small_shares_said
from csdesk.formats import Formats
from tests.flows.test_import_measurements import JULY, complaints, figures


@pytest.fixture
def shares(tmp_path: Path) -> ImportRequest:
    """A request for a workbook whose figures are shown in %."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["account", "day", "share"], ["Acme", JULY, 0.7], ["Acme", date(2026, 8, 1), 0.725]):
        sheet.append(row)
        sheet.cell(sheet.max_row, 3).number_format = "0.0%"
    book.save(tmp_path / "shares.xlsx")
    return ImportRequest(
        tmp_path / "shares.xlsx", Columns("account", "day", value="share"), metric_name="Adoption"
    )


def likely(desk: Desk, folder: Path, *shown: str, unit: str = "%", name: str = "Adoption") -> tuple[str, ...]:
    file = folder / "shares.csv"
    rows = "".join(f"Acme,2026-{month:02}-01,{figure}\n" for month, figure in enumerate(shown, start=1))
    file.write_text("account,day,share\n" + rows, encoding="utf-8")
    request = ImportRequest(
        file,
        Columns("account", "day", value="share"),
        metric_name=name,
        unit=unit,
        cadence=Cadence.MONTHLY,
        create_accounts=True,
    )
    return dry_run(desk, request).small_shares


def test_fractions_where_percentages_are_meant_are_noticed(desk: Desk, tmp_path: Path) -> None:
    found = likely(desk, tmp_path, "0.71", "0.68", "1")
    assert found == ("Adoption",)
    (said,) = small_shares_said(found)
    assert "write 71 or 71 % in the file" in Formats().say(said)


@pytest.mark.parametrize(
    ("figures", "unit"),
    [
        (("71", "68"), "%"),
        (("0.71", "1.2"), "%"),
        (("0", "0"), "%"),
        (("0.71", "0.68"), "h"),
        (("71 %", "68 %"), "%"),
    ],
)
def test_what_can_be_nothing_else_is_not_spoken_of(
    desk: Desk, tmp_path: Path, figures: tuple[str, ...], unit: str
) -> None:
    assert likely(desk, tmp_path, *figures, unit=unit) == ()


@pytest.mark.parametrize("kind", [Kind.VALUE, Kind.RATIO])
@pytest.mark.parametrize(("before", "noticed"), [(0.4, False), (62.0, True)])
def test_a_metric_that_was_as_small_before_is_not_spoken_of(
    desk: Desk, tmp_path: Path, kind: Kind, before: float, noticed: bool
) -> None:
    account = desk.do(AddAccount("Acme")).result
    metric = desk.do(AddMetric(account, "Error rate", unit="%", kind=kind, cadence=Cadence.MONTHLY)).result
    kept = before / 100 if kind is Kind.RATIO else before
    desk.do(RecordMeasurement(metric, date(2025, 12, 1), value=kept))
    assert bool(likely(desk, tmp_path, "0.71", "0.3", name="Error rate")) is noticed


def test_a_sheet_that_shows_percentages_brings_them_into_a_metric_in_percent(
    desk: Desk, shares: ImportRequest
) -> None:
    acme = desk.do(AddAccount("Acme")).result
    desk.do(AddMetric(acme, "Adoption", unit="%", kind=Kind.RATIO))
    import_measurements(desk, shares)
    assert [row[3] for row in figures(desk)] == [0.7, 0.725]


def test_percentages_come_into_a_new_metric_only_where_its_unit_is_said(
    desk: Desk, shares: ImportRequest
) -> None:
    desk.do(AddAccount("Acme"))
    assert complaints(desk, shares)[0] == (
        "Line 2, column “share”: “70%”: this is in %, and what is measured is not. "
        "Say that its unit is %, or take the sign away."
    )
    looked = look_at_file(desk, shares.file)
    assert looked.mapping.figures.unit == "%"
    import_measurements(desk, replace(shares, unit="%"))
    assert [row[3] for row in figures(desk)] == [70, 72.5]
