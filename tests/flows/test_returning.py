"""A data request goes out, is filled in by whatever program, and comes back line by line."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.commands.account import EditAccount
from csdesk.commands.milestone import EditMilestone
from csdesk.commands.responsibility import EditResponsibility
from csdesk.deck.content import Author
from csdesk.desk import Desk
from csdesk.domain.asking import CODE, Asked, AskedRow
from csdesk.domain.returned import Standing
from csdesk.errors import Refusal
from csdesk.flows import asking
from csdesk.flows.asking import AskRequest, ask_for_data
from csdesk.flows.returning import Returned, accept, read_returned
from csdesk.flows.sample.stories import HARBOUR
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.asking import Askable, sent_request
from csdesk.queries.commitments import list_commitments
from csdesk.queries.interactions import list_interactions
from csdesk.queries.people import ResponsibilityRow, contact_names
from csdesk.queries.plan import plan_page
from tests.db.snapshots import snapshot
from tests.lent import Original

TODAY = date(2026, 11, 22)
KNOWN, RIGHT, VALUE, REMARK = 7, 9, 10, 12
"""The columns of what is known and of the places to fill in."""


@pytest.fixture
def desk(sample: Original, book: Path) -> Iterator[Desk]:
    desk = Desk.open(sample.copy_to(book), today=lambda: TODAY)
    yield desk
    desk.close()


@pytest.fixture
def account(desk: Desk) -> int:
    return desk.ask(account_by_name, HARBOUR.name).id


def ask(desk: Desk, account: int, path: Path) -> tuple[AskedRow, ...]:
    """Write a request; gives back its rows."""
    asked = ask_for_data(desk, AskRequest(account, path, Author("Maya Okafor", "", "")), Progress())
    request = desk.ask(sent_request, asked.code)
    assert request is not None
    return request.request.rows


def fill(path: Path, change: Callable[[Worksheet, dict[str, int]], None]) -> Path:
    """A copy of a file under another name, changed by a hand that isn't csdesk's."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows = {
        str(cell.value): cell.row
        for column in sheet.iter_cols(2, 2)
        for cell in column
        if cell.value and CODE.fullmatch(str(cell.value))
    }
    change(sheet, rows)
    changed = path.with_name("Copy of what you sent (2).xlsx")
    book.save(changed)
    return changed


def standing(returned: Returned, code: str) -> Standing:
    return next(line.standing for line in returned.lines if line.row.code == code)


def of(rows: tuple[AskedRow, ...], sort: Asked, *, sent: bool = True) -> AskedRow:
    return next(row for row in rows if row.sort is sort and bool(row.sent) is sent)


def test_only_what_is_to_be_filled_in_can_be_and_nothing_is_hidden(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    rows = ask(desk, account, tmp_path / "request.xlsx")
    book = load_workbook(tmp_path / "request.xlsx")
    sheet = book.worksheets[0]

    assert [one.title for one in book.worksheets] == ["Confirm and correct"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells
    validated = {str(place) for one in sheet.data_validations.dataValidation for place in one.sqref.ranges}
    assert {one.type for one in sheet.data_validations.dataValidation} == {"list", "decimal", "date"}
    assert {place.partition(":")[0] for place in validated} <= open_cells
    assert not any(dimension.hidden for dimension in sheet.row_dimensions.values())
    assert not any(
        row.key in str(cell.value) for row in rows for cells in sheet.iter_rows() for cell in cells
    )


def test_what_comes_back_is_taken_in_as_one_step_and_taken_back_as_one(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    path = tmp_path / "request.xlsx"
    runs_the_rota, says_monthly = _roles(desk, account)[1:3]
    for one in (runs_the_rota, says_monthly):
        desk.do(EditResponsibility(one.id, confirmed_on=None))
    rows = ask(desk, account, path)
    figure, day, owner = of(rows, Asked.FIGURE), of(rows, Asked.PLANNED), of(rows, Asked.OWNER)
    due, promiser = of(rows, Asked.DUE), of(rows, Asked.PROMISER)
    same, other = (row for row in rows if row.sort is Asked.ROLE)
    others = [row for row in rows if row.sort is Asked.FIGURE and row.sent and row is not figure]

    def by_hand(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.title = "Sheet renamed"
        sheet.cell(at[figure.code], RIGHT).value = "Yes"
        sheet.cell(at[figure.code], REMARK).value = "From our own system"
        sheet.cell(at[day.code], VALUE).value = date(2027, 2, 1)
        sheet.cell(at[owner.code], VALUE).value = "Erika Holm"
        sheet.cell(at[due.code], VALUE).value = date(2027, 1, 15)
        sheet.cell(at[promiser.code], RIGHT).value = "Yes"
        sheet.cell(at[same.code], RIGHT).value = "Yes"
        sheet.cell(at[other.code], VALUE).value = "marijke  van den Berg"
        if others:
            sheet.cell(at[others[0].code], VALUE).value = "7,5" if others[0].unit != "%" else "7.5 %"

    before = desk.ask(snapshot)
    returned = read_returned(desk, fill(path, by_hand))
    assert standing(returned, figure.code) is Standing.CONFIRMED
    assert standing(returned, day.code) is Standing.CORRECTED
    assert standing(returned, owner.code) in {Standing.CORRECTED, Standing.FILLED}
    if others:
        assert standing(returned, others[0].code) is Standing.CORRECTED
    assert desk.ask(snapshot) == before

    assert accept(desk, returned, returned.suggested).rows == len(returned.suggested) >= 3
    assert returned.request is not None
    again = read_returned(desk, returned.path)
    told = (figure, day, owner, due, promiser, same, other)
    assert {standing(again, row.code) for row in told} == {Standing.KNOWN}
    roles = {one.id: one for one in _roles(desk, account)}
    assert (roles[runs_the_rota.id].contact_id, roles[runs_the_rota.id].confirmed_on) == (
        runs_the_rota.contact_id,
        TODAY,
    )
    assert roles[says_monthly.id].person == "Marijke van den Berg"
    assert roles[says_monthly.id].contact_id not in {None, says_monthly.contact_id}
    promise = next(one for one in desk.ask(list_commitments, account, TODAY) if one.uuid == due.key)
    assert (promise.standing.due, promise.standing.customer_knows) == (date(2027, 1, 15), True)
    asked = next(
        one for one in desk.ask(contact_names, account) if one.id == returned.request.contact_id
    ).name
    assert (promise.confirmed_by, promise.confirmed_on) == (asked, TODAY)
    assert any("already" in Formats().say(notice) for notice in again.notices)
    kept = desk.ask(list_interactions, account)
    assert any("From our own system" in one.text for one in kept)

    desk.undo()
    assert desk.ask(snapshot) == before


def test_what_was_changed_where_it_must_not_be_is_told_line_by_line(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    path = tmp_path / "request.xlsx"
    rows = ask(desk, account, path)
    figure, day, owner = of(rows, Asked.FIGURE), of(rows, Asked.PLANNED), of(rows, Asked.OWNER)
    desk.do(EditMilestone(_milestone(desk, day.key), planned=date(2027, 5, 1)))

    def by_hand(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(at[figure.code], KNOWN).value = 99
        sheet.cell(at[figure.code], 3).value = "Something else"
        sheet.cell(at[day.code], VALUE).value = "2 Feb 2027"
        sheet.cell(at[owner.code], VALUE).value = "Erika Holm"
        last = max(at.values())
        sheet.cell(last + 3, 3).value = "One more figure"
        sheet.cell(last + 3, VALUE).value = 12
        sheet.cell(last + 4, 2).value = owner.code
        sheet.cell(last + 4, VALUE).value = "Somebody else"

    returned = read_returned(desk, fill(path, by_hand))

    assert standing(returned, figure.code) is Standing.EDITED
    assert standing(returned, day.code) is Standing.CHANGED_HERE
    assert day.code not in returned.suggested
    assert standing(returned, owner.code) is Standing.TWICE
    assert any("One more figure" in Formats().say(notice) for notice in returned.notices)


def test_rows_in_another_order_and_taken_out_are_still_told_apart(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    path = tmp_path / "request.xlsx"
    rows = ask(desk, account, path)
    figure, day = of(rows, Asked.FIGURE), of(rows, Asked.PLANNED)

    def by_hand(sheet: Worksheet, at: dict[str, int]) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        lines = {
            code: [
                (sheet.cell(line, place).value, sheet.cell(line, place).number_format)
                for place in range(1, 15)
            ]
            for code, line in at.items()
        }
        places = sorted(at.values())
        for line, code in zip(places, sorted(at, reverse=True), strict=True):
            for place, (value, number_format) in enumerate(lines[code], start=1):
                sheet.cell(line, place).value = value
                sheet.cell(line, place).number_format = number_format
            if code == figure.code:
                sheet.cell(line, RIGHT).value = "yes"
            if code == day.code:
                sheet.cell(line, 2).value = None

    returned = read_returned(desk, fill(path, by_hand))

    assert standing(returned, figure.code) is Standing.CONFIRMED
    assert standing(returned, day.code) is Standing.TAKEN_AWAY
    assert sum(line.standing is Standing.OPEN for line in returned.lines) == len(rows) - 2


def test_another_accounts_file_an_older_one_and_no_request_at_all_are_told_apart(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    path = tmp_path / "request.xlsx"
    ask(desk, account, path)
    ask(desk, account, tmp_path / "later.xlsx")

    older = read_returned(desk, path)
    assert any("older version" in Formats().say(notice) for notice in older.notices)
    with pytest.raises(Refusal, match="not of this account"):
        read_returned(desk, path, account_id=account + 1)

    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_col=2, max_col=2):
        if row[0].value and CODE.fullmatch(str(row[0].value)):
            row[0].value = str(row[0].value).replace(str(row[0].value)[:4], "ZZZ9")
    book.save(tmp_path / "foreign.xlsx")
    with pytest.raises(Refusal, match="not in this book"):
        read_returned(desk, tmp_path / "foreign.xlsx")
    (tmp_path / "note.xlsx").write_text("not a workbook")
    with pytest.raises(Refusal, match="not a workbook"):
        read_returned(desk, tmp_path / "note.xlsx")


def test_a_german_customer_is_asked_in_german_and_read_so(desk: Desk, account: int, tmp_path: Path) -> None:
    desk.do(EditAccount(account, locale="de_DE"))
    path = tmp_path / "request.xlsx"
    rows = ask(desk, account, path)
    figure = next(row for row in rows if row.sort is Asked.FIGURE and row.sent and row.decimals)
    day = of(rows, Asked.PLANNED)

    def by_hand(sheet: Worksheet, at: dict[str, int]) -> None:
        assert sheet.cell(min(at.values()) - 1, RIGHT).value != "Is it right?"
        sheet.cell(at[figure.code], VALUE).value = f"1,5 {figure.unit}"
        sheet.cell(at[day.code], VALUE).value = "3.2.2027"

    returned = read_returned(desk, fill(path, by_hand))
    values = {line.row.code: line.returned for line in returned.lines}

    assert values[figure.code] == "1.5"
    assert values[day.code] == "2027-02-03"


def test_what_can_not_be_put_in_its_place_is_not_asked(
    desk: Desk, account: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.ask(snapshot)
    with pytest.raises(Refusal):
        ask(desk, account, tmp_path / "missing" / "request.xlsx")
    assert desk.ask(snapshot) == before
    monkeypatch.setattr(asking, "askable", lambda *_: replace(_nothing(), account=HARBOUR.name))
    with pytest.raises(Refusal, match="nothing to ask"):
        ask(desk, account, tmp_path / "request.xlsx")


def _nothing() -> Askable:
    return Askable("", "", None, (), frozenset())


def _roles(desk: Desk, account: int) -> tuple[ResponsibilityRow, ...]:
    plan = desk.ask(plan_page, account, TODAY).plan
    assert plan is not None
    return plan.responsibilities


def _milestone(desk: Desk, key: str) -> int:
    from sqlalchemy import select

    from csdesk.db.tables import Milestone

    found = desk.ask(lambda session: session.scalar(select(Milestone.id).where(Milestone.uuid == key)))
    assert found is not None
    return found
