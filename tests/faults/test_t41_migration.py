"""T41: a vault of any earlier version, killed while it is brought up, opens with its pages."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection

from companion import files
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import creation, migrate, place
from companion.vault.tables import SCHEMA_VERSION
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, PASSPHRASE, base_of
from tests.support.kills import killed_after
from tests.support.workers import open_once

KILLS = int(os.environ.get("COMPANION_MIGRATION_KILLS", "4"))
"""At how many moments each version is killed."""
VERSIONS = range(1, SCHEMA_VERSION)
TEXTS = {f"page {number} " + "sea lamp " * 300 for number in range(20)}
_MOMENT = "2026-03-10T21:15:30.000000+00:00"


def fill(connection: Connection) -> None:
    """Write pages as every version so far has them."""
    migrate.upgrade(connection)
    for number, text in enumerate(sorted(TEXTS), start=1):
        connection.exec_driver_sql(
            "INSERT INTO entry (id, uid, title, local_date, local_time, zone, created_utc, "
            "changed_utc, revision) VALUES (?, ?, '', '2026-03-10', '21:15:30', '', ?, ?, 1)",
            (number, f"uid{number}", _MOMENT, _MOMENT),
        )
        connection.exec_driver_sql("INSERT INTO entry_text VALUES (?, ?)", (number, text))
    connection.exec_driver_sql("INSERT INTO entry_search(entry_search) VALUES ('rebuild')")


def of_version(paths: Paths, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a vault as the app of an earlier version left it."""
    whole = migrate.upgrade

    def upgrade(connection: Connection, _schema: int = version) -> None:
        whole(connection, version)

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "upgrade", upgrade)
        files.private_folder(paths.data)
        with place.staging(paths.data) as folder:
            _header, master = creation.make(folder, PASSPHRASE, CHEAP, fill)
            master.wipe()
            place.settle(folder, paths.vault)


def pages(paths: Paths) -> set[str]:
    """Open it, which ends what was begun; return its pages."""
    vault = Vault.unlock(paths, PASSPHRASE)
    journal = Journal(vault)
    try:
        with vault.reading() as connection:
            assert migrate.version(connection) == SCHEMA_VERSION
        assert vault.check().sound
        return {journal.read(each.id).page.text for each in journal.newest()}
    finally:
        vault.close()


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_killed_at_any_moment_it_opens_with_all_its_pages(
    swift_paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    of_version(swift_paths, version, monkeypatch)
    golden = shutil.copytree(swift_paths.data, tmp_path / "golden")
    rng = random.Random(version)
    for _kill in range(KILLS):
        killed_after(open_once, base_of(swift_paths), seconds=rng.uniform(0, 0.9))
        assert pages(swift_paths) == TEXTS
        shutil.rmtree(swift_paths.data)
        shutil.copytree(golden, swift_paths.data)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_copy_from_before_is_of_that_version(
    swift_paths: Paths, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    of_version(swift_paths, version, monkeypatch)
    assert pages(swift_paths) == TEXTS
    assert len(list(swift_paths.backups.glob("*.companion-backup"))) == 1
