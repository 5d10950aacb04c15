"""Run by Alembic: migrate over the connection and in the transaction that `migrate` has opened."""

from alembic import context

from dateline.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
