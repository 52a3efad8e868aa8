"""The workbook's theme: the program's own colours, with the accent of whoever prepared the review."""

from __future__ import annotations

import re
from dataclasses import replace

from openpyxl.writer.theme import theme_xml

from csdesk.tokens import PAPER, for_charts


def theme_of(accent: str) -> bytes:
    """The theme's part: `accent` for what stands out and for links, as second accent the one that charts take."""
    lines = for_charts(replace(PAPER, accent=accent)).accent
    made = theme_xml
    for place, value in (("accent1", accent), ("accent2", lines), ("hlink", accent), ("folHlink", accent)):
        colour = f'<a:srgbClr val="{value.lstrip("#")}"/>'
        made = re.sub(rf"(<a:{place}>).*?(</a:{place}>)", rf"\g<1>{colour}\g<2>", made, flags=re.DOTALL)
    return made.encode()
