"""Texts of the book in tooltips: Qt takes whatever looks like HTML for HTML there, a customer's name included."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """A text that a tooltip shows sign by sign."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text
