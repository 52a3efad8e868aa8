"""Whether another program may have a book open, said without loading what could ask it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from csdesk.paths import holder_note


def may_be_held(book: Path) -> bool:
    """False where there is no note of a holder, or its process of this machine is gone; else it has to be asked."""
    try:
        note = json.loads(holder_note(book).read_text(encoding="utf-8"))
        process = int(note["process"])
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError):
        return True
    return os.name != "posix" or note.get("machine") != os.uname().nodename or _lives(process)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
