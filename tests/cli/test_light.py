"""Who only asks for help waits for nothing that brings figures, days or the database along."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("babel", "sqlalchemy", "logging", "PySide6")
ASKS = """
import sys
from csdesk.__main__ import main
main(sys.argv[2:])
print([name for name in sys.argv[1].split() if name in sys.modules])
"""


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKS, " ".join(HEAVY), "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.startswith("usage: csdesk")
    assert done.stdout.splitlines()[-1] == "[]"
