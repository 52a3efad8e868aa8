"""What every test stands on: no screen, none of its user's folders, a fixed today."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from csdesk.ui.plain_imports import plain_imports

with plain_imports():  # as the program itself begins
    import PySide6.QtCore  # noqa: F401

from csdesk.desk import Desk
from csdesk.flows.sample_book import write_sample_book
from csdesk.ui.theme import FUSION
from tests.lent import Original

REPOSITORY = Path(__file__).resolve().parents[1]
HOME = pytest.StashKey[str]()
HOMES = count()
TODAY = date(2026, 11, 22)

# Before anything loads Qt; whoever tests in a real window names its platform beforehand.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CSDESK_LANGUAGE"] = (
    "en"  # whatever language the machine speaks; a test that chooses one takes this away
)

settings.register_profile("here", deadline=None, max_examples=40)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=40,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure(config: pytest.Config) -> None:
    """Keep fixtures that outlive one test, and the programs they start, out of the user's folders too."""
    config.stash[HOME] = tempfile.mkdtemp(prefix="csdesk-tests-")
    os.environ["CSDESK_HOME"] = config.stash[HOME]


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As the program begins itself, whatever style the system has."""
    return ["csdesk", *FUSION]


@pytest.fixture(autouse=True)
def csdesk_home(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own that stands for all of csdesk's folders and for what Qt keeps."""
    # Not pytest's: it would look through the folders of all tests before it makes the next.
    home = Path(pytestconfig.stash[HOME]) / str(next(HOMES))
    home.mkdir()
    monkeypatch.setenv("CSDESK_HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def today() -> date:
    """The day on which every test takes place."""
    return TODAY


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Where this test's book lies."""
    return tmp_path / "test.csdesk"


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Original:
    """A new book."""
    path = tmp_path_factory.mktemp("empty") / "empty.csdesk"
    Desk.create(path, today=lambda: TODAY).close()
    return Original.of(path)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Original:
    """The sample book, as written on the day of the tests."""
    path = tmp_path_factory.mktemp("sample") / "Sample book.csdesk"
    write_sample_book(path, TODAY)
    Desk.open(path, today=lambda: TODAY).close()
    return Original.of(path)


@pytest.fixture
def desk(empty_book: Original, book: Path, today: date) -> Iterator[Desk]:
    """A desk at a new book."""
    desk = Desk.open(empty_book.copy_to(book), today=lambda: today)
    yield desk
    desk.close()


@pytest.fixture
def shared_data() -> Path:
    """The real input beside the checkout; without it the test is skipped."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder shared/data is not beside this checkout")
    return folder
