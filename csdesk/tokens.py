"""The colours, sizes and spacings that everything drawn takes its looks from; nothing else holds a colour.

Colours are known by token names; a theme gives them values: light or dark on the screen, paper in a deck.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace

GRID = 4
CARD_RADIUS = 10
CARD_PADDING = 16
TYPE_TITLE = 22
TYPE_HEADING = 14
TYPE_BODY = 13
TYPE_SMALL = 12
TYPE_FIGURE = 26


@dataclass(frozen=True, slots=True)
class Theme:
    """Token names with their colours, as `#RRGGBB`."""

    name: str
    page: str
    panel: str
    rail: str
    line: str
    ink: str
    muted: str
    accent: str
    good: str
    warning: str
    bad: str
    on_accent: str
    selection: str
    good_ground: str
    warning_ground: str
    bad_ground: str
    muted_ground: str

    def colour(self, token: str) -> str:
        """The colour of a token by its name. Raises AttributeError for a name that is no token."""
        return str(getattr(self, token))


LIGHT = Theme(
    name="light",
    page="#F6F7F9",
    panel="#FFFFFF",
    rail="#EEF1F6",
    line="#E3E6EB",
    ink="#1B2430",
    muted="#5B6578",
    accent="#2F5FD0",
    good="#16734A",
    warning="#8A5A0B",
    bad="#B3261E",
    on_accent="#FFFFFF",
    selection="#DEE7FB",
    good_ground="#DDF3E6",
    warning_ground="#FBF0D5",
    bad_ground="#FBE3E1",
    muted_ground="#E9ECF1",
)

DARK = Theme(
    name="dark",
    page="#14181F",
    panel="#1B212B",
    rail="#10141A",
    line="#2B3340",
    ink="#E7EBF2",
    muted="#97A3B6",
    accent="#7EA2F5",
    good="#4CC38A",
    warning="#E3B341",
    bad="#F0776B",
    on_accent="#14181F",
    selection="#26344F",
    good_ground="#15332A",
    warning_ground="#3A3018",
    bad_ground="#40211F",
    muted_ground="#262E3A",
)

PAPER = Theme(
    name="paper",
    page="#FFFFFF",
    panel="#FFFFFF",
    rail="#F6F7F9",
    line="#D5DAE2",
    ink="#1B2430",
    muted="#5B6578",
    accent="#2F5FD0",
    good="#16734A",
    warning="#8A5A0B",
    bad="#B3261E",
    on_accent="#FFFFFF",
    selection="#DEE7FB",
    good_ground="#DDF3E6",
    warning_ground="#FBF0D5",
    bad_ground="#FBE3E1",
    muted_ground="#F6F7F9",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, PAPER)}


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#RRGGBB` colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


READABLE = 4.5
"""The contrast that a text needs on its ground (WCAG 2.2, AA)."""

SHADES = 100
TINT = 0.93
NEAR_HUE = 0.08
"""Hues, from 0 to 1 round the wheel, that are told apart with difficulty."""

GREYISH = 0.15


def branded(theme: Theme, accent: str) -> Theme:
    """A light theme with somebody's own accent, as near to the colour they chose as it can still be read.

    The colour keeps its hue; it is darkened until a text in it, and white on it, reach `READABLE`.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(accent))
    for step in range(SHADES + 1):
        shade = _colour(hue, lightness * (1 - step / SHADES), saturation)
        if min(contrast(shade, theme.panel), contrast(shade, theme.muted_ground)) >= READABLE:
            break
    return replace(theme, accent=shade, selection=_colour(hue, TINT, min(saturation, 0.8)))


def for_charts(theme: Theme) -> Theme:
    """The theme that charts are drawn in: an accent that looks like the colour of good or bad news gives way to ink."""
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(theme.accent))
    signs = [colorsys.rgb_to_hls(*_channels(one))[0] for one in (theme.good, theme.bad, theme.warning)]
    alike = saturation > GREYISH and any(min(abs(hue - one), 1 - abs(hue - one)) < NEAR_HUE for one in signs)
    return replace(theme, accent=theme.ink) if alike else theme


def _colour(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(c * 255):02X}" for c in colorsys.hls_to_rgb(hue, lightness, saturation))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
