"""Make the golden vault of a schema: `python -m tests.vault.golden 7`."""

from __future__ import annotations

import json
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

from companion.paths import Paths
from companion.vault import migrate
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from sqlalchemy import Connection

FOLDER: Final = Path(__file__).parent
ROWS: Final = "rows.json"
_WHEN: Final = "2026-03-10T21:15:30.000000+00:00"
_DAY: Final = ("2026-03-10", "21:15:30", "America/Denver")
_PAGES: Final = (
    (1, "1111aaaa1111aaaa", "The sea", "The sea was calm. 東京 \N{DOVE OF PEACE}", None),
    (2, "2222bbbb2222bbbb", "", "A second page.\n\nWith a line more.", None),
    (3, "3333cccc3333cccc", "Gone", "A page in the bin.", _WHEN),
)
# By the schema that brought the table: what one row of it holds.
_SINCE: Final[dict[int, dict[str, dict[str, Any]]]] = {
    1: {
        "preference": {"name": "auto_lock_minutes", "value": "5"},
        "entry_tag": {"entry_id": 1, "tag": "river"},
        "revision": {
            "entry_uid": "1111aaaa1111aaaa", "number": 1, "title": "", "body": "The sea was wild.",
            "tags": "river\nwild", "local_date": _DAY[0], "local_time": _DAY[1], "zone": _DAY[2],
            "changed_utc": _WHEN,
        },
        "draft": {
            "uid": "4444dddd4444dddd", "entry_uid": None, "title": "", "body": "Not saved yet.",
            "tags": "", "local_date": _DAY[0], "local_time": _DAY[1], "zone": _DAY[2],
            "changed_utc": _WHEN,
        },
    },
    2: {"tried": {"resource_id": "us-988-lifeline", "local_date": _DAY[0]}},
    6: {
        "entry_kept": {
            "entry_id": 2, "set_aside": 1, "content_note": "a loss", "sealed_until": None,
            "never_bring_back": 1,
        },
        "attachment": {
            "uid": "5555eeee5555eeee", "entry_uid": "1111aaaa1111aaaa", "name": "tree.txt",
            "media_type": "text/plain", "size": 4, "created_utc": _WHEN,
            "sha256": "c1a8ec35dfc98cb4f1dfd8f29bd4a76b8a66a0d4d1ec1d4d9f1e1c0b4a9d2d2e",
        },
        "learned_word": {"language": "en", "word": "Kirrawee"},
    },
    7: {"notebook": {"uid": "6666ffff6666ffff", "title": "Letters", "created_utc": _WHEN}},
}  # fmt: skip


def make(schema: int) -> Path:
    """Make the vault of a schema; return the archive it is kept in."""
    with tempfile.TemporaryDirectory() as place:
        paths = Paths.below(Path(place))
        whole = migrate.upgrade

        def only_to(connection: Connection) -> None:
            whole(connection, schema)
            _fill(connection, schema)

        # The vault is closed as soon as it is made: opening it would migrate it.
        with (
            mock.patch.object(migrate, "upgrade", only_to),
            mock.patch.object(Vault, "unlock"),
        ):
            Vault.create(paths, PASSPHRASE, cost=CHEAP)
        archive = FOLDER / f"schema-{schema:04}.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as kept:
            for file in sorted(paths.vault.iterdir()):
                kept.write(file, file.name)
            kept.writestr(ROWS, json.dumps(_rows(schema), indent=1))
    return archive


def _rows(schema: int) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every table, as they were put in."""
    rows: dict[str, list[dict[str, Any]]] = {
        "entry": [
            {
                "id": number, "uid": uid, "title": title, "local_date": _DAY[0],
                "local_time": _DAY[1], "zone": _DAY[2], "created_utc": _WHEN, "changed_utc": _WHEN,
                "deleted_utc": deleted, "revision": 2 if number == 1 else 1,
            }
            for number, uid, title, _body, deleted in _PAGES
        ],
        "entry_text": [{"entry_id": page[0], "body": page[3]} for page in _PAGES],
    }  # fmt: skip
    for since, tables in _SINCE.items():
        if since <= schema:
            rows |= {name: [row] for name, row in tables.items()}
    return rows


def _fill(connection: Connection, schema: int) -> None:
    for table, rows in _rows(schema).items():
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # our own words only
                tuple(row.values()),
            )
    connection.exec_driver_sql(
        "INSERT INTO entry_search(rowid, title, body, tags) "
        "SELECT id, title, body, tags FROM entry_search_source"
    )


if __name__ == "__main__":
    sys.stdout.write(f"{make(int(sys.argv[1]))}\n")
