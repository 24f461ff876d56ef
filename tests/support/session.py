"""A session without a window, for watching from outside what it does to the disk."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from companion.journal.model import Draft, Order, Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE


def main(base: Path) -> None:
    """Open, write enough that SQLite has to sort, search, copy and close."""
    vault = Vault.unlock(Paths.below(base), PASSPHRASE)
    journal = Journal(vault)
    for number in range(60):
        text = f"sea lamp window {number} " * 300
        journal.write(Page(text), now=NOW + timedelta(minutes=number))
    journal.keep_draft(Draft("d", Page("sea"), NOW))
    journal.search("sea", order=Order.BEST)
    journal.search("sea la")
    with vault.reading() as connection:  # a sort that SQLite would rather spill
        connection.exec_driver_sql("PRAGMA cache_size = 20")
        connection.exec_driver_sql(
            "SELECT a.body FROM entry_text a, entry_text b ORDER BY a.body || b.entry_id DESC"
        ).fetchall()
    vault.check()
    vault.snapshot()
    vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
