"""Milestones on a time axis in a workbook: a picture with words for those who can't see it."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from PIL import Image

from csdesk.charts.timeline import timeline_of
from csdesk.deck.heights import block_height
from csdesk.deck.measure import COLUMN
from csdesk.deck.page import GRID, Page, Review, TimeChart
from csdesk.domain.milestone import MilestoneDates

TODAY = date(2026, 11, 22)


def a_review(accent: str = "#2F5FD0") -> Review:
    made = timeline_of(
        [
            ("Nights <wait> for nobody", MilestoneDates(date(2026, 2, 20), date(2026, 3, 1))),
            ("大阪の校正室", MilestoneDates(date(2027, 1, 10))),
        ],
        TODAY,
    )
    assert made is not None
    page = Page("Milestones", "One of two is reached", "As of today", (TimeChart(made),))
    return Review("Acme", "Acme", "Ann", (page,), accent)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_picture_is_described_and_as_wide_as_the_page(file: Callable[..., bytes]) -> None:
    content = file(a_review())
    drawing = parts(content)["xl/drawings/drawing1.xml"].decode()
    assert "Nights &lt;wait&gt; for nobody: reached 1 Mar 2026, 9 days late." in drawing
    (picture,) = load_workbook(BytesIO(content))["Milestones"]._images
    width, height = picture.width, picture.height
    block = a_review().pages[0].blocks[0]
    assert abs(width / height - GRID * COLUMN / block_height(block)) < 0.02


def test_the_picture_names_no_program_and_no_hour(file: Callable[..., bytes]) -> None:
    (png,) = [one for name, one in parts(file(a_review())).items() if name.endswith(".png")]
    with Image.open(BytesIO(png)) as picture:
        assert set(picture.info) <= {"dpi"}
    assert not re.search(rb"matplotlib|Software", png, re.IGNORECASE)


def test_today_wears_the_accent(file: Callable[..., bytes]) -> None:
    blue, violet = (
        next(one for name, one in parts(file(a_review(accent))).items() if name.endswith(".png"))
        for accent in ("#2F5FD0", "#6A1B9A")
    )
    assert blue != violet
