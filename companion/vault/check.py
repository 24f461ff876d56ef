"""Reading a whole database to see whether every page is as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; nothing in it is private."""

    problems: tuple[str, ...]
    """One line for each thing that is not as it should be; empty when all is well."""
    entries: int
    """How many pages can be read, the bin included."""
    commit_seq: int
    """The number of the newest change."""

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def database(connection: Any, *, index: bool = True) -> CheckReport:
    """Check a raw connection: every page's HMAC, the b-trees, the search index.

    The write-ahead log must be empty: with frames in it, SQLCipher's own check
    raises false alarms (230 of 4,750 crash states in the study, 0 after a
    checkpoint). All rows of the answer count, not only the first. The search index
    (`index`) can be checked only where the file may be written. Raises the driver's
    errors when the file is too damaged to be asked.
    """
    problems: list[str] = []
    cursor = connection.cursor()
    problems += [str(row[0]) for row in cursor.execute("PRAGMA cipher_integrity_check")]
    problems += [str(row[0]) for row in cursor.execute("PRAGMA quick_check") if row[0] != "ok"]
    problems += [
        f"reference without its row in {row[0]}"
        for row in cursor.execute("PRAGMA foreign_key_check")
    ]
    try:
        if index:
            cursor.execute(
                "INSERT INTO entry_search(entry_search, rank) VALUES('integrity-check', 1)"
            )
    except sqlcipher.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlcipher.SQLITE_CORRUPT:
            raise
        problems.append("the search index does not fit the pages")
    entries = cursor.execute("SELECT count(*) FROM entry").fetchone()[0]
    seq = cursor.execute("SELECT commit_seq FROM vault_state").fetchone()[0]
    return CheckReport(tuple(problems), int(entries), int(seq))
