"""A review from a real book to the file: only what is shared, searched before it goes out, whole or not at all."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.commands.change import AddChange, Concerns
from csdesk.commands.contact import AddContact, EditContact
from csdesk.commands.goal import AddGoal
from csdesk.commands.metric import AddMetric
from csdesk.commands.milestone import AddMilestone, EditMilestone
from csdesk.commands.plan import AddPlan
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.change import ChangeKind
from csdesk.domain.metric import Better
from csdesk.domain.review import ReviewKind
from csdesk.domain.sharing import Shareable
from csdesk.errors import Cancelled, Refusal
from csdesk.exchange.mapping import Columns
from csdesk.flows.import_measurements import import_measurements
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.prepare_review import Author, ReviewRequest, author_of, prepare_review, what_stays_out
from csdesk.flows.sample_book import sample_account
from csdesk.formats import Formats
from csdesk.jobs import Progress, Step
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.metrics import list_metrics
from csdesk.settings import Settings
from tests.conftest import REPOSITORY
from tests.lent import Original
from tests.story import Story
from tests.told import desk, story, told

# A PDF needs an application; pytest-qt's own, so that tests of the window find theirs.
pytestmark = pytest.mark.usefixtures("qapp")

__all__ = ["desk", "story", "told"]

CHECK_DECK = REPOSITORY.parent / "shared" / "tools" / "check_deck.py"
AUTHOR = Author("Maya Okafor", "Customer success manager", "Northwind Systems")


@pytest.fixture
def request_(story: Story, tmp_path: Path) -> ReviewRequest:
    """The review of the story's account for the third quarter of 2026."""
    return ReviewRequest(
        story.account,
        ReviewKind.EXECUTIVE,
        date(2026, 7, 1),
        date(2026, 9, 30),
        tmp_path / "review.xlsx",
        AUTHOR,
    )


def share_all(desk: Desk, account: int) -> None:
    desk.do(Share(tuple((one.kind, one.id) for one in what_stays_out(desk, account))))


def said(refused: Refusal) -> str:
    return Formats().say(refused.said)


def refused(desk: Desk, request: ReviewRequest) -> str:
    with pytest.raises(Refusal) as caught:
        prepare_review(desk, request, Progress())
    return said(caught.value)


def everything_in(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def cells(path: Path, sheet: str) -> list[object]:
    return [
        cell.value for row in load_workbook(path)[sheet].iter_rows() for cell in row if cell.value is not None
    ]


def test_a_review_is_written_where_it_was_asked_for(
    desk: Desk, story: Story, request_: ReviewRequest
) -> None:
    share_all(desk, story.account)
    prepared = prepare_review(desk, request_, Progress())

    assert prepared.path == request_.path
    assert list(prepared.sheets) == load_workbook(request_.path).sheetnames
    assert load_workbook(request_.path).properties.creator == "Maya Okafor"
    assert [one.name for one in request_.path.parent.iterdir() if one.suffix == ".part"] == []


def test_a_book_that_is_only_read_is_enough(
    desk: Desk, story: Story, book: Path, request_: ReviewRequest
) -> None:
    share_all(desk, story.account)
    desk.close()
    reader = Desk.open(book, write=False, today=lambda: date(2026, 11, 22))

    assert prepare_review(reader, request_, Progress()).path.exists()
    reader.close()


def test_nothing_that_is_not_shared_is_in_the_file(desk: Desk, story: Story, request_: ReviewRequest) -> None:
    share_all(desk, story.account)
    account = story.account
    secrets = "Wombat Numbat Potoroo Quoll Bandicoot Bettong Bilby Dunnart Kowari Echidna".split()
    desk.do(AddMilestone(story.plan, "Wombat crossing opens", expansion="Numbat seats for everyone"))
    desk.do(EditMilestone(story.first_step, expansion="Potoroo licences for depots"))
    metric = desk.do(AddMetric(account, "Quoll sightings", unit="animals", better=Better.UP)).result
    desk.do(
        AddChange(
            account,
            date(2026, 5, 1),
            "Bandicoot fence moved",
            ChangeKind.PROCESS,
            metrics=(Concerns(metric),),
        )
    )
    desk.do(AddContact(account, "Bettong Jones", stance="Bilby against us"))
    desk.do(EditContact(story.ben, stance="Dunnart with us"))
    desk.do(
        EditAccount(
            account, segment="Kowari", reason_to_buy="Echidna safety", required_outcome="Wombat peace"
        )
    )
    prepare_review(desk, request_, Progress())

    found = everything_in(request_.path)
    assert [word for word in secrets if word in found] == []
    assert "48000" not in found
    assert "48,000" not in found


def test_what_stays_out_is_listed_and_less_after_sharing(desk: Desk, story: Story) -> None:
    before = what_stays_out(desk, story.account)
    assert (Shareable.PLAN, "On time") in [(one.kind, one.label) for one in before]

    share_all(desk, story.account)
    assert what_stays_out(desk, story.account) == ()


def test_without_a_shared_plan_it_says_what_to_share(desk: Desk, request_: ReviewRequest) -> None:
    assert refused(desk, request_) == (
        "Nothing is shared yet: without a shared success plan there is nothing to review. Share first: Plan “On "
        "time”, Metric “Late deliveries”, Metric “Portal visits”, Milestone “First depot live”, Milestone “All "
        "depots live” and 6 more."
    )
    assert not request_.path.exists()


def test_without_any_plan_it_says_so(desk: Desk, request_: ReviewRequest) -> None:
    account = desk.do(AddAccount("A new one")).result

    assert refused(desk, replace(request_, account_id=account)).startswith("There is no success plan yet")


@pytest.mark.parametrize(
    "text, word",
    [
        ("As with Aurora Shipping, depots go live", "Aurora Shipping"),
        ("Just as Carla Unshared said", "Carla Unshared"),
        ("For €48,000 a year", "€48,000"),
    ],
)
def test_what_must_not_leave_the_book_refuses_the_file_and_names_the_cell(
    desk: Desk, story: Story, request_: ReviewRequest, text: str, word: str
) -> None:
    desk.do(AddAccount("Aurora Shipping"))
    desk.do(EditMilestone(story.first_step, reached_when=text))
    share_all(desk, story.account)
    desk.do(AddContact(story.account, "Carla Unshared"))
    request_.path.write_text("the review of before")

    assert refused(desk, request_).startswith(f"“{word}” would stand in Success plan!")
    assert request_.path.read_text() == "the review of before"


def test_names_that_are_words_of_every_review_do_not_stop_it(
    desk: Desk, story: Story, request_: ReviewRequest
) -> None:
    for name in ("Target", "Data", "May", "Northwind", "Results"):
        desk.do(AddAccount(name))
    share_all(desk, story.account)

    assert prepare_review(desk, request_, Progress()).path.exists()


def test_what_is_said_in_something_shared_is_no_secret(
    desk: Desk, story: Story, request_: ReviewRequest
) -> None:
    desk.do(
        EditMilestone(
            story.first_step, reached_when="Our churn is down by half", expansion="Our churn is down"
        )
    )
    share_all(desk, story.account)

    assert prepare_review(desk, request_, Progress()).path.exists()


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("review.xls", "“review.xls” has to end with .xlsx; nothing was written."),
        ("CON.xlsx", "Windows has no files called “CON.xlsx”"),
        ("a:b.xlsx", "Windows has no files called “a:b.xlsx”"),
        ("dot..xlsx", "Windows has no files called “dot..xlsx”"),
        ("x" * 250 + ".xlsx", "The name of the file is too long"),
        ("nowhere/review.xlsx", "There is no folder"),
    ],
)
def test_a_name_that_can_not_be_is_refused_before_anything_is_done(
    desk: Desk, request_: ReviewRequest, name: str, sentence: str
) -> None:
    asked = replace(request_, path=request_.path.parent / name)

    assert refused(desk, asked).startswith(sentence)


def test_a_period_that_ends_before_it_starts_is_refused(desk: Desk, request_: ReviewRequest) -> None:
    turned = replace(request_, start=request_.end, end=request_.start)

    assert refused(desk, turned) == "The period ends, 1 Jul 2026, before it starts, 30 Sept 2026."


def test_progress_is_told_and_a_stop_leaves_what_was_there(
    desk: Desk, story: Story, request_: ReviewRequest
) -> None:
    share_all(desk, story.account)
    steps: list[Step] = []
    prepare_review(desk, request_, Progress(steps.append, clock=iter(range(10_000)).__next__))
    assert steps[0].doing is not None
    request_.path.write_text("the review of before")

    stopped = Progress()
    stopped.stop()
    with pytest.raises(Cancelled):
        prepare_review(desk, request_, stopped)
    assert request_.path.read_text() == "the review of before"


def test_the_author_comes_from_the_profile() -> None:
    assert author_of(Settings(name=" Maya ", title="CSM", company="Northwind")) == Author(
        "Maya", "CSM", "Northwind"
    )


def test_the_real_target_and_the_last_month_are_right_to_the_last_digit(
    desk: Desk, shared_data: Path, tmp_path: Path
) -> None:
    rows = [
        line.split(",")
        for line in (shared_data / "nhs-ae" / "ae_attendances.csv").read_text().splitlines()[1:]
    ]
    columns = Columns(
        "org_code", "period", numerator="breaches", denominator="attendances", where=(("type", "1"),)
    )
    import_measurements(
        desk,
        ImportRequest(
            shared_data / "nhs-ae" / "ae_attendances.csv",
            columns,
            metric_name="Waited over four hours",
            unit="%",
            better=Better.DOWN,
            create_accounts=True,
            shared=True,
        ),
    )
    account = desk.ask(account_by_name, "RF4")
    last = max(row for row in rows if row[1:3] == ["RF4", "1"])
    path = tmp_path / "nhs.xlsx"
    _set_goal(desk, account.id)
    prepare_review(
        desk,
        ReviewRequest(account.id, ReviewKind.EXECUTIVE, date(2019, 1, 1), date(2019, 3, 31), path, AUTHOR),
        Progress(),
    )

    found = cells(path, "Results")
    assert 5 in found
    assert pytest.approx(100 * float(last[4]) / float(last[3]), rel=1e-12) in found
    now = next(
        cell
        for row in load_workbook(path)["Results"].iter_rows()
        for cell in row
        if cell.value == pytest.approx(28.8733, abs=1e-3)
    )
    assert isinstance(now, Cell)
    assert now.number_format.startswith('#,##0.0"\N{NO-BREAK SPACE}%"')


def _set_goal(desk: Desk, account: int) -> None:
    plan = desk.do(AddPlan(account, purpose="Seen within four hours", starts=date(2016, 4, 1))).result
    (metric,) = desk.ask(list_metrics, account)
    desk.do(
        AddGoal(
            plan,
            metric.id,
            baseline_from=date(2016, 4, 1),
            baseline_to=date(2016, 6, 1),
            target=0.05,
            due=date(2019, 3, 31),
            rank=1,
        )
    )
    desk.do(Share(((Shareable.PLAN, plan),)))


@pytest.mark.skipif(
    not CHECK_DECK.is_file(), reason="the checker shared/tools/check_deck.py is not beside this checkout"
)
def test_the_checker_finds_nothing(sample: Original, tmp_path: Path, today: date) -> None:
    reader = Desk.open(sample.known(), write=False, today=lambda: today)
    path = tmp_path / "review.xlsx"
    prepare_review(
        reader,
        ReviewRequest(
            sample_account(reader), ReviewKind.EXECUTIVE, date(2026, 10, 1), date(2026, 12, 31), path, AUTHOR
        ),
        Progress(),
    )
    reader.close()
    words = tmp_path / "words.txt"
    words.write_text("Tamarind Hotels\nchurn\nstance\nupsell\n")
    done = subprocess.run(
        [sys.executable, str(CHECK_DECK), str(path), "--forbid", str(words), "--author", "Maya Okafor"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "1 checked, 0 findings\n"


def test_the_bytes_that_were_searched_are_the_bytes_that_went_out(
    desk: Desk, story: Story, request_: ReviewRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = sys.modules[prepare_review.__module__]
    share_all(desk, story.account)
    searched: list[bytes] = []
    look = flow.words_found
    monkeypatch.setattr(flow, "words_found", lambda file, words: searched.append(file) or look(file, words))
    prepare_review(desk, request_, Progress())

    assert request_.path.read_bytes() == searched[0]
    assert zipfile.is_zipfile(BytesIO(searched[0]))


def test_a_pdf_is_searched_like_the_workbook_and_stands_beside_it(
    desk: Desk, request_: ReviewRequest
) -> None:
    share_all(desk, request_.account_id)
    prepared = prepare_review(desk, replace(request_, pdf=True), Progress())

    assert prepared.pdf == request_.path.with_suffix(".pdf")
    assert prepared.pdf.read_bytes().startswith(b"%PDF")
