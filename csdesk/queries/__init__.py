"""What may be seen of a book: functions from a reading session to frozen rows, defined beside what fills them."""
