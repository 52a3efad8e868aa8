"""What was filled in in a review's own sheets comes back, and is taken in line by line."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.commands.account import EditAccount
from csdesk.commands.decision import AddDecision
from csdesk.commands.review import AddReview, EditReview
from csdesk.deck.content import Author
from csdesk.desk import Desk
from csdesk.domain.asking import CODE
from csdesk.domain.returned import Standing
from csdesk.domain.review import ReviewKind
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.flows.prepare_review import ReviewRequest, prepare_review
from csdesk.flows.returning import accept, read_returned
from csdesk.flows.sample.stories import HARBOUR
from csdesk.jobs import Progress
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.answers import list_answers
from csdesk.queries.review import review_page
from tests.db.snapshots import snapshot
from tests.lent import Original

TODAY = date(2026, 11, 22)
NEXT = date(2027, 2, 18)
WHO, BY = 9, 12
"""The columns of the names and of the days."""


@pytest.fixture
def desk(sample: Original, book: Path) -> Iterator[Desk]:
    desk = Desk.open(sample.copy_to(book), today=lambda: TODAY)
    yield desk
    desk.close()


@pytest.fixture
def account(desk: Desk) -> int:
    return desk.ask(account_by_name, HARBOUR.name).id


def written(desk: Desk, account: int, path: Path, *, confirm: bool = False) -> int:
    """A solution review that wants two decisions, with a next date, as a file; gives back its id."""
    review = desk.do(AddReview(account, ReviewKind.SOLUTION, date(2026, 10, 1), date(2026, 12, 31))).result
    for wanted in ("Open the desk in Antwerp", "Who leads the second phase?"):
        desk.do(AddDecision(review, wanted))
    desk.do(EditReview(review, next_date=NEXT, confirm_sheet=confirm))
    request = ReviewRequest(
        account, ReviewKind.SOLUTION, TODAY, TODAY, path, Author("Maya Okafor"), review_id=review
    )
    prepare_review(desk, request, Progress())
    return review


def fill(path: Path, change: Callable[[Worksheet, dict[str, int]], None], sheet: str) -> Path:
    """A copy under another name with something written on its sheet of decisions and actions.

    Saved anew it has what LibreOffice changes too: texts shared by the file, styles and charts written anew.
    """
    book = load_workbook(path)
    page = book[sheet]
    lines = {str(cell.value): cell.row for (cell,) in page.iter_rows(min_col=2, max_col=2) if cell.value}
    change(page, lines)
    changed = path.with_name("Minutes of our meeting.xlsx")
    book.save(changed)
    return changed


def test_decisions_and_actions_are_compared_and_taken_in_as_one_step(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    review = written(desk, account, tmp_path / "review.xlsx")

    def by_hand(page: Worksheet, at: dict[str, int]) -> None:
        page.title = "Our minutes"
        page.cell(at["Open the desk in Antwerp"], 2).value = "Open the desk in Antwerp: yes, from March"
        page.cell(at["Open the desk in Antwerp"], WHO).value = "Marijke"
        page.cell(at["Open the desk in Antwerp"], BY).value = date(2027, 3, 1)
        action = at["What is to be done"]
        for line, cells in enumerate(
            (
                ("Send the rota", "Maya Okafor", "12 Dec"),
                ("Name the planners", HARBOUR.name, date(2026, 12, 4)),
                ("Old news", "Maya Okafor", date(2026, 1, 1)),
                ("", "Maya Okafor", ""),
            ),
            start=action + 1,
        ):
            for column, value in zip((2, WHO, BY), cells, strict=True):
                page.cell(line, column).value = value or None

    before = desk.ask(snapshot)
    returned = read_returned(desk, fill(tmp_path / "review.xlsx", by_hand, "Discussion and decisions"))
    assert {row.code: row.standing for row in returned.rows} == {
        "D1": Standing.FILLED,
        "D2": Standing.OPEN,
        "A1": Standing.FILLED,
        "A2": Standing.FILLED,
        "A3": Standing.UNREADABLE,
        "A4": Standing.UNREADABLE,
        "N1": Standing.KNOWN,
    }
    assert returned.suggested == {"D1", "A1", "A2"}
    assert desk.ask(snapshot) == before

    assert accept(desk, returned, {"D1", "A1", "A3"}).rows == 2
    page = desk.ask(review_page, review, TODAY)
    assert page.held_on == TODAY
    assert [(one.wanted, one.taken) for one in page.decisions] == [
        ("Open the desk in Antwerp", "yes, from March"),
        ("Who leads the second phase?", ""),
    ]
    assert {(one.text, one.answerable, one.side, one.due) for one in page.commitments} == {
        ("Open the desk in Antwerp", "Marijke van den Berg", Side.THEIRS, date(2027, 3, 1)),
        ("Send the rota", "Maya Okafor", Side.OURS, date(2026, 12, 12)),
    }
    again = read_returned(desk, returned.path)
    assert {row.code for row in again.rows if row.standing is Standing.KNOWN} == {"D1", "A1", "N1"}
    assert again.suggested == {"A2"}

    desk.undo()
    assert desk.ask(snapshot) == before


def test_a_whole_german_review_returns_answers_and_the_next_date_too(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    desk.do(EditAccount(account, locale="de_DE"))
    review = written(desk, account, tmp_path / "review.xlsx", confirm=True)
    first, second = list_put_up(desk, review)

    def by_hand(page: Worksheet, at: dict[str, int]) -> None:
        page.cell(at[first] + 1, 2).value = "Die Nächte,"
        page.cell(at[first] + 2, 2).value = "vor allem"
        page.cell(at[second], 2).value = f"{second} Rotterdam"
        page.cell(at["Who leads the second phase?"], 2).value = "Marijke leads the second phase"
        page.cell(at["Nächster Termin"] + 1, 2).value = "4. März 2027"
        codes = page.parent["Bestätigen und berichtigen"]
        line = next(
            row[0].row for row in codes.iter_rows(min_col=2, max_col=2) if CODE.match(str(row[0].value))
        )
        codes.cell(line, 9).value = "Ja"

    filled = fill(tmp_path / "review.xlsx", by_hand, "Gespräch und Entscheidungen")
    returned = read_returned(desk, filled)
    assert returned.lines[0].standing is Standing.CONFIRMED
    assert {
        row.code: row.standing for row in returned.rows if row.code[0] in "QN" and len(row.code) == 2
    } == {
        "Q1": Standing.FILLED,
        "Q2": Standing.FILLED,
        "N1": Standing.CORRECTED,
    }

    before = desk.ask(snapshot)
    assert accept(desk, returned, returned.suggested).rows == 5
    page = desk.ask(review_page, review, TODAY)
    assert page.next_date == date(2027, 3, 4)
    assert [(one.wanted, one.taken) for one in page.decisions][1:] == [
        ("Who leads the second phase?", "Marijke leads the second phase")
    ]
    answers = {row.question: (row.answer, row.shared) for row in desk.ask(list_answers, account, TODAY)}
    assert (answers[first], answers[second]) == (("Die Nächte, vor allem", True), ("Rotterdam", True))
    assert not read_returned(desk, returned.path).suggested
    desk.undo()
    assert desk.ask(snapshot) == before


def list_put_up(desk: Desk, review: int) -> list[str]:
    """The questions that a review puts up."""
    return [one.text for one in desk.ask(review_page, review, TODAY).questions]


def test_a_file_that_names_no_review_or_anothers_is_explained(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["Quarterly business review · Q3 2026"])
    page.append(["Decisions", "Who", "By"])
    page.append(["Go on", "Erika", None])
    book.save(tmp_path / "minutes.xlsx")
    with pytest.raises(Refusal, match="names no review of this book"):
        read_returned(desk, tmp_path / "minutes.xlsx")

    desk.do(AddReview(account, ReviewKind.QUARTERLY, date(2026, 7, 1), date(2026, 9, 30)))
    page["A5"] = HARBOUR.name
    book.save(tmp_path / "minutes.xlsx")
    with pytest.raises(Refusal, match="not of this account"):
        read_returned(desk, tmp_path / "minutes.xlsx", account_id=account + 1)
    page["A3"], page["B3"], page["A5"], page["B1"] = None, None, None, HARBOUR.name
    book.save(tmp_path / "minutes.xlsx")
    with pytest.raises(Refusal, match="Nothing is filled in"):
        read_returned(desk, tmp_path / "minutes.xlsx")
