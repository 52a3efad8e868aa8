"""How Alembic runs the steps: on the connection and in the transaction that csdesk.db.upgrade opened."""

from alembic import context

from csdesk.db.tables import whole_schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=whole_schema(),
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
