"""What the built program carries and does (docs/security.md, T50): T1 and T7 once more, inside.

`make deb-test` asks it of the program where it landed; a test asks it of the source. The
program is only run and killed; what it left on the disk is read by code that is not its own.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from companion.paths import Paths
from companion.vault.opener import by_passphrase
from companion.vault.presence import exists
from tests.support.decryptor import decrypted

KEY: Final = "four words that stay"
LEAST: Final = {"sqlcipher": (4, 19), "sqlite": (3, 51, 3)}
"""The versions that were tried: older ones of SQLite lose words (docs/decisions)."""
_ASKING: Final = """
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("_sqlite3", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
connection = module.connect(":memory:")
connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
connection.execute("INSERT INTO words(words, rank) VALUES('secure-delete', 1)")
first = lambda asked: connection.execute(asked).fetchone()[0]
print(json.dumps({
    "sqlcipher": first("PRAGMA cipher_version").split()[0],
    "sqlite": first("SELECT sqlite_version()"),
    "forgets": first("SELECT v FROM words_config WHERE k = 'secure-delete'"),
}))
"""
_LONGEST_SECONDS: Final = 4.0


class NotAsPromised(Exception):
    """The built program did another thing than the source."""


def carried(library: Path) -> dict[str, tuple[int, ...]]:
    """Return the versions in SQLCipher's own library, as it is carried.

    A process of its own loads it to ask it: twice in one, its errors would no longer be
    those that the app knows. Raises NotAsPromised for an older one, and for one whose
    search index would keep the words of deleted pages.
    """
    done = subprocess.run(
        [sys.executable, "-c", _ASKING, str(library)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotAsPromised(f"{library} cannot be asked: {done.stderr[-500:]}")
    told = json.loads(done.stdout)
    found = {name: _numbers(told[name]) for name in LEAST}
    if told["forgets"] != 1 or any(found[name] < least for name, least in LEAST.items()):
        raise NotAsPromised(f"it carries {told}")
    return found


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def killed(
    command: Sequence[str], base: str, outside: Path, kills: int, seconds: float = _LONGEST_SECONDS
) -> dict[str, int]:
    """Let a program write pages, kill it again and again, and read what is there.

    `command` runs the program, which sees its folder as `base`; `outside` is the same
    folder as this process sees it. Each page that was acknowledged must be in the
    database, which SQLite alone must not be able to read. Raises NotAsPromised.
    """
    rng = random.Random(50)  # noqa: S311  # when to kill; no secret
    program = [*command, "--base-dir", base]
    if not exists(Paths.below(outside)):
        _run([*program, "vault", "create", "--passphrase-file", "-"], f"{KEY}\n")
    acknowledged: set[str] = set()
    for number in range(kills):
        text = f"page {number} " + "sea lamp window " * 20
        words = ["journal", "add", "--json", "--passphrase-file", "-"]
        # The last is left to its end: there is something to look for, and the log is empty.
        patience = None if number == kills - 1 else rng.uniform(0, seconds)
        if _acknowledged(_until_killed([*program, *words], f"{KEY}\n{text}", patience)):
            acknowledged.add(text)
    database = outside / "data" / "vault" / "journal.1.db"
    _require_unreadable(database)
    texts = _texts(database)
    if not acknowledged <= texts:
        raise NotAsPromised(f"{len(acknowledged - texts)} pages that were saved are gone")
    return {"kills": kills, "acknowledged": len(acknowledged), "lost": 0}


def _acknowledged(printed: str) -> bool:
    try:
        return bool(json.loads(printed)["id"])
    except (ValueError, KeyError):
        return False


def _until_killed(command: Sequence[str], words: str, seconds: float | None) -> str:
    """Return what a program printed until it ended or was killed with everything below it."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            return process.communicate(words, timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return process.communicate()[0]


def _require_unreadable(database: Path) -> None:
    if database.read_bytes().startswith(b"SQLite format 3"):
        raise NotAsPromised("the database is in the clear")
    address = f"{database.as_uri()}?immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as plain, suppress(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM entry").fetchall()
        raise NotAsPromised("SQLite alone reads the database")


def _texts(database: Path) -> set[str]:
    """Return the words of all pages, by the published format alone."""
    _, master = by_passphrase(KEY).unlock(database.parent)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.db"
        plain.write_bytes(decrypted(database, bytes(master.database_key(1))))
        with closing(sqlite3.connect(plain)) as connection:
            return {row[0] for row in connection.execute("SELECT body FROM entry_text")}


def _run(command: Sequence[str], words: str) -> None:
    done = subprocess.run(command, input=words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotAsPromised(f"{' '.join(command[-4:])}: {done.stderr[-2000:]}")
