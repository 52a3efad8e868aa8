"""Takes the pictures of the README and of the guide from the real window over the sample book, in every language.

`python packaging/pictures.py` takes all of them, `python packaging/pictures.py plan today` some by their names.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "2"
os.environ["CSDESK_HOME"] = tempfile.mkdtemp(prefix="csdesk-pictures-")

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from csdesk import app
from csdesk.desk import Desk
from csdesk.flows.sample.stories.calder import CALDER
from csdesk.flows.sample.stories.harbour import HARBOUR
from csdesk.flows.sample.tongue import in_language
from csdesk.flows.sample_book import write_sample_book
from csdesk.queries.reviews import reviews
from csdesk.ui.frame import Frame
from csdesk.ui.memory import Memory
from csdesk.ui.places import Place
from csdesk.ui.preferences import Preferences
from csdesk.ui.qt_words import speak
from csdesk.ui.speech import Speech
from csdesk.ui.theme import FUSION, Looks
from csdesk.ui.widgets.card import Card
from csdesk.ui.window import Window
from csdesk.words import ENGLISH

TODAY = date(2026, 11, 22)
ACCOUNT = 1
RESOURCES = Path(__file__).resolve().parents[1] / "resources"
GUIDE = RESOURCES / "help"
WIDTH = 1024  # of the window, so that a page's text can still be read where the guide shows it
COLOURS = 160
BETWEEN = 400  # milliseconds between two looks
STILL = 3  # looks that saw the same: then nothing moves any more
MARGIN = 40  # pixels that stay below what is seen


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language in which pictures are taken: where the guide keeps them, and a file that is imported for one."""

    language: str
    locale: str
    pictures: Path
    file: str
    head: str
    unreadable: str

    @property
    def figures(self) -> bytes:
        """The file: a year's figures of one account, and one of another's that is no number."""
        harbour, calder = (in_language(story, self.language).name for story in (HARBOUR, CALDER))
        months = [f"{harbour},2026-{month:02},{230 - 4 * month}" for month in range(1, 11)]
        odd = [f"{calder},2026-09,57", f"{calder},2026-10,{self.unreadable}"]
        return "\n".join([self.head, *months, *odd]).encode()


TONGUES = (
    Tongue(ENGLISH, "en_GB", GUIDE / "pictures", "Tickets.csv", "account,month,tickets", "about fifty"),
    Tongue("de", "de_DE", GUIDE / "de" / "pictures", "Anfragen.csv", "Kunde,Monat,Anfragen", "etwa fünfzig"),
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: where it is kept, of which place in a window of which size, and what of it is seen."""

    path: Path
    place: Place
    size: tuple[int, int]
    seen: Callable[[Window], QWidget]
    before: Callable[[Window], object] = lambda _: None

    @property
    def name(self) -> str:
        """How it is asked for."""
        return self.path.stem


def main(wanted: Sequence[str]) -> int:
    """Take the pictures of these names, or all of them."""
    program = QApplication([sys.argv[0], *FUSION])
    program.setCursorFlashTime(0)
    return max(_take(program, tongue, wanted) for tongue in TONGUES)


def _take(program: QApplication, tongue: Tongue, wanted: Sequence[str]) -> int:
    """Take those of one language."""
    book = Path(tempfile.mkdtemp()) / "My book.csdesk"
    write_sample_book(book, TODAY, language=tongue.language)
    shots = [shot for shot in _shots(book, tongue) if not wanted or shot.name in wanted]
    preferences = Preferences()
    preferences.choose("language", tongue.language)
    preferences.choose("locale", tongue.locale)
    speech = Speech(tongue.locale, tongue.language)
    speak(program, speech)
    frame = Frame(Looks(program, "light"), Memory(), speech)
    frame.painted.connect(partial(_begin, frame, preferences, book, shots))
    frame.show()
    return program.exec()


def _shots(book: Path, tongue: Tongue) -> list[Shot]:
    preparing, held = _reviews(book)
    prepared = Place("review", ACCOUNT, record=f"review:{preparing}")
    after = Place("afterwards", ACCOUNT, record=f"review:{held}")

    def guide(name: str, height: int, place: Place | None = None) -> Shot:
        section = Place("account", ACCOUNT, name)
        return Shot(tongue.pictures / f"{name}.png", place or section, (WIDTH, height), _page)

    readme = Shot(
        RESOURCES / "pictures" / "account.png", Place("account", ACCOUNT, "results"), (1360, 860), _whole
    )
    return [
        *([readme] if tongue.language == ENGLISH else []),
        guide("today", 760, Place("today")),
        guide("accounts", 600, Place("accounts")),
        guide("plan", 760),
        guide("results", 1010),
        guide("figures", 440, Place("figures", ACCOUNT)),
        guide("timeline", 860),
        guide("people", 760),
        guide("questions", 680),
        guide("reviews", 560, Place("reviews")),
        Shot(tongue.pictures / "review.png", prepared, (1360, 860), _page),
        guide("afterwards", 700, after),
        Shot(tongue.pictures / "sharing.png", prepared, (1360, 860), _sharing),
        Shot(
            tongue.pictures / "import.png", Place("accounts"), (1100, 800), _dialog, partial(_import, tongue)
        ),
    ]


def _reviews(book: Path) -> tuple[int, int]:
    """The review that is being prepared, and the last one that was held."""
    desk = Desk.open(book, write=False, today=lambda: TODAY)
    found = desk.ask(reviews, TODAY, ACCOUNT)
    desk.close()
    return found.upcoming[0].id, found.past[0].id


def _begin(frame: Frame, preferences: Preferences, book: Path, shots: Sequence[Shot]) -> None:
    window = app.furnish(frame, preferences, TODAY)
    taker = Taker(window, shots)
    window.books.opened.connect(lambda _: QTimer.singleShot(BETWEEN, taker.go_on))
    app.open_first(window, book, asked=True)


class Taker:
    """Goes from shot to shot, and takes each once nothing moves any more."""

    def __init__(self, window: Window, shots: Sequence[Shot]) -> None:
        self._window = window
        self._shots = list(shots)
        self._seen: list[bytes] = []
        self._timer = QTimer(window.frame, interval=BETWEEN)
        self._timer.timeout.connect(self._look)

    def go_on(self) -> None:
        """To the next one, or to the end."""
        if not self._shots:
            self._window.shell.hands.close()
            self._window.frame.hide()
            QApplication.exit(0)
            return
        shot = self._shots[0]
        self._seen.clear()
        self._window.frame.resize(*shot.size)
        self._window.travel.open(shot.place)
        QTimer.singleShot(BETWEEN, self._window, partial(shot.before, self._window))
        QTimer.singleShot(3 * BETWEEN, self._timer.start)

    def _look(self) -> None:
        self._window.foot.clear()
        if self._window.shell.hands.is_reading:
            self._seen.clear()
            return
        shot = self._shots[0]
        self._seen = [*self._seen, _picture(shot.seen(self._window))][-STILL:]
        if len(self._seen) == STILL and len(set(self._seen)) == 1:
            self._timer.stop()
            _keep(self._shots.pop(0), self._seen[0])
            self.go_on()


def _picture(widget: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def _keep(shot: Shot, picture: bytes) -> None:
    """Keep it in few colours, without the emptiness below."""
    whole = Image.open(BytesIO(picture)).convert("RGB")
    ground = Image.new("RGB", whole.size, whole.getpixel((0, whole.height - 1)))
    box = ImageChops.difference(whole, ground).getbbox() or (0, 0, *whole.size)
    seen = whole.crop((0, 0, whole.width, min(whole.height, box[3] + MARGIN)))
    shot.path.parent.mkdir(parents=True, exist_ok=True)
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(shot.path, optimize=True)
    sys.stdout.write(f"{shot.path.relative_to(RESOURCES)}: {shot.path.stat().st_size // 1024} kB\n")


def _whole(window: Window) -> QWidget:
    return window.frame


def _page(window: Window) -> QWidget:
    page = window.area.page
    assert page is not None
    return page


def _sharing(window: Window) -> QWidget:
    title = window.shell.words("What is not shared")
    return next(card for card in window.area.findChildren(Card) if card.heading.text() == title)


def _dialog(window: Window) -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window.frame)


def _import(tongue: Tongue, window: Window) -> None:
    file = Path(tempfile.mkdtemp()) / tongue.file
    file.write_bytes(tongue.figures)
    window.importing.open_file(file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
