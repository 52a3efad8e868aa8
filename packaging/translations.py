"""Keeps the catalogues in step with the code: `python packaging/translations.py` reads every text that is marked, and
what the sample book tells, keeps the translations that still fit, and compiles each catalogue. Says how many texts a
language lacks.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from csdesk.flows.sample.stories.ours import OURS
from csdesk.flows.sample.story import Story
from csdesk.flows.sample.tongue import texts_of
from csdesk.words import DOMAIN, SAMPLE

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "resources" / "locale"
WIDTH = 110
ONE = {"phrase", "words", "say", "Refusal", "text", "_setting"}
"""What is called with a text as its first argument."""

TWO = {"counted", "count"}
"""What is called with a text for one and a text for many."""

LOCALS = {"heading", "headings", "template"}
"""What texts are called that a function chooses from before it says one."""

COUNT = "{count}"
SHORTEST = 2
"""Shorter texts among data are codes."""

DATA = {"About", "Action", "RailEntry", "_on", "_columns"}
"""Data whose texts are said later: all of them, however deep in it they stand."""

STORIES = "csdesk/flows/sample/stories/"
"""What the sample book tells, which has a catalogue of its own."""

HEARD = re.compile(r"csdesk/(domain/(typed|capture)|near_days|ui/crashes|exchange/ending)")
"""Files whose constants are words that csdesk understands and never says."""

NOBODY_READS = re.compile(
    r"(SELECT|INSERT|UPDATE|DELETE) .*|\w+\(\w+\)|((Ctrl|Alt|Shift)\+)+(\w+|.)|[CSZ][a-z]|\s*[{}].*\n.*",
    re.DOTALL,
)
"""Statements, keys and sorts of signs, which stand where texts do."""

Marked = str | tuple[str, str]
Found = dict[str, tuple[str | None, set[str]]]


def marked_texts(tree: ast.Module, *, constants: bool = True) -> Iterator[Marked]:
    """Every text in a file that somebody will read, singular and plural together; `constants` among them, or not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node)
        elif constants and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            yield from _of_constant(node)


def _of_call(call: ast.Call) -> Iterator[Marked]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [text for argument in call.args[:2] for text in _literals(argument)]
    if name in TWO and len(texts) >= 2:
        yield texts[0], texts[1]
    elif name in ONE and call.args:
        yield from filter(_is_text, _literals(call.args[0]))
    elif name in DATA:
        everything = [*call.args, *(one.value for one in call.keywords)]
        yield from (text for part in everything for text in _strings(part) if _is_sentence(text))


def _of_constant(assigned: ast.Assign | ast.AnnAssign) -> Iterator[Marked]:
    """Texts that stand in a file's constants, to be said by whoever takes them from there; by twos for a count."""
    targets = assigned.targets if isinstance(assigned, ast.Assign) else [assigned.target]
    named = [one.id for one in targets if isinstance(one, ast.Name)]
    if assigned.value is not None and named and all(one.isupper() or one in LOCALS for one in named):
        pairs = list(_pairs(assigned.value))
        yield from pairs
        in_pairs = {text for pair in pairs for text in pair}
        yield from (text for text in _strings(assigned.value) if _is_sentence(text) and text not in in_pairs)


def _pairs(node: ast.AST) -> Iterator[tuple[str, str]]:
    """What is said of one and what of many, where both stand side by side."""
    for part in ast.walk(node):
        match part:
            case ast.Tuple(elts=[ast.Constant(value=str(one)), ast.Constant(value=str(many))]):
                if COUNT in one and COUNT in many:
                    yield one, many


def _literals(node: ast.AST) -> Iterator[str]:
    """The texts that an argument can be: itself, or either branch of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body)
            yield from _literals(orelse)


def _strings(node: ast.AST) -> Iterator[str]:
    """Every text in a value, but for those inside calls of their own."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            for part in parts:
                yield from _strings(part)
        case ast.Dict(keys=keys, values=values):
            for one in (*keys, *values):
                if one is not None:
                    yield from _strings(one)
        case ast.Call(args=arguments):
            for argument in arguments:
                yield from _strings(argument)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _strings(body)
            yield from _strings(orelse)


def _is_text(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _is_sentence(text: str) -> bool:
    """Whether a text among data is for people: it begins like a sentence and is no key, path or name of code."""
    if len(text) < SHORTEST or any(a.islower() and b.isupper() for a, b in pairwise(text)):
        return False
    if any(sign in text for sign in "_/\\<>[]=#"):
        return False
    begins = text[:1].isupper() and (text[1:2].islower() or text[1:2] == " ")
    return begins or (" " in text and ("{" in text or text[:1].islower()) and _is_text(PLACE.sub("", text)))


def read_code() -> Found:
    """Every text with its plural, and the files in which it stands."""
    found: Found = {}
    for path in sorted((ROOT / "csdesk").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        if where.startswith(STORIES):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for one in marked_texts(tree, constants=HEARD.match(where) is None):
            text, plural = (one, None) if isinstance(one, str) else one
            if NOBODY_READS.fullmatch(text):
                continue
            before = found.get(text, (None, set()))
            found[text] = (plural or before[0], before[1] | {where})
    return found


def read_sample() -> Found:
    """Every text of the sample book, and the stories that tell it."""
    found: Found = {text: (None, set()) for text in (OURS.name, OURS.title, OURS.company)}
    for path in sorted((ROOT / STORIES).glob("[a-z]*.py")):
        module = vars(import_module(f"{STORIES.replace('/', '.')}{path.stem}"))
        for story in (one for one in module.values() if isinstance(one, Story)):
            for text in texts_of(story):
                found.setdefault(text, (None, set()))[1].add(f"{STORIES}{path.name}")
    return found


READERS = {DOMAIN: read_code, SAMPLE: read_sample}
"""Where the texts of each catalogue are read from."""


def read(path: Path) -> Catalog:
    """A catalogue as translators left it."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, domain=path.stem)


def update(path: Path, texts: Found) -> Catalog:
    """The catalogue with the texts that there are now; what was translated stays so, what is gone goes."""
    language = path.parents[1].name
    before = read(path)
    after = Catalog(
        locale=language,
        domain=path.stem,
        header_comment=f"# csdesk in the language {language}. Texts come from the code: packaging/translations.py",
        project="csdesk",
        version="1",
        copyright_holder="csdesk authors",
        msgid_bugs_address="",
        creation_date=ALWAYS,
        revision_date=ALWAYS,
        last_translator="csdesk authors",
        language_team="",
        charset="utf-8",
        fuzzy=False,
    )
    for text, (plural, files) in texts.items():
        known = before.get(text)
        fits = known is not None and isinstance(known.string, tuple) == (plural is not None)
        said = known.string if known is not None and fits else None
        after.add((text, plural) if plural else text, said, locations=[(one, 0) for one in sorted(files)])
    return after


PLACE = re.compile(r"\{\w+\}")
ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""A day in the head of catalogues, so that equal catalogues are equal files."""


def written(catalogue: Catalog) -> bytes:
    """A catalogue as the text file that translators edit."""
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH, sort_output=True, omit_header=False, include_lineno=False)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> int:
    """Bring every catalogue up to date."""
    for domain, reader in READERS.items():
        texts = reader()
        for path in sorted(LOCALES.glob(f"*/LC_MESSAGES/{domain}.po")):
            catalogue = update(path, texts)
            path.write_bytes(written(catalogue))
            path.with_suffix(".mo").write_bytes(compiled(catalogue))
            lacking = sum(not is_translated(one) for one in catalogue if one.id)
            print(f"{path.parents[1].name}, {domain}: {len(texts)} texts, {lacking} not translated")
    return 0


def is_translated(message: Message) -> bool:
    """Whether a text, and its plural where it has one, is said in the catalogue's language."""
    return bool(message.string) and all(message.string or ())


if __name__ == "__main__":
    sys.exit(main())
