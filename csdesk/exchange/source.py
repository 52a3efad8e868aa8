"""A text file as it was given to us: how large it may be and in which encoding it is written.

The encoding is found out in this order: byte order mark, the zero bytes of UTF-16, strict UTF-8. Anything else is
asked for instead of guessed, since the single-byte encodings can't be told apart.
"""

from __future__ import annotations

import codecs
import io
import stat
from dataclasses import dataclass
from pathlib import Path

from csdesk.errors import Refusal

LARGEST_FILE = 100 * 2**20
USUAL_ENCODING = "cp1252"
LOOKED_AT = 4096
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
CONTROL = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\x1a") | {"\x7f"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and bytes, with the encoding in which they are certain to be readable."""

    name: str
    data: bytes
    encoding: str

    def text(self) -> io.TextIOWrapper:
        """Its text from the beginning, line ends as they are."""
        return io.TextIOWrapper(io.BytesIO(self.data), encoding=self.encoding, newline="")


def read_source(path: Path, encoding: str | None = None) -> Source:
    """Read a text file whole. Raises Refusal for a folder, an unreadable, too large or empty file, or no text."""
    data = _read(path)
    if data.startswith(PACKED):
        raise Refusal(
            "“{name}” is a workbook or a packed file. Save it as CSV in the program that made it, then try again.",
            name=path.name,
        )
    found = _known(encoding) if encoding is not None else _found(data, path.name)
    _insist_on_text(data, found, path.name)
    return Source(path.name, data, found)


def _read(path: Path) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Refusal("“{name}” is a folder, not a file.", name=path.name or str(path))
        if not stat.S_ISREG(about.st_mode):
            raise Refusal("“{name}” is not a plain file.", name=path.name)
        if about.st_size > LARGEST_FILE:
            raise Refusal(
                "“{name}” has {size} megabytes; at most {most} can be read at once. Split it into several files.",
                name=path.name,
                size=about.st_size // 2**20,
                most=LARGEST_FILE // 2**20,
            )
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except FileNotFoundError:
        raise Refusal("There is no file “{path}”.", path=str(path)) from None
    except ValueError:  # a zero character in the name
        raise Refusal("“{path}” can't be the name of a file.", path=str(path)) from None
    except OSError as error:
        raise Refusal(
            "“{path}” can't be read ({reason}).", path=str(path), reason=error.strerror or str(error)
        ) from error


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        io.TextIOWrapper(io.BytesIO(), encoding=name)
    except (LookupError, ValueError):
        raise Refusal(
            "“{encoding}” is not the name of an encoding; the usual ones are utf-8, {usual} and utf-16.",
            field="encoding",
            encoding=encoding[:40],
            usual=USUAL_ENCODING,
        ) from None
    return name


def _found(data: bytes, name: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    zeros = _zeros(data[:LOOKED_AT])
    if zeros is not None:
        return zeros
    if not _decodes(data, "utf-8"):
        raise Refusal(
            "“{name}” is not written in UTF-8. Say which encoding it has; {usual} is the usual one of Western "
            "Windows programs.",
            field="encoding",
            name=name,
            usual=USUAL_ENCODING,
        )
    return "utf-8"


def _zeros(start: bytes) -> str | None:
    """UTF-16 without a mark shows as zero bytes in every second place."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _insist_on_text(data: bytes, encoding: str, name: str) -> None:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        place = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise Refusal(
            "“{name}” can't be read as {encoding}: line {line} holds something else. Choose another encoding.",
            field="encoding",
            name=name,
            encoding=encoding,
            line=str(data.count(b"\n", 0, place) + 1),
        ) from error
    if not text.strip():
        raise Refusal("“{name}” is empty; there is nothing to read in it.", name=name)
    if not CONTROL.isdisjoint(text[: LOOKED_AT * 16]):
        raise Refusal("“{name}” is not a text file, so there is no table in it.", name=name)
