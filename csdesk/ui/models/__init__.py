"""Rows as Qt's views ask for them."""
