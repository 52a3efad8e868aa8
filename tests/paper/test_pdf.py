"""The PDF as its readers' programs see it."""

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from csdesk.charts.widths import width
from csdesk.deck.content import Author, review_of
from csdesk.deck.manners import ReviewFormats
from csdesk.deck.pages import pages_of
from csdesk.deck.printed import PrintedReview
from csdesk.domain.review import ReviewKind
from csdesk.errors import Cancelled
from csdesk.jobs import Progress
from csdesk.paper.fonts import fitting
from csdesk.paper.pdf import pdf_of
from tests.deck.samples import facts

# A PDF needs an application; pytest-qt's own, so that tests of the window find theirs.
pytestmark = pytest.mark.usefixtures("qapp")

ALONE = """
import pickle, sys
from csdesk.jobs import Progress
from csdesk.paper.pdf import pdf_of
sys.stdout.buffer.write(pdf_of(pickle.load(sys.stdin.buffer), Progress()))
"""

AUTHOR = Author("Maya Okafor", "Customer success manager", "Northwind Systems")


@pytest.fixture
def printed() -> PrintedReview:
    formats = ReviewFormats("en_GB")
    return pages_of(review_of(facts(), ReviewKind.EXECUTIVE, AUTHOR, formats), formats)


@pytest.fixture
def reader(printed: PrintedReview) -> PdfReader:
    return PdfReader(BytesIO(pdf_of(printed, Progress())))


def test_each_printed_page_is_a_page_of_its_size(reader: PdfReader, printed: PrintedReview) -> None:
    assert len(reader.pages) == len(printed.pages)
    for page in reader.pages:
        assert float(page.mediabox.width) == pytest.approx(841.9, abs=1)
        assert float(page.mediabox.height) == pytest.approx(595.3, abs=1)


def test_texts_stay_texts_in_the_order_of_the_page(reader: PdfReader, printed: PrintedReview) -> None:
    for page, wanted in zip(reader.pages, printed.pages, strict=True):
        read = "".join(page.extract_text().split())
        long = [words.text for words in wanted.words if len(words.text) > 30]
        places = [read.find("".join(text.split())) for text in long[:4]]
        assert -1 not in places
        assert places == sorted(places)


def test_it_names_nobody_but_its_author(reader: PdfReader, printed: PrintedReview) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == printed.title
    assert reader.metadata.author == reader.metadata.creator == "Maya Okafor"
    assert not (reader.metadata.producer or "").strip()


def test_no_program_is_named_anywhere(printed: PrintedReview) -> None:
    content = pdf_of(printed, Progress())

    for encoding in ("utf-8", "utf-16-be"):
        for name in ("Qt 6", "csdesk", "PySide"):
            assert name.encode(encoding) not in content


def test_a_review_of_nobody_has_no_author(printed: PrintedReview) -> None:
    reader = PdfReader(BytesIO(pdf_of(replace(printed, author=""), Progress())))

    assert reader.metadata is None or not reader.metadata.author


def test_charts_are_lines_and_no_pictures(reader: PdfReader) -> None:
    assert not any(page.images for page in reader.pages)


def test_no_text_is_painted_wider_than_it_was_counted(printed: PrintedReview) -> None:
    for page in printed.pages:
        for words in page.words:
            painted, _ = fitting(words.text, words.bold)
            assert painted <= width(words.text, 1.0, words.bold) + 1e-9


def test_a_stopped_print_leaves_nothing(printed: PrintedReview) -> None:
    progress = Progress()
    progress.stop()

    with pytest.raises(Cancelled):
        pdf_of(printed, progress)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there screens have no names")
def test_a_screen_that_cannot_be_reached_is_not_asked_for(printed: PrintedReview) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    written = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=pickle.dumps(printed),
        env=environment | {"DISPLAY": ":7777"},
        capture_output=True,
        check=True,
    )

    assert written.stdout.startswith(b"%PDF")
