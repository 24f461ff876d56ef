from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from companion.errors import DiskFull
from companion.resources.hsds.staging import Staging, key, temporary_database


def test_what_belongs_to_something_comes_back_in_order(tmp_path: Path) -> None:
    with temporary_database(tmp_path, ".staging") as connection:
        staging = Staging(connection)
        staging.add(
            [
                (key("service", "1"), "phone", {"number": "b"}),
                (key("service", "2"), "phone", {"number": "c"}),
                (key("service", "1"), "phone", {"number": "a"}),
                (key("location", "1"), "address", {"city": "d"}),
            ]
        )
        staging.sort()
        assert staging.of("service", "1") == {"phone": [{"number": "b"}, {"number": "a"}]}
        assert staging.of("location", "1") == {"address": [{"city": "d"}]}
        assert staging.of("service", "3") == {}


def test_an_id_is_new_once(tmp_path: Path) -> None:
    with temporary_database(tmp_path, ".staging") as connection:
        staging = Staging(connection)
        assert [staging.is_new(each) for each in ("a", "b", "a")] == [True, True, False]


def test_the_file_is_private_and_goes_away(tmp_path: Path) -> None:
    (tmp_path / ".staging").write_text("left by a crash")
    with temporary_database(tmp_path, ".staging") as connection:
        connection.execute("CREATE TABLE a (b)")
        (file,) = tmp_path.iterdir()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskFull), temporary_database(tmp_path, ".staging") as connection:
        connection.executescript(
            "PRAGMA max_page_count = 3; CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(100000))"
        )
    with pytest.raises(sqlite3.OperationalError), temporary_database(tmp_path, "b") as connection:
        connection.execute("nonsense")
    assert list(tmp_path.iterdir()) == []
