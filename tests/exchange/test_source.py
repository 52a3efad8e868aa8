"""Text files: how large, of which encoding, and what is none."""

import os
import sys
from pathlib import Path

import pytest

from csdesk.errors import Refusal
from csdesk.exchange import source
from csdesk.exchange.source import read_source
from csdesk.formats import Formats

TEXT = "Konto;Datum;Wert\nZürich Öl;2026-01-05;3,6\n"


def refusal(path: Path, encoding: str | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        read_source(path, encoding)
    return Formats().say(caught.value.said)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_recognized_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "figures.csv"
    file.write_bytes(TEXT.encode(encoding))
    assert read_source(file).text().read() == TEXT


def test_the_last_byte_of_a_wide_text_is_no_end_of_file(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_bytes((TEXT + "ᩰ").encode("utf-16-le"))
    assert read_source(file).text().read() == TEXT + "ᩰ"


def test_western_text_is_asked_for_and_never_guessed(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_bytes(TEXT.encode("cp1252"))
    assert "cp1252 is the usual one" in refusal(file)
    assert read_source(file, "cp1252").text().read() == TEXT
    assert read_source(file, "windows-1252").text().read() == TEXT


def test_an_encoding_that_does_not_fit_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_bytes(TEXT.encode("cp1252"))
    assert "line 2" in refusal(file, "utf-8")


@pytest.mark.parametrize("name", ["klingon", "", "zlib_codec", "rot13", "x" * 200])
def test_what_is_no_encoding_is_said_so(tmp_path: Path, name: str) -> None:
    file = tmp_path / "figures.csv"
    file.write_text(TEXT, encoding="utf-8")
    assert "not the name of an encoding" in refusal(file, name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"SQLite format 3\x00 and more", "not a text file"),
        (b"%PDF-1.7 and more", "not a text file"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "figures.csv"
    file.write_bytes(content)
    assert said in refusal(file)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert "There is no file" in refusal(tmp_path / "nothing.csv")
    assert "can't be the name" in refusal(tmp_path / "null\0.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "not a plain file" in refusal(pipe)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST_FILE", 2**20)
    file = tmp_path / "large.csv"
    file.write_bytes(b"x" * (3 * 2**20))
    assert "has 3 megabytes; at most 1" in refusal(file)
