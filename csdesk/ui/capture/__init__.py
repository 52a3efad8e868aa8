"""The line that takes down what was said: how it reads what is typed, and what becomes of it."""
