"""The house keeps its size: files that one reads in one go, and nothing in them that nobody needs."""

import re
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MOST_LINES = 400
DEFINED = re.compile(r"^ *(?:def|class) (?!__)(\w+)|^(\w+)(?:: .+)? = ", re.MULTILINE)
SEEN_BY_TESTS = {"PAIRS", "is_done", "is_stacked", "readout"}
"""What stands in the program so that a test can see what a person sees."""
CALLED_BY_OTHERS = {
    *(
        "dragEnterEvent",
        "dropEvent",
        "expandingDirections",
        "hasHeightForWidth",
        "hitButton",
        "mouseReleaseEvent",
    ),
    *("updateEditorGeometry", "handle_data", "handle_endtag", "handle_starttag", "write_worksheet"),
    *("load_dialect_impl", "PARSERS_OWN", "_keep_to_the_recorder", "_keep_to_reading"),
}
"""What Qt, Python's parsers, openpyxl, SQLAlchemy and the collector of texts call or read by its name."""


def sources() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "csdesk").rglob("*.py"))}


def test_no_file_of_the_program_is_longer_than_one_reads_in_one_go() -> None:
    too_long = {
        str(path.relative_to(REPOSITORY)): lines
        for path, text in sources().items()
        if (lines := len(text.splitlines())) > MOST_LINES
    }
    assert too_long == {}


def test_nothing_is_made_that_nothing_uses() -> None:
    texts = sources()
    others = [REPOSITORY / "main.py", *(REPOSITORY / "packaging").glob("*.py")]
    said = Counter[str]()
    for text in [*texts.values(), *(path.read_text(encoding="utf-8") for path in others)]:
        said.update(re.findall(r"\w+", text))
    lonely = {
        name: str(path.relative_to(REPOSITORY))
        for path, text in texts.items()
        for name in map("".join, DEFINED.findall(text))
        if said[name] == 1 and name not in SEEN_BY_TESTS | CALLED_BY_OTHERS
    }
    assert lonely == {}
