"""What a review says, the workbook that shows it, and what must not be in it."""
