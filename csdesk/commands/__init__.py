"""What may happen to a book: a frozen dataclass for each thing, one file a noun, named verb and noun."""
