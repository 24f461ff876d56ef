from __future__ import annotations

import random

import pytest
from sqlalchemy import text

from companion.errors import DatabaseDamaged
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, page


def test_a_whole_vault_is_sound_and_counted(vault: Vault) -> None:
    journal = Journal(vault)
    first = journal.write(page(), now=NOW)
    journal.write(page(), now=NOW)
    journal.move_to_bin(first.id, now=NOW)
    report = vault.check()
    assert report.sound
    assert report.entries == 2
    assert report.commit_seq == 4


def test_an_index_that_does_not_fit_the_pages_is_told(vault: Vault) -> None:
    entry = Journal(vault).write(page("sea lamp window"), now=NOW)
    with vault.transaction() as connection:
        connection.execute(text("UPDATE entry_text SET body = 'other words'"))
    report = vault.check()
    assert not report.sound
    assert "search index" in " ".join(report.problems)
    assert Journal(vault).read(entry.id).page.text == "other words"


def test_a_reference_to_nothing_is_told(vault: Vault) -> None:
    vault._database.run_alone("PRAGMA foreign_keys = OFF")
    with vault.transaction() as connection:
        connection.execute(text("INSERT INTO entry_tag VALUES (5, 'lost')"))
    assert not vault.check().sound


@pytest.mark.slow
def test_no_flipped_bit_in_the_database_goes_unnoticed(vault: Vault, paths: Paths) -> None:
    """T8 in small: 150 bits anywhere in the file, the salt at its start included."""
    journal = Journal(vault)
    texts = {journal.write(page(f"{n} " + "sea lamp " * 900), now=NOW).id for n in range(20)}
    vault.close()
    file = paths.vault / "journal.1.db"
    content = file.read_bytes()
    rng = random.Random(8)
    for position in [0, 15, *(rng.randrange(16, len(content)) for _ in range(150))]:
        changed = bytearray(content)
        changed[position] ^= 1 << rng.randrange(8)
        file.write_bytes(changed)
        assert _noticed(paths, texts) or position < 16
        file.write_bytes(content)


def _noticed(paths: Paths, ids: set[str]) -> bool:
    """Say whether damage was told; any other error than DatabaseDamaged passes."""
    try:
        opened = Vault.unlock(paths, PASSPHRASE)
    except DatabaseDamaged:
        return True
    try:
        if not opened.check().sound:
            return True
        journal = Journal(opened)
        assert all(journal.read(uid).page.text for uid in ids)
    except DatabaseDamaged:
        return True
    else:
        return False
    finally:
        opened.close()
