"""T50, of the source; `make deb-test` asks the same of the program that was built."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from pathlib import Path

import pytest

from companion.paths import Paths
from installers import within
from tests.support.builders import new_vault
from tests.support.proof import FULL, Proof


def library() -> Path:
    """Return SQLCipher's library, as the pinned wheel brings it."""
    spec = importlib.util.find_spec("sqlcipher3._sqlite3")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


def test_what_is_carried_is_what_was_tried() -> None:
    """T50: SQLCipher 4.19, SQLite 3.51.3 or newer, and a search index that forgets."""
    found = within.carried(library())
    assert found["sqlcipher"] >= (4, 19)
    assert found["sqlite"] >= (3, 51, 3)


def test_an_older_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(within.LEAST, "sqlite", (99,))
    with pytest.raises(within.NotAsPromised):
        within.carried(library())


@pytest.mark.slow
def test_killed_as_it_is_run_it_keeps_what_it_said_it_saved(tmp_path: Path, proof: Proof) -> None:
    """T50: T1 and T7 of a program that is only run: killed, and read with other code."""
    kills = proof.figure(short=2, full=60)
    command = [sys.executable, "-m", "companion"]
    base = tmp_path / "base"
    if not FULL:  # its key would take most of the time
        new_vault(Paths.below(base), within.KEY).close()
    found = within.killed(command, str(base), base, kills)
    assert found["acknowledged"] >= 1
    proof.says(**found)


def test_a_database_in_the_clear_is_told(tmp_path: Path) -> None:
    """The control: what looks is not blind."""
    file = tmp_path / "journal.1.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE entry (id)")
    connection.commit()
    connection.close()
    with pytest.raises(within.NotAsPromised):
        within._require_unreadable(file)
