"""A review wears its author's logo and colour and the customer's logo, and stays readable whatever the colour."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image, PngImagePlugin

from csdesk.deck.cover import Author
from csdesk.deck.page import Picture, Review
from csdesk.errors import Refusal
from csdesk.exchange.logo import MOST_BYTES, keep_logo, kept_logo, read_logo
from csdesk.tokens import PAPER, READABLE, branded, contrast, for_charts
from tests.deck import samples


def a_picture(size: tuple[int, int] = (120, 40), form: str = "PNG", **kept: object) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, (226, 0, 26)).save(made, form, **kept)  # type: ignore[arg-type]
    return made.getvalue()


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_can_be_read_on_paper(colour: int) -> None:
    theme = branded(PAPER, f"#{colour:06X}")
    assert contrast(theme.accent, theme.panel) >= READABLE
    assert contrast(theme.on_accent, theme.accent) >= READABLE
    assert contrast(theme.ink, theme.selection) >= READABLE


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert branded(PAPER, "#E2001A").accent == "#E2001A"


@pytest.mark.parametrize(
    ("colour", "lines"), [("#E2001A", PAPER.ink), ("#16734A", PAPER.ink), ("#2F5FD0", "#2F5FD0")]
)
def test_no_line_of_a_chart_looks_like_good_or_bad_news(colour: str, lines: str) -> None:
    assert for_charts(branded(PAPER, colour)).accent == lines


def test_a_logo_is_kept_without_what_was_hidden_in_it(tmp_path: Path) -> None:
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Author", "Somebody Else")
    path = tmp_path / "logo.png"
    path.write_bytes(a_picture(pnginfo=hidden))
    kept = kept_logo(keep_logo(path))
    assert kept is not None and b"Somebody" not in kept
    with Image.open(BytesIO(kept)) as picture:
        assert picture.size == (120, 40)


def test_a_large_logo_is_shrunk(tmp_path: Path) -> None:
    path = tmp_path / "logo.jpg"
    path.write_bytes(a_picture((3000, 1000), "JPEG"))
    assert Picture.png(read_logo(path), "Acme").width == 800


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        a_picture()[:60],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        bytes(MOST_BYTES + 1),
    ],
    ids=["empty", "text", "cut off", "drawing", "huge"],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(Refusal):
        read_logo(path)


def test_a_picture_of_too_many_pixels_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(a_picture((5000, 4000)))
    with pytest.raises(Refusal, match="too many pixels"):
        read_logo(path)


def test_a_picture_fits_without_being_stretched() -> None:
    assert Picture(b"", 100, 100, "").within(200.0, 40.0) == (40.0, 40.0)
    assert Picture(b"", 1000, 100, "").within(200.0, 40.0) == (200.0, 20.0)


def test_the_author_has_no_logo_where_its_file_is_gone(tmp_path: Path) -> None:
    assert kept_logo(str(tmp_path / "gone.png")) is None
    assert Author().logo is None


def parts(file: bytes, pattern: str) -> list[bytes]:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return [archive.read(name) for name in archive.namelist() if re.search(pattern, name)]


def test_the_workbook_wears_logo_and_colour(
    review: Callable[..., Review], file: Callable[..., bytes]
) -> None:
    author = Author("Maya", company="Northwind", logo=Picture.png(a_picture(), "Northwind"), accent="#E2001A")
    facts = replace(samples.facts(), logo=a_picture((50, 50)))
    branded_file = file(review(facts, author))
    (theme,) = parts(branded_file, "theme")
    assert b'<a:accent1><a:srgbClr val="E2001A"/>' in theme
    ours, theirs = sorted(parts(branded_file, "media/"), key=len)
    assert ours != theirs
    (drawing,) = (one for one in parts(branded_file, "drawings/drawing") if b"pic>" in one)
    assert b'descr="Northwind"' in drawing and b'descr="Harbour Freight Lines"' in drawing
    assert load_workbook(BytesIO(branded_file)).worksheets[0].title == "Cover"
