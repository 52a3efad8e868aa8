"""The parts of the page that shows the history."""
