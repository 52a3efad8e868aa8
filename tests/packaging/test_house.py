"""The house keeps its size: files that one reads in one go."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MOST_LINES = 400


def test_no_file_of_the_program_is_longer_than_one_reads_in_one_go() -> None:
    too_long = {
        str(path.relative_to(REPOSITORY)): lines
        for path in sorted((REPOSITORY / "csdesk").rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert too_long == {}
