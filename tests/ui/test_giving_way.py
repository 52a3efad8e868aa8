"""Long names give way where there is little room, and can still be read whole."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.ui.forms.editors import Chooser
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.buttons import ElidedButton

LONG = "Vereinigte Oberrheinische Werkzeug- & Maschinenbaugesellschaft " * 3


def test_a_button_with_a_long_name_ends_in_an_ellipsis_and_tells_all_of_it(
    qtbot: QtBot, looks: Looks
) -> None:
    button = ElidedButton(lambda: None)
    qtbot.addWidget(button)
    button.call(LONG)
    assert button.minimumSizeHint().width() < 150 < button.sizeHint().width()
    button.resize(150, button.sizeHint().height())
    button.grab()
    assert button.toolTip() == button.accessibleName() == LONG
    button.call("Harbour & Sons")
    button.resize(button.sizeHint())
    button.grab()
    assert button.toolTip() == ""


def test_a_long_choice_makes_no_page_wider_but_its_list_shows_all_of_it(qtbot: QtBot, looks: Looks) -> None:
    chooser = Chooser()
    qtbot.addWidget(chooser)
    chooser.addItems(["Short", LONG])
    assert chooser.minimumSizeHint().width() <= 150
    chooser.resize(chooser.minimumSizeHint())
    chooser.show()
    chooser.showPopup()
    view = chooser.view()
    assert view.width() >= view.sizeHintForColumn(0)
    assert view.sizeHintForColumn(0) >= view.fontMetrics().horizontalAdvance(LONG)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
