"""Titles of columns as they can be compared: “AccountName”, “account_name” and “Account name” are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=16_384)
def folded(title: str) -> str:
    """A title in small letters, its words set apart by single spaces and without signs and accents."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _BETWEEN.sub(" ", _CAMEL.sub(" ", bare)).strip().casefold()
