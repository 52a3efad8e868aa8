"""Code that is loaded when it is first needed, by a name that is data: "package.module:thing"."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def named(name: str) -> Any:
    """The thing of that name, its module loaded on the way. Raises ImportError or AttributeError for none."""
    module, _, thing = name.partition(":")
    return getattr(import_module(module), thing)
