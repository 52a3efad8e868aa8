"""What earlier sessions left behind that ended in a crash: found once at the next start, and kept to be sent."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from csdesk.ui.session import NAME

SESSIONS = NAME.format(process="*")
LAST = "last-crash.txt"
SIGNS = ("Fatal Python error", "Windows fatal exception")
"""How Python begins to tell of a crash. A session that was killed from outside has nothing to tell."""
MOST_BYTES = 64 * 1024


def find_new_crash(folder: Path) -> str | None:
    """What the newest crashed session left in `folder`, None where there is none; it is found only once."""
    crashes = []
    for path in sorted(folder.glob(SESSIONS), key=_age):
        process = path.stem.rpartition("-")[2]
        if not process.isdecimal() or int(process) == os.getpid():
            continue
        text = _read(path)
        if any(sign in text for sign in SIGNS):
            crashes.append(text)
        elif _lives(int(process)):
            continue
        with suppress(OSError):
            path.unlink()
    if not crashes:
        return None
    with suppress(OSError):
        (folder / LAST).write_text(crashes[-1], encoding="utf-8")
    return crashes[-1]


def last_crash(folder: Path) -> str:
    """What the last crash that was found had to tell, empty where there was none."""
    return _read(folder / LAST)


def _lives(process: int) -> bool:
    import psutil  # not needed where the last session ended cleanly, as nearly all do

    return psutil.pid_exists(process)


def _read(path: Path) -> str:
    try:
        return path.read_bytes()[:MOST_BYTES].decode(errors="replace")
    except OSError:
        return ""


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
