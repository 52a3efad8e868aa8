"""The guide: it tells of every place, all that it points at is there, and every key that it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.flows.sample.stories import HARBOUR
from csdesk.flows.sample.tongue import in_language
from csdesk.settings import LANGUAGE_VARIABLE
from csdesk.ui import dialogs
from csdesk.ui.actions import ACTIONS, OTHER_KEYS
from csdesk.ui.guide.chapters import KEYS, Guide, slug_of
from csdesk.ui.guide.dressing import blocks, pieces
from csdesk.ui.guide.places import CHAPTER_OF, CHAPTER_OF_DIALOG, START, chapter_of
from csdesk.ui.guide.reader import Resource
from csdesk.ui.guide.window import GuideWindow
from csdesk.ui.pages.account import SECTIONS
from csdesk.ui.places import PAGES, Place
from csdesk.ui.shell import Shell
from csdesk.ui.window import Window
from csdesk.words import ENGLISH, words

GUIDE = Guide()
FOREIGN = "de"
FILES = sorted(GUIDE.folder.glob("*.md"))
TRANSLATED = sorted(GUIDE.folder.glob(f"{FOREIGN}/*.md"))
MOST_BYTES = 2 * 1024 * 1024
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
BUILT = re.compile(r"^(?:#+|\||-|\d+\.|!|```|$)", re.MULTILINE)
ITALIC = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
CODE = re.compile(r"`([^`\n]+)`")
MENU = re.compile(r"([^>]+) > (.+)")
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \|$", re.MULTILINE)
MODIFIED = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d+")
EVERYWHERE = {"Shift+Tab", "Tab", "Enter", "Esc", "Space"}


def as_written(keys: str) -> str:
    return QKeySequence(keys.replace("Enter", "Return")).toString()


def known_keys() -> set[str]:
    said = " ".join(keys for _, keys in OTHER_KEYS)
    sections = {f"Alt+{number}" for number in range(1, len(SECTIONS) + 1)}
    known = (
        sections
        | {keys for action in ACTIONS for keys in action.keys}
        | set(MODIFIED.findall(said))
        | EVERYWHERE
    )
    return {as_written(keys.rstrip(",;")) for keys in known}


def headings(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [slug_of(line.lstrip("# ")) for line in lines if line.startswith("#")]


def italics(file: Path) -> list[str]:
    """What is called by its name, and what is stressed; code and heavy text left out."""
    text = CODE.sub("", file.read_text(encoding="utf-8")).replace("**", "")
    return [" ".join(said.split()) for said in ITALIC.findall(text)]


def keys_in(file: Path) -> list[str]:
    return [
        as_written(said) for said in CODE.findall(file.read_text(encoding="utf-8")) if KEYS.fullmatch(said)
    ]


def links_of(file: Path) -> list[tuple[bool, str, int]]:
    """Where the links and pictures of a chapter lead, anchors by the number of their heading."""
    found = []
    for mark, path, slug in LINK.findall(file.read_text(encoding="utf-8")):
        target = file.parent / path if path else file
        inside = target.resolve().relative_to(GUIDE.folder).as_posix().removeprefix(f"{FOREIGN}/")
        found.append((bool(mark), inside, headings(target).index(slug) if slug else 0))
    return found


def test_every_place_has_its_chapter() -> None:
    places = {page for page in PAGES if page != "account"} | {f"account.{name}" for name, _, _ in SECTIONS}
    assert places == set(CHAPTER_OF)
    listed = {one.name for one in GUIDE.contents}
    assert set(CHAPTER_OF.values()) <= listed
    assert listed | {START} == {file.stem for file in FILES}


def test_every_dialog_has_its_chapter() -> None:
    folder = Path(dialogs.__file__).parent
    made = {
        name
        for file in folder.glob("*.py")
        for name in re.findall(r"^class (\w+Dialog)\(", file.read_text(), re.M)
    }
    assert made <= set(CHAPTER_OF_DIALOG)
    assert set(CHAPTER_OF_DIALOG.values()) <= {one.name for one in GUIDE.contents}


def test_a_place_that_is_not_known_shows_the_contents() -> None:
    assert chapter_of("", "") == START
    assert chapter_of("account", "people") == "people"
    assert chapter_of("today", "anything") == "today"


@pytest.mark.parametrize("file", FILES + TRANSLATED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_what_a_chapter_points_at_is_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for is_picture, path, slug in LINK.findall(text):
        target = file.parent / path if path else file
        assert target.is_file(), path
        assert is_picture or not slug or slug in headings(target), slug


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_keys_and_menus_of_a_chapter_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    known = known_keys()
    for said in CODE.findall(text):
        assert not MODIFIED.fullmatch(said) or as_written(said) in known, said
    for keys, title in ROW.findall(text):
        assert any(
            title == action.title and as_written(keys) in map(as_written, action.keys) for action in ACTIONS
        ), (keys, title)
    entries = {(action.menu, action.title) for action in ACTIONS}
    assert {found.groups() for found in map(MENU.fullmatch, italics(file)) if found} <= entries


def test_every_chapter_is_translated() -> None:
    assert [file.name for file in TRANSLATED] == [file.name for file in FILES]
    listed = Guide(FOREIGN).contents
    assert [one.name for one in listed] == [one.name for one in GUIDE.contents]
    titles = {file.stem: file.read_text(encoding="utf-8").splitlines()[0] for file in TRANSLATED}
    assert [f"# {one.title}" for one in listed] == [titles[one.name] for one in listed]


@pytest.mark.parametrize("file", TRANSLATED, ids=lambda file: file.stem)
def test_a_translated_chapter_is_built_as_its_original(file: Path) -> None:
    original = GUIDE.folder / file.name
    translated, english = [one.read_text(encoding="utf-8") for one in (file, original)]
    assert BUILT.findall(translated) == BUILT.findall(english)
    assert sorted(links_of(file)) == sorted(links_of(original))
    assert sorted(keys_in(file)) == sorted(keys_in(original))


@pytest.mark.parametrize("file", TRANSLATED, ids=lambda file: file.stem)
def test_a_translated_chapter_calls_everything_as_the_program_does(file: Path) -> None:
    original = GUIDE.folder / file.name
    named = {said.casefold() for said in italics(file)}
    for said in italics(original):
        entry = MENU.fullmatch(said)
        parts = entry.groups() if entry else (said,)
        called = " > ".join(words(part, FOREIGN) for part in parts)
        assert called == said or called.casefold() in named, f"{said}: {called}"
    rows = [[title for _, title in ROW.findall(one.read_text(encoding="utf-8"))] for one in (original, file)]
    assert [words(title, FOREIGN) for title in rows[0]] == rows[1]


@pytest.mark.parametrize("language", ["", FOREIGN])
def test_pictures_are_of_the_language_few_bytes_and_all_seen(language: str) -> None:
    folder = GUIDE.folder / language
    pictures = set(folder.joinpath("pictures").iterdir())
    shown = {
        folder / path
        for file in folder.glob("*.md")
        for is_one, path, _ in LINK.findall(file.read_text(encoding="utf-8"))
        if is_one
    }
    assert pictures == shown
    assert sum(picture.stat().st_size for picture in pictures) < MOST_BYTES


def test_what_is_typed_is_found_in_every_chapter() -> None:
    found = GUIDE.find("baseline lucky")
    assert [part.address for part in found] == ["plan.md#baseline"]
    assert GUIDE.find("bâselîne")[0].address == "plan.md#baseline"
    assert GUIDE.find("pictures/plan.png") == []


def open_guide() -> GuideWindow:
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, GuideWindow)]
    (guide,) = [one for one in windows if one.isVisible()]
    return guide


@pytest.fixture
def guide(shell: Shell, qtbot: QtBot) -> GuideWindow:
    made = GuideWindow(shell)
    qtbot.addWidget(made)
    made.resize(1040, 760)
    made.open("plan.md")
    return made


def test_the_guide_is_read_by_keys(guide: GuideWindow, qtbot: QtBot) -> None:
    reader = guide.reader
    assert guide.windowTitle() == "The success plan – Guide to csdesk"
    assert guide.list.currentItem().text() == "The success plan"
    qtbot.keyClick(reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(guide.search.hasFocus)
    qtbot.keyClicks(guide.search, "usual range starts")
    assert [guide.list.item(row).text() for row in range(guide.list.count())] == ["Timeline – Changes"]
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert reader.source().toString() == "timeline.md#changes"
    assert reader.verticalScrollBar().value() > 0
    assert reader.extraSelections()
    qtbot.keyClick(guide.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: guide.list.currentItem().text() == "Timeline")
    qtbot.keyClick(guide.search, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: reader.source().toString() == "plan.md")
    qtbot.keyClick(guide.search, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: reader.source().toString() == "timeline.md#changes")
    qtbot.keyClick(guide.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not guide.isVisible())


def test_a_chapter_that_a_language_lacks_is_read_in_english(tmp_path: Path) -> None:
    for name in ("plan.md", "de/plan.md", "today.md", "pictures/plan.png"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{name} `Ctrl+N`")
    guide = Guide("de", lambda keys: keys.replace("Ctrl", "Strg"))
    guide.folder = tmp_path
    assert guide.text("plan") == "de/plan.md `Strg+N`"
    assert guide.text("today") == "today.md `Strg+N`"
    for picture in ("pictures/plan.png", "../pictures/plan.png"):
        assert guide.file(picture) == tmp_path / "pictures/plan.png"
    assert guide.file("../../plan.md") is None
    with pytest.raises(OSError, match="none"):
        guide.text("none")


def test_a_chapter_that_one_goes_back_to_is_dressed_as_before(guide: GuideWindow, qtbot: QtBot) -> None:
    reader = guide.reader
    reader.open("timeline.md")
    reader.backward()
    qtbot.waitUntil(lambda: reader.source().toString() == "plan.md")
    assert "baseline" in {
        name
        for block in blocks(reader.document())
        for _, _, form in pieces(block)
        for name in form.anchorNames()
    }


def test_links_stay_in_the_guide_and_nothing_is_fetched(
    guide: GuideWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    reader = guide.reader
    reader.follow(QUrl("#baseline"))
    assert reader.source().toString() == "plan.md#baseline"
    assert reader.verticalScrollBar().value() > 0
    reader.follow(QUrl("https://example.org/"))
    assert opened == ["https://example.org/"]
    assert reader.source().toString() == "plan.md#baseline"
    for outside in ("https://example.org/picture.png", "../pictures/account.png", "/etc/hostname"):
        assert reader.loadResource(Resource.ImageResource.value, QUrl(outside)) is None


def test_pictures_fit_and_colours_follow_the_theme(guide: GuideWindow, qtbot: QtBot) -> None:
    reader = guide.reader
    document = reader.document()

    def form_of(wanted: str) -> object:
        return next(
            form for block in blocks(document) if wanted in block.text() for _, _, form in pieces(block)
        )

    def width() -> float:
        forms = [form for block in blocks(document) for _, _, form in pieces(block)]
        (picture,) = [form.toImageFormat() for form in forms if form.isImageFormat()]
        image = document.resource(Resource.ImageResource.value, QUrl(picture.name()))
        assert isinstance(image, QImage)
        assert image.deviceIndependentSize().width() == picture.width()
        return picture.width()

    wide = width()
    guide.resize(600, 500)
    qtbot.waitUntil(lambda: width() < wide)
    assert width() <= reader.viewport().width()
    heading = form_of("The success plan")
    light = heading.foreground().color().name()  # type: ignore[attr-defined]
    guide.reader._looks.choose("dark")
    try:
        dark = form_of("The success plan").foreground().color().name()  # type: ignore[attr-defined]
    finally:
        guide.reader._looks.choose("light")
    assert (light, dark) == ("#1b2430", "#e7ebf2")


def test_the_guide_follows_the_language(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE)
    window.menus.made("help.guide").trigger()
    guide = open_guide()
    guide.open("plan.md")
    with qtbot.waitSignal(window.travel.went):
        window.shell.preferences.choose("language", "de")
    assert guide.windowTitle() == "Der Erfolgsplan – Leitfaden zu csdesk"
    assert guide.list.currentItem().text() == "Der Erfolgsplan"
    guide.reader.follow(QUrl("#ausgangswert"))
    assert guide.reader.verticalScrollBar().value() > 0
    qtbot.keyClicks(guide.search, "saulen wochentlich")
    assert [guide.list.item(row).text() for row in range(guide.list.count())] == ["Fragen"]
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert "Strg+D" in guide.reader.toPlainText()
    guide.search.clear()
    with qtbot.waitSignal(window.travel.went):
        window.shell.preferences.choose("language", "en")
    assert guide.windowTitle() == "Questions – Guide to csdesk"
    assert "Ctrl+D" in guide.reader.toPlainText()
    guide.close()


def test_f1_opens_the_chapter_of_what_is_seen(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Acme"))
    qtbot.keyClick(window.frame, Qt.Key.Key_F1)
    guide = open_guide()
    assert guide.reader.source().toString() == "accounts.md"
    window.travel.open(Place("account", 1, "questions"))
    qtbot.waitUntil(lambda: window.area.page_name == "account")
    window.menus.made("help.guide").trigger()
    assert guide.reader.source().toString() == "questions.md"
    window.menus.made("help.log").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QShortcut)) and dialog.isActiveWindow())
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: guide.reader.source().toString() == "trouble.md")
    dialog.accept()
    window.frame.close()
    qtbot.waitUntil(lambda: not guide.isVisible())


@pytest.mark.parametrize("language", [ENGLISH, FOREIGN])
def test_the_first_review_is_that_of_the_sample_books_first_account(language: str) -> None:
    folder = GUIDE.folder / ("" if language == ENGLISH else language)
    told = folder.joinpath("first-review.md").read_text(encoding="utf-8")
    assert f"*{in_language(HARBOUR, language).name}*" in told
