"""Runs migrations on the connection that `models.migrate` hands over, inside its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=False, transaction_per_migration=False
)
context.run_migrations()
