"""How everything looks: Fusion with a palette and a stylesheet of our own, both filled from the tokens."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from csdesk import tokens
from csdesk.settings import SYSTEM
from csdesk.tokens import DARK, LIGHT, Theme
from csdesk.ui.scale import px, take
from csdesk.ui.stylesheet import STYLESHEET

# Every token of text with the grounds that it stands on; a test holds each of them to WCAG AA.
PAIRS = (
    ("ink", ("page", "panel", "rail", "selection", "muted_ground")),
    ("muted", ("page", "panel", "rail", "muted_ground")),
    ("accent", ("page", "panel", "selection")),
    ("good", ("page", "panel", "good_ground")),
    ("warning", ("page", "panel", "warning_ground")),
    ("bad", ("page", "panel", "bad_ground")),
    ("on_accent", ("accent",)),
)
FUSION = ("-style", "fusion")
"""What an application is begun with. Who sets the style later, or asks for it, loads all of its names: a twentieth of
the time to the window."""

HALF = 128
Role = QPalette.ColorRole
ROLES = {
    Role.Window: "page",
    Role.WindowText: "ink",
    Role.Base: "panel",
    Role.AlternateBase: "page",
    Role.Text: "ink",
    Role.PlaceholderText: "muted",
    Role.Button: "panel",
    Role.ButtonText: "ink",
    Role.BrightText: "bad",
    Role.ToolTipBase: "panel",
    Role.ToolTipText: "ink",
    Role.Highlight: "selection",
    Role.HighlightedText: "ink",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.Accent: "accent",
    Role.Light: "panel",
    Role.Midlight: "line",
    Role.Mid: "line",
    Role.Dark: "line",
    Role.Shadow: "line",
}


class Looks(QObject):
    """The theme in use. Whoever paints by hand asks it for colours and paints anew on `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = SYSTEM, size: int = 100) -> None:
        super().__init__(app)
        self.app = app
        self._choice = choice
        take(size)
        app.setFont(font(tokens.TYPE_BODY))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.theme = self._wanted(app.palette())  # ours is not set yet
        self._apply()

    def choose(self, choice: str) -> None:
        """Take "light", "dark" or "system" from now on."""
        self._choice = choice
        self._follow_system()

    def choose_size(self, percent: int) -> None:
        """Make texts of this size from now on; what keeps no text of its own takes it at once."""
        take(percent)
        self.app.setFont(font(tokens.TYPE_BODY))
        self._apply()
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """The colour of a token in the theme in use."""
        return QColor(self.theme.colour(token))

    def _wanted(self, systems: QPalette) -> Theme:
        if self._choice == SYSTEM:
            return DARK if systems.color(QPalette.ColorRole.Window).lightness() < HALF else LIGHT
        return DARK if self._choice == DARK.name else LIGHT

    def _follow_system(self) -> None:
        # Fusion's own palette follows the system, whatever palette we set over it.
        wanted = self._wanted(self.app.style().standardPalette())
        if wanted is not self.theme:
            self.theme = wanted
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        # A sheet that takes another's place costs eight times as much as one that is put on where there is none.
        self.app.setStyleSheet("")
        self.app.setPalette(palette(self.theme))
        self.app.setStyleSheet(stylesheet(self.theme))


def font(pixels: int, *, bold: bool = False) -> QFont:
    """The system's interface font in one of the sizes of the tokens."""
    made = QFont()
    made.setPixelSize(px(pixels))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def palette(theme: Theme) -> QPalette:
    """The palette of a theme; what is disabled is muted."""
    made = QPalette()
    for role, token in ROLES.items():
        made.setColor(role, QColor(theme.colour(token)))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made


def stylesheet(theme: Theme) -> str:
    """The stylesheet with a theme's colours and the sizes of the tokens in their places."""
    colours = {name: theme.colour(name) for name in Theme.__slots__ if name != "name"}
    sizes = {
        "title_size": px(tokens.TYPE_TITLE),
        "heading_size": px(tokens.TYPE_HEADING),
        "body_size": px(tokens.TYPE_BODY),
        "small_size": px(tokens.TYPE_SMALL),
        "figure_size": px(tokens.TYPE_FIGURE),
        "brand_size": px(16),
        "round": px(7) + 2,  # never more than half of a chip, which would be drawn square
        "arrow": px(26),
        "radius": tokens.CARD_RADIUS,
    }
    return Template(STYLESHEET).substitute(colours, **sizes)
