"""Whether a disk has room for what is about to be written, asked before large work begins."""

from __future__ import annotations

import shutil
from pathlib import Path

from csdesk.domain.spoken import size_said
from csdesk.errors import Refusal

SPARE = 1024 * 1024
"""Bytes left over for journals and other programs."""


def insist_on_room(folder: Path, size: int) -> None:
    """Raises Refusal where a folder's disk has less room than `size` bytes; what doesn't tell its room has enough."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return
    if free < size + SPARE:
        raise Refusal(
            "The disk of “{folder}” has {free} left and {needed} are needed. Nothing was changed; free some space "
            "and try again.",
            folder=str(folder),
            free=size_said(free),
            needed=size_said(size + SPARE),
        )
