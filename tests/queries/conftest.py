"""Queries are asked of a book with a whole account in it."""

from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]
