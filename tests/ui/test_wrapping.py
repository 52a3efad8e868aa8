"""Rows whose cells go on below where texts are large: nobody has to scroll sideways to read a line."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.wrapping import WrappingRow


def cell(width: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, 30)
    return made


def test_cells_go_on_below_and_a_word_goes_with_its_field(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    row = WrappingRow(spacing=10)
    room.setLayout(row)
    text, first, word, last = QWidget(), cell(100), QLabel("on"), cell(100)
    word.setFixedSize(40, 30)
    for part, stretch in ((text, 1), (first, 0), (word, 0), (last, 0)):
        row.addWidget(part, stretch)
    row.setGeometry(QRect(0, 0, 600, 200))
    assert (text.width(), last.x() + last.width()) == (600 - 270, 600)
    assert {part.y() for part in (text, first, word, last)} == {0}
    assert row.heightForWidth(600) == 30
    row.setGeometry(QRect(0, 0, 260, 200))
    assert [(part.x(), part.y()) for part in (first, word, last)] == [(160, 0), (0, 40), (50, 40)]
    assert row.heightForWidth(260) == 70
    assert row.minimumSize().width() == 100
    first.hide()
    assert row.heightForWidth(260) == 30


def test_an_empty_place_holds_its_page_no_wider_than_it_must(qtbot: QtBot) -> None:
    empty = EmptyState("Nothing", "A sentence that says at some length what belongs here, and why it does.")
    qtbot.addWidget(empty)
    empty.resize(empty.minimumSizeHint())
    empty.show()
    sentence = empty.findChildren(QLabel)[1]
    assert sentence.width() <= empty.width() < sentence.sizeHint().width() * 4
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
