"""A text file as it was given to us: how large it may be and in which encoding it is written.

The encoding is found out in this order: byte order mark, the zero bytes of UTF-16, what a web page says, strict UTF-8.
Anything else is asked for instead of guessed, since the single-byte encodings can't be told apart.
"""

from __future__ import annotations

import codecs
import io
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from csdesk.errors import Refusal
from csdesk.exchange.page import stated_encoding

LARGEST_FILE = 200 * 2**20
LONGEST_LINE = 4_000_000
USUAL_ENCODING = "cp1252"
OTHER_ENCODINGS = ("cp1250", "cp1251", "shift_jis", "gb18030", "mac_roman", "cp850")
LOOKED_AT = 65_536
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = ("utf-16", "utf-32")
END = b"\x1a"
"""What old programs write behind the last line; in a wide encoding the byte is half of a character."""

NO_TEXT = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"SQLite format 3\x00",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
)
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\x1f")) + b"\x7f"
MOST_CONTROL = 0.01
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A byte order mark; where files were put together, one stands within."""

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What stands in the place of a control character or of half a character."""

SHOWN_AROUND = 24
_BETWEEN = (b",", b";", b"\t", b"|", b'"', b"\r", b"\n")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1e\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class UnknownEncoding(Refusal):
    """A file whose encoding has to be said.

    `readings` gives for each likely one, the likeliest first, what it makes of the first place that tells them apart.
    """

    def __init__(self, name: str, readings: tuple[tuple[str, str], ...]) -> None:
        self.readings = readings
        super().__init__(
            "“{name}” is not written in UTF-8. Say which encoding it has; {usual} is the usual one of Western "
            "Windows programs.",
            field="encoding",
            name=name,
            usual=USUAL_ENCODING,
        )

    @property
    def candidates(self) -> tuple[str, ...]:
        """The names of the likely encodings."""
        return tuple(encoding for encoding, _ in self.readings)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and bytes, with the encoding in which they are certain to be readable."""

    name: str
    data: bytes
    encoding: str

    def text(self) -> io.TextIOWrapper:
        """Its text from the beginning, line ends as they are."""
        return io.TextIOWrapper(
            io.BytesIO(self.data), encoding=self.encoding, newline="", errors="surrogatepass"
        )

    def lines(self) -> Iterator[str]:
        """Its lines with their ends. Raises Refusal for a line that nothing sensible can stand on."""
        read = self.text().readline
        number = 0
        while line := read(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                raise Refusal(
                    "“{name}”, line {line} is longer than {most} characters; nothing of the file was read.",
                    name=self.name,
                    line=str(number),
                    most=LONGEST_LINE,
                )
            yield line.lstrip(MARK) if line[0] == MARK else line

    def holds_unfit(self) -> bool:
        """Whether a character stands anywhere in it that no list can hold."""
        return any(map(_UNFIT.search, iter(partial(self.text().read, LOOKED_AT), "")))


def cleaned(text: str) -> str:
    """A text with a visible sign in the place of each character that no list can hold."""
    return _UNFIT.sub(UNREADABLE, text)


def read_source(path: Path, encoding: str | None = None) -> Source:
    """Read a text file whole. Raises Refusal for a folder, an unreadable, too large or empty file, or no text."""
    return source_of(path.name, read_bytes(path), encoding)


def source_of(name: str, data: bytes, encoding: str | None = None) -> Source:
    """Bytes as text. Raises Refusal where they are none, UnknownEncoding where that has to be said."""
    if not data.strip(b" \t\r\n\x1a"):
        raise _empty(name)
    marked = _marked(data)
    if marked is None and (data.startswith(NO_TEXT) or _is_binary(data[:LOOKED_AT])):
        raise Refusal("“{name}” is not a text file, so there is no table in it.", name=name)
    found = _known(encoding) if encoding is not None else marked or _found(data, name)
    _insist_on_text(data, found, name)
    return Source(name, data if found.startswith(WIDE) else data.removesuffix(END), found)


def candidates(data: bytes) -> tuple[str, ...]:
    """The encodings a text may have, cp1252 first: what its bytes look like is no more than a hint."""
    import charset_normalizer

    guess = charset_normalizer.from_bytes(data[:LOOKED_AT]).best()
    hint = (guess.encoding,) if guess is not None else ()
    likely = dict.fromkeys((USUAL_ENCODING, *hint, *OTHER_ENCODINGS))
    return tuple(one for one in likely if _decodes(data[:LOOKED_AT], one))


def read_bytes(path: Path) -> bytes:
    """A plain file's bytes. Raises Refusal in words where there is none, or more of it than can be read."""
    insist_on_a_file(path)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError as error:
        raise unreadable(path, error) from error


def insist_on_a_file(path: Path) -> None:
    """Refuse what is no plain file of a size that can be read: a folder, a device, a pipe, a name of nothing."""
    try:
        about = path.stat()
    except ValueError:  # a zero character in the name
        raise Refusal("“{path}” can't be the name of a file.", path=str(path)) from None
    except OSError as error:
        raise unreadable(path, error) from error
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
    if not about.st_size:
        raise _empty(path.name)


def unreadable(path: Path, error: OSError) -> Refusal:
    """Why a file can't be read, in words."""
    if isinstance(error, FileNotFoundError):
        return Refusal("There is no file “{path}”.", path=str(path))
    if isinstance(error, PermissionError):
        return Refusal(
            "“{name}” can't be read: it is open in another program, or you may not read it.", name=path.name
        )
    return Refusal("“{path}” can't be read ({reason}).", path=str(path), reason=error.strerror or str(error))


def _empty(name: str) -> Refusal:
    return Refusal("“{name}” is empty; there is nothing to read in it.", name=name)


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


def _marked(data: bytes) -> str | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    return _zeros(data[:LOOKED_AT])


def _found(data: bytes, name: str) -> str:
    stated = stated_encoding(data)
    if stated is not None:
        return _known(stated)
    if not _decodes(data, "utf-8"):
        around = _first_word(data)
        raise UnknownEncoding(
            name, tuple((one, around.decode(one, "replace").strip()) for one in candidates(data))
        )
    return "utf-8"


def _first_word(data: bytes) -> bytes:
    """The field, at most some words of it, in which the first byte stands that is no plain letter."""
    begin = next(place for place, byte in enumerate(data) if byte > 127)
    start = max(data.rfind(sign, 0, begin) for sign in _BETWEEN) + 1
    ends = (data.find(sign, begin) for sign in _BETWEEN)
    end = min((place for place in ends if place >= 0), default=len(data))
    return data[max(start, begin - SHOWN_AROUND) : min(end, begin + SHOWN_AROUND)]


def _is_binary(start: bytes) -> bool:
    """Whether more control characters stand there than in any text."""
    return len(start) - len(start.translate(None, CONTROL)) > max(4, MOST_CONTROL * len(start))


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
        _decode(data, encoding)
    except UnicodeError:
        return False
    return True


def _decode(data: bytes, encoding: str) -> bool:
    """Whether anything but white space is in it, decoded piece by piece. Raises UnicodeError with its place."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
    written = False
    for begin in range(0, len(data), LOOKED_AT):
        piece = data[begin : begin + LOOKED_AT]
        try:
            text = decoder.decode(piece, final=begin + LOOKED_AT >= len(data))
        except UnicodeDecodeError as error:
            raise UnicodeDecodeError(
                error.encoding, b"", begin + error.start, begin + error.end, error.reason
            ) from None
        written = written or bool(text.strip())
    return written


def _insist_on_text(data: bytes, encoding: str, name: str) -> None:
    try:
        written = _decode(data, encoding)
    except UnicodeError as error:
        place = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise Refusal(
            "“{name}” can't be read as {encoding}: line {line} holds something else. Choose another encoding.",
            field="encoding",
            name=name,
            encoding=encoding,
            line=str(data.count(b"\n", 0, place) + 1),
        ) from error
    if not written:
        raise _empty(name)
