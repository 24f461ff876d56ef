"""Choices that are private, or that protect: kept inside the vault, not beside it.

What lies outside can be read by anyone who can read the disk and changed by
anyone who can write it; the look of the app may (`companion.settings`), these
may not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from companion.vault.tables import preference

if TYPE_CHECKING:
    from companion.vault.vault import Vault


class Preferences:
    """Names and values of an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> dict[str, str]:
        """Return all that were chosen."""
        with self._vault.reading() as connection:
            rows = connection.execute(select(preference.c.name, preference.c.value))
            return {row.name: row.value for row in rows}

    def put(self, name: str, value: str) -> None:
        """Choose a value."""
        self.put_all({name: value})

    def put_all(self, values: Mapping[str, str]) -> None:
        """Choose several values together, by their names."""
        statement = insert(preference)
        statement = statement.on_conflict_do_update(
            index_elements=[preference.c.name], set_={"value": statement.excluded.value}
        )
        with self._vault.transaction() as connection:
            rows = [{"name": name, "value": value} for name, value in values.items()]
            connection.execute(statement, rows)
