"""The book's database: tables, sessions, recorder, history, upgrades, and everything that a dialect needs."""
