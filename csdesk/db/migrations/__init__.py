"""The steps from each released schema to the next; run by csdesk.db.upgrade, never by Alembic's own command."""
