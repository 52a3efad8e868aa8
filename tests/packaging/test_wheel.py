"""What pip installs holds all that csdesk needs, and no more."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built with the locked build backend and without a download."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def in_checkout(folder: str, pattern: str) -> set[str]:
    """The files that a checkout has in a folder, by their paths below it."""
    root = REPOSITORY / folder
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


def below(wheel: zipfile.ZipFile, folder: str) -> set[str]:
    """The files that the wheel has in a folder, by their paths below it."""
    return {name.removeprefix(folder) for name in wheel.namelist() if name.startswith(folder)}


def test_every_resource_is_inside(wheel: zipfile.ZipFile) -> None:
    assert in_checkout("resources", "*") <= below(wheel, "csdesk/resources/")


def test_every_migration_is_inside(wheel: zipfile.ZipFile) -> None:
    migrations = in_checkout("csdesk/db/migrations", "*")
    assert migrations
    assert migrations <= below(wheel, "csdesk/db/migrations/")


def test_the_command_is_called_csdesk(wheel: zipfile.ZipFile) -> None:
    described = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "csdesk = csdesk.__main__:main" in wheel.read(described).decode()


def test_tests_and_set_up_stay_outside(wheel: zipfile.ZipFile) -> None:
    rooms = {name.split("/")[0] for name in wheel.namelist()}
    assert {room for room in rooms if not room.endswith(".dist-info")} == {"csdesk"}
