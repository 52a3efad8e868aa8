"""A review that went out is kept byte for byte, with what was changed in it, and the next one is held against it."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from csdesk.commands.review import AddReview, DeleteReview, EditReview
from csdesk.commands.review_file import KeepWritten, WrittenFile
from csdesk.deck.content import Author
from csdesk.desk import Desk
from csdesk.domain.review import FileForm, ReviewKind
from csdesk.domain.shown import Shown
from csdesk.errors import Refusal
from csdesk.flows.prepare_review import ReviewRequest, prepare_review
from csdesk.flows.sending import look_at, mark_as_sent, save_as, take_out
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.account_names import account_names
from csdesk.queries.review import review_page
from csdesk.queries.review_files import written_file
from csdesk.queries.shared import shown_before
from tests.deck.test_shared_facts import everything, share
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]

AUTHOR = Author("Maya Okafor", "Customer success manager", "Northwind Systems")
START, END = date(2026, 7, 1), date(2026, 9, 30)
NEXT_END = date(2026, 12, 31)


@pytest.fixture
def review(desk: Desk, story: Story) -> int:
    """A review of the third quarter, of which everything is shared."""
    share(desk, *everything(story))
    return desk.do(AddReview(story.account, ReviewKind.QUARTERLY, START, END)).result


@pytest.fixture
def path(desk: Desk, story: Story, review: int, tmp_path: Path) -> Path:
    """The review as csdesk wrote it, and as the book remembers it."""
    made = tmp_path / "review.xlsx"
    request = ReviewRequest(story.account, ReviewKind.QUARTERLY, START, END, made, AUTHOR, review_id=review)
    prepare_review(desk, request, Progress())
    return made


def send(desk: Desk, review: int, path: Path) -> None:
    mark_as_sent(desk, review, (look_at(desk, review, path, AUTHOR, "en_GB"),))


def file_id(desk: Desk, review: int) -> int:
    (file,) = desk.ask(review_page, review, desk.today).files
    return file.id


def test_what_went_out_comes_back_byte_for_byte(desk: Desk, review: int, path: Path, tmp_path: Path) -> None:
    sent = path.read_bytes()
    send(desk, review, path)
    path.unlink()
    taken = take_out(desk, file_id(desk, review))
    assert taken.read_bytes() == sent
    assert not taken.stat().st_mode & 0o222
    save_as(desk, file_id(desk, review), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == sent
    assert desk.ask(review_page, review, desk.today).sent_on == desk.today


def test_an_untouched_file_has_no_differences(desk: Desk, review: int, path: Path) -> None:
    found = look_at(desk, review, path, AUTHOR, "en_GB")
    assert (found.known, found.changed, found.hits) == (True, (), ())


def test_saved_again_by_another_program_it_is_still_the_same(desk: Desk, review: int, path: Path) -> None:
    load_workbook(path).save(path)
    changed = look_at(desk, review, path, AUTHOR, "en_GB").changed
    assert changed == ()


def test_what_was_changed_in_it_is_named_and_kept(desk: Desk, review: int, path: Path) -> None:
    book = load_workbook(path)
    book["Summary"]["B3"] = "Figures up to today"
    book["Summary"]["D40"] = "Thank you"
    book.create_sheet("Extra")
    book.save(path)
    said = [Formats().say(one.said) for one in look_at(desk, review, path, AUTHOR, "en_GB").changed]
    assert "The sheet “Extra” was added." in said
    assert "Summary!D40: “Thank you” was added." in said
    assert any(one.startswith("Summary!B3: “Figures up to today” instead of “") for one in said)
    send(desk, review, path)
    assert take_out(desk, file_id(desk, review)).read_bytes() == path.read_bytes()


def test_a_file_that_leaks_is_not_marked(desk: Desk, review: int, path: Path) -> None:
    book = load_workbook(path)
    book["Summary"]["D40"] = "Churn risk: high"
    book.save(path)
    with pytest.raises(Refusal, match="must not leave this book"):
        send(desk, review, path)
    assert desk.ask(review_page, review, desk.today).sent_on is None


def test_what_is_kept_is_what_was_searched_whoever_saves_the_file_meanwhile(
    desk: Desk, review: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, asked = path.read_bytes(), desk.ask

    def ask(query: Any, *about: Any) -> Any:
        if query is account_names:
            path.write_bytes(b"saved by another program")
        return asked(query, *about)

    monkeypatch.setattr(desk, "ask", ask)
    found = look_at(desk, review, path, AUTHOR, "en_GB")
    assert (found.content, found.changed) == (written, ())


def test_the_next_review_is_held_against_what_went_out(
    desk: Desk, story: Story, review: int, path: Path
) -> None:
    assert desk.ask(shown_before, story.account, NEXT_END) is None
    send(desk, review, path)
    before = desk.ask(shown_before, story.account, NEXT_END)
    assert isinstance(before, Shown)
    assert (before.start, before.end, bool(before.results)) == (START, END, True)
    assert desk.ask(shown_before, story.account, NEXT_END, review) is None
    assert desk.ask(shown_before, story.account, END) is None


def test_undo_takes_the_mark_back_and_redo_brings_the_file_back(desk: Desk, review: int, path: Path) -> None:
    send(desk, review, path)
    desk.undo()
    assert desk.ask(review_page, review, desk.today).files == ()
    desk.redo()
    assert take_out(desk, file_id(desk, review)).read_bytes() == path.read_bytes()


def test_a_review_that_went_out_can_not_be_deleted(desk: Desk, review: int, path: Path) -> None:
    send(desk, review, path)
    with pytest.raises(Refusal, match="can't be deleted"):
        desk.do(DeleteReview(review))


def test_a_review_that_was_only_written_can_be_deleted(desk: Desk, review: int, path: Path) -> None:
    desk.do(DeleteReview(review))


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"no workbook"), ("a.pdf", b"no pdf")])
def test_what_is_no_review_is_refused(
    desk: Desk, review: int, tmp_path: Path, name: str, content: bytes
) -> None:
    wrong = tmp_path / name
    wrong.write_bytes(content)
    with pytest.raises(Refusal):
        look_at(desk, review, wrong, AUTHOR, "en_GB")


def test_a_pdf_that_csdesk_did_not_write_is_not_marked(desk: Desk, review: int, tmp_path: Path) -> None:
    own = tmp_path / "a.pdf"
    own.write_bytes(b"%PDF-1.4 ours")
    desk.do(KeepWritten(review, (WrittenFile(FileForm.PDF, own.name, own.read_bytes()),), "{}", "{}"))
    assert look_at(desk, review, own, AUTHOR, "en_GB").known
    other = shutil.copy(own, tmp_path / "b.pdf")
    Path(other).write_bytes(b"%PDF-1.4 theirs")
    with pytest.raises(Refusal, match="not the PDF that csdesk wrote"):
        look_at(desk, review, Path(other), AUTHOR, "en_GB")


def test_undo_takes_the_last_edit_whatever_was_written_since(desk: Desk, review: int, path: Path) -> None:
    desk.do(EditReview(review, audience="The board"))
    kept = (WrittenFile(FileForm.PDF, "review.pdf", b"%PDF"),)
    desk.do(KeepWritten(review, kept, "{}", "{}"))

    assert "audience" in Formats().say(desk.undo().title)
    assert desk.ask(written_file, review, FileForm.PDF) is not None
    desk.do(KeepWritten(review, kept, "{}", "{}"))
    desk.redo()
    assert desk.ask(review_page, review, desk.today).audience == "The board"
    desk.undo()

    desk.undo()
    with pytest.raises(Refusal):
        desk.ask(review_page, review, desk.today)
    desk.redo()
    assert desk.ask(review_page, review, desk.today).files == ()


@pytest.mark.usefixtures("qapp")
def test_nothing_is_left_half_done_where_the_book_or_a_place_refuses(
    desk: Desk, story: Story, review: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = path.read_bytes()
    request = ReviewRequest(
        story.account, ReviewKind.QUARTERLY, START, END, path, AUTHOR, pdf=True, review_id=review
    )
    kept = desk.ask(written_file, review, FileForm.WORKBOOK)
    monkeypatch.setattr(KeepWritten, "run", refuse)
    with pytest.raises(Refusal, match="no room in the book"):
        prepare_review(desk, request, Progress())
    assert path.read_bytes() == old
    assert not path.with_suffix(".pdf").exists()
    assert desk.ask(written_file, review, FileForm.WORKBOOK) == kept


def refuse(*_: object) -> None:
    raise Refusal("There is no room in the book.")
