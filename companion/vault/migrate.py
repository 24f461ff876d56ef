"""Bringing the database to this version of the app, in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import VaultTooNew
from companion.vault.engine import APPLICATION_ID
from companion.vault.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Connection


def version(connection: Connection) -> int:
    """Return the schema version of a database; raise VaultTooNew when it is later."""
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    require_known(found)
    return found


def require_known(schema: int) -> None:
    """Raise VaultTooNew for a schema that a later version of the app made."""
    if schema > SCHEMA_VERSION:
        raise VaultTooNew(schema, SCHEMA_VERSION)


def upgrade(connection: Connection, schema: int = SCHEMA_VERSION) -> None:
    """Run the migrations that are missing up to a schema, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, f"{schema:04d}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
