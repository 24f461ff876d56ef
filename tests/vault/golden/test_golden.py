"""Every vault that ever was opens with today's code, whole, and a copy of it is kept (T41)."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from companion.errors import WrongPassphrase
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import migrate, tables
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, fingerprints
from tests.vault.golden.__main__ import FOLDER, ROWS

KEPT = sorted(FOLDER.glob("schema-*.zip"))


def unpacked(archive: Path, paths: Paths) -> dict[str, list[dict[str, Any]]]:
    """Put a golden vault where the app looks for its own; return what is in it."""
    paths.vault.mkdir(parents=True, mode=0o700)
    with zipfile.ZipFile(archive) as kept:
        rows: dict[str, list[dict[str, Any]]] = json.loads(kept.read(ROWS))
        for name in kept.namelist():
            if name != ROWS:
                (paths.vault / name).write_bytes(kept.read(name))
    return rows


def test_there_is_a_vault_of_every_schema_before_this_one() -> None:
    schemas = {int(archive.stem.removeprefix("schema-")) for archive in KEPT}
    assert set(range(1, tables.SCHEMA_VERSION)) <= schemas


@pytest.mark.parametrize("archive", KEPT, ids=lambda archive: archive.stem)
def test_an_old_vault_opens_with_all_its_rows(archive: Path, paths: Paths) -> None:
    rows = unpacked(archive, paths)
    vault = Vault.unlock(paths, PASSPHRASE)
    try:
        with vault.reading() as connection:
            assert migrate.version(connection) == tables.SCHEMA_VERSION
            for table, expected in rows.items():
                names = list(expected[0])
                found = connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table}")
                assert [dict(zip(names, row, strict=True)) for row in found] == expected, table
        assert vault.check().sound
    finally:
        vault.close()


@pytest.mark.parametrize("archive", KEPT, ids=lambda archive: archive.stem)
def test_the_pages_of_an_old_vault_are_read_found_and_written(archive: Path, paths: Paths) -> None:
    rows = unpacked(archive, paths)
    texts = {row["entry_id"]: row["body"] for row in rows["entry_text"]}
    vault = Vault.unlock(paths, PASSPHRASE)
    journal = Journal(vault)
    try:
        for row in rows["entry"]:
            entry = journal.read(row["uid"])
            assert (entry.page.title, entry.page.text) == (row["title"], texts[row["id"]])
            assert (entry.deleted is None) == (row["deleted_utc"] is None)
        assert len(journal.newest(in_bin=True)) == 1
        assert [draft.page.text for draft in journal.drafts()] == ["Not saved yet."]
        assert journal.revisions("1111aaaa1111aaaa")[0].page.tags == ("river", "wild")
        assert [hit.summary.id for hit in journal.search("calm")] == ["1111aaaa1111aaaa"]
        assert [hit.summary.id for hit in journal.search("river")] == ["1111aaaa1111aaaa"]
        assert journal.search("bin") == []
        written = journal.write(Page("Written today."), now=NOW)
        assert journal.search("today")[0].summary.id == written.id
        assert vault.check().sound
    finally:
        vault.close()


@pytest.mark.parametrize("archive", KEPT, ids=lambda archive: archive.stem)
def test_a_copy_of_the_old_vault_is_kept_before_it_changes(archive: Path, paths: Paths) -> None:
    unpacked(archive, paths)
    before = fingerprints(paths.vault)
    with pytest.raises(WrongPassphrase):
        Vault.unlock(paths, "not the key of it")
    assert fingerprints(paths.vault) == before
    Vault.unlock(paths, PASSPHRASE).close()
    is_older = int(archive.stem.removeprefix("schema-")) < tables.SCHEMA_VERSION
    assert len(list(paths.backups.glob("*.companion-backup"))) == int(is_older)
