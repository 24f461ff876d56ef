"""Run by Alembic: the connection and its transaction come from `vault.migrate`."""

from alembic import context

from companion.vault.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
