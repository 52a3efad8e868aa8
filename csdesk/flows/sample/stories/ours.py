"""Whoever of ours looks after the sample book's accounts."""

from csdesk.deck.cover import Author

OURS = Author("Nadia Okafor", "Customer success manager", "Northwind Systems")
