"""*This did not work on …*: kept in the vault, for nobody but the person.

Whom somebody tried to reach is private, so it is not written beside the
directory. While the vault is locked the window keeps it for the visit and hands
it in here when the vault opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from companion.tried.tables import tried

if TYPE_CHECKING:
    from companion.vault.vault import Vault


class Tried:
    """The lines that did not work, by their id in the directory."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> dict[str, date]:
        """Return each line that did not work, with the last local day of it."""
        latest = func.max(tried.c.local_date).label("latest")
        statement = select(tried.c.resource_id, latest).group_by(tried.c.resource_id)
        with self._vault.reading() as connection:
            rows = connection.execute(statement)
            return {row.resource_id: date.fromisoformat(row.latest) for row in rows}

    def note(self, days: Mapping[str, date]) -> None:
        """Note lines that did not work, each on a local day; noting twice changes nothing."""
        if not days:
            return
        rows = [{"resource_id": line, "local_date": day.isoformat()} for line, day in days.items()]
        with self._vault.transaction() as connection:
            connection.execute(insert(tried).on_conflict_do_nothing(), rows)

    def take_back(self, resource_id: str) -> None:
        """Forget that a line did not work, on any day."""
        with self._vault.transaction() as connection:
            connection.execute(delete(tried).where(tried.c.resource_id == resource_id))
