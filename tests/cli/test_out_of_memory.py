"""What the command line says when the memory really ends, and when csdesk itself makes a mistake."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from csdesk.cli.fault import tell_fault
from csdesk.paths import log_folder
from tests.cli.conftest import Run

IMPORT = """
import resource, sys
from csdesk.cli import main
main(["accounts", "--book", sys.argv[1]])
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * resource.getpagesize() + 24 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (most, most))
sys.exit(main(["import", "accounts", sys.argv[2], "--book", sys.argv[1]]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits a program's memory so")
def test_when_the_memory_ends_it_is_said_logged_and_nothing_is_lost(
    run: Run, book: Path, tmp_path: Path
) -> None:
    table = tmp_path / "accounts.csv"
    table.write_text(
        "Account\n" + "".join(f"Account {n} {'x' * 100}\n" for n in range(40_000)), encoding="utf-8"
    )
    words = [sys.executable, "-c", IMPORT, str(book), str(table)]
    environment = {**os.environ, "LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "There is not enough memory for this, so it was not done" in done.stderr
    assert "MemoryError" in (log_folder() / "csdesk.log").read_text(encoding="utf-8")
    assert run("check", "--book", book).code == 0
    assert run("accounts", "--book", book, "--json").data == []


def test_a_mistake_of_csdesk_is_said_in_a_sentence_and_logged_without_what_it_quotes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = ValueError("Zanzibar Freight")
    tell_fault(ValueError, error, None)
    said = capsys.readouterr().err
    log = (log_folder() / "csdesk.log").read_text(encoding="utf-8")
    assert "everything before it was" in said
    assert "ValueError" in log
    assert "Zanzibar" not in said + log
