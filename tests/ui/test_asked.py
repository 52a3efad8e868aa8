"""Every question and every job of the interface is given what its query or flow takes: no type says so."""

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import csdesk

ROOT = Path(csdesk.__file__).parent
OURS = {"then", "refused", "broken", "writes", "slot"}
"""What the hands and the pages take themselves."""

GIVEN: dict[str, tuple[int, tuple[str, ...]]] = {"ask": (0, ()), "run": (1, ("progress",))}
"""Methods of the hands: which of their arguments is called, and what they add by name beside a session or desk."""

Call = tuple[str, Callable[..., Any], ast.Call, str]


def calls() -> Iterator[Call]:
    for file in sorted({*(ROOT / "ui").rglob("*.py")} - {ROOT / "ui" / "hands.py"}):
        name = ".".join(("csdesk", *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in GIVEN
            ):
                place = GIVEN[node.func.attr][0]
                asked = node.args[place] if len(node.args) > place else None
                called = getattr(import_module(name), asked.id, None) if isinstance(asked, ast.Name) else None
                if inspect.isfunction(called):
                    yield f"{name}:{node.lineno}", called, node, node.func.attr


CALLS = list(calls())


def test_the_questions_were_found() -> None:
    assert len(CALLS) > 60


@pytest.mark.parametrize(
    ("called", "node", "method"), [one[1:] for one in CALLS], ids=[one[0] for one in CALLS]
)
def test_what_is_asked_takes_what_it_is_given(
    called: Callable[..., Any], node: ast.Call, method: str
) -> None:
    place, added = GIVEN[method]
    given = node.args[place + 1 :]
    if any(isinstance(one, ast.Starred) for one in given) or any(one.arg is None for one in node.keywords):
        pytest.skip("what is given is not written there")
    named = {str(one.arg): None for one in node.keywords if one.arg not in OURS}
    inspect.signature(called).bind("session or desk", *given, **named, **dict.fromkeys(added))
