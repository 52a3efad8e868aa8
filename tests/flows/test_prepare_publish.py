"""A file is put in its place whole or not at all, whatever fails on the way."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from csdesk.errors import Refusal
from csdesk.flows import publish as module
from csdesk.flows.publish import publish, publish_all, refuse_unfit
from csdesk.formats import Formats

OLD = b"the file of before"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a file is already."""
    path = tmp_path / "review.xlsx"
    path.write_bytes(OLD)
    return path


def refused(content: bytes, path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        publish(content, path)
    return Formats().say(caught.value.said)


def left_beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one != path)


def test_an_existing_file_is_exchanged(place: Path) -> None:
    publish(b"new", place)

    assert place.read_bytes() == b"new"
    assert left_beside(place) == []


@pytest.mark.skipif(os.name == "nt", reason="on Windows the folder's own rights say who may read a file")
def test_a_file_is_its_owners_alone_until_others_are_let_in(place: Path) -> None:
    new = place.with_name("new.xlsx")
    publish(b"new", new)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600

    new.chmod(0o640)
    publish(b"newer", new)
    assert (new.read_bytes(), stat.S_IMODE(new.stat().st_mode)) == (b"newer", 0o640)


def test_a_file_open_in_excel_is_left_as_it_is(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def locked(source: Path, target: Path) -> None:
        tries.append(target)
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(module, "PAUSE", 0)
    monkeypatch.setattr(os, "replace", locked)

    assert refused(b"new", place).startswith("“review.xlsx” is open in another program, such as Excel.")
    assert len(tries) == 3
    assert place.read_bytes() == OLD
    assert left_beside(place) == []


def test_files_that_belong_together_are_put_in_place_together_or_not_at_all(place: Path) -> None:
    beside, in_the_way = place.with_suffix(".pdf"), place.with_name("folder.pdf")
    in_the_way.mkdir()
    with pytest.raises(Refusal):
        publish_all([(place, b"new"), (beside, b"new"), (in_the_way, b"new")], lambda: None)
    assert place.read_bytes() == OLD
    assert left_beside(place) == ["folder.pdf"]

    with pytest.raises(ZeroDivisionError):
        publish_all([(place, b"new"), (beside, b"new")], lambda: 1 / 0)
    assert place.read_bytes() == OLD
    assert left_beside(place) == ["folder.pdf"]

    assert publish_all([(place, b"new"), (beside, b"more")], lambda: "kept") == "kept"
    assert (place.read_bytes(), beside.read_bytes()) == (b"new", b"more")


def test_a_rename_that_fails_for_a_moment_is_tried_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = os.replace, []

    def syncing(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    monkeypatch.setattr(module, "PAUSE", 0)
    monkeypatch.setattr(os, "replace", syncing)
    publish(b"new", place)

    assert place.read_bytes() == b"new"


@pytest.mark.parametrize(
    "code, sentence",
    [
        (errno.ENOSPC, "There is no room for “review.xlsx” on this disk."),
        (errno.EDQUOT, "There is no room for “review.xlsx” on this disk."),
        (errno.EROFS, "Nothing can be written in"),
        (errno.EACCES, "Nothing can be written in"),
        (errno.EIO, "“review.xlsx” can't be written"),
    ],
)
def test_what_the_disk_refuses_is_said_in_words(
    place: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def failing(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", failing)

    assert refused(b"new", place).startswith(sentence)
    assert place.read_bytes() == OLD
    assert left_beside(place) == []


@pytest.mark.skipif(os.name != "posix", reason="only POSIX limits the size of files")
def test_a_disk_that_fills_while_writing_leaves_the_old_file_whole(place: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from csdesk.flows.publish import publish; "
        "publish(b'x' * 100_000, Path(sys.argv[1]))"
    )

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [sys.executable, "-B", "-c", code, str(place)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )

    assert "Refusal" in done.stderr
    assert place.read_bytes() == OLD
    assert left_beside(place) == []


@pytest.mark.parametrize(
    "name",
    [
        "CON.xlsx",
        "nul.XLSX",
        "com1.xlsx",
        "lpt¹.xlsx",
        "a<b.xlsx",
        "a|b.xlsx",
        'a"b.xlsx',
        "a?.xlsx",
        "a .xlsx",
        "a..xlsx",
    ],
)
def test_names_that_windows_forbids_are_refused_everywhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as caught:
        refuse_unfit(tmp_path / name, ".xlsx")

    assert caught.value.field == "path"


@pytest.mark.parametrize(
    "name", ["review.xlsx", "Åsgård & Sons.XLSX", "console.xlsx", "株式会社.xlsx", "a.b.xlsx"]
)
def test_other_names_are_fine(tmp_path: Path, name: str) -> None:
    refuse_unfit(tmp_path / name, ".xlsx")


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "review.xlsx").mkdir()

    with pytest.raises(Refusal):
        refuse_unfit(tmp_path / "review.xlsx", ".xlsx")
