"""T8: any damage to the database file is noticed, by SQLCipher and by the salvage's own reader."""

from __future__ import annotations

import random
import shutil
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from companion.errors import DatabaseDamaged
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import check, engine
from companion.vault.header import PAGE_BYTES
from companion.vault.keys import MasterKey
from companion.vault.opener import by_passphrase
from companion.vault.pages import Pages
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault, page
from tests.support.proof import Proof

TEXTS = {f"{number} sea lamp window " * 40 for number in range(20)}


@pytest.fixture
def database(swift_paths: Paths) -> tuple[Path, MasterKey]:
    """Return the database file of a locked vault with a few pages, and its master key."""
    vault = new_vault(swift_paths)
    for text in sorted(TEXTS):
        Journal(vault).write(page(text), now=NOW)
    vault.close()
    _, master = by_passphrase(PASSPHRASE).unlock(swift_paths.vault)
    return swift_paths.vault / "journal.1.db", master


def noticed(file: Path, master: MasterKey) -> bool:
    """Say whether a check tells of damage; no text of it may be another than was written."""
    with suppress(sqlcipher.DatabaseError):
        assert read(file, master) <= TEXTS
    try:
        with closing(
            engine.connect(file, master.database_key(1), master.database_salt(1), pragmas=False)
        ) as connection:
            return not check.database(connection).sound
    except sqlcipher.DatabaseError:
        return True


def read(file: Path, master: MasterKey) -> set[str]:
    """Return what somebody would see who opened the file as it is, page after page."""
    shown: set[str] = set()
    with closing(
        engine.connect(file, master.database_key(1), master.database_salt(1), pragmas=False)
    ) as connection:
        for (number,) in connection.execute("SELECT id FROM entry").fetchall():
            with suppress(sqlcipher.DatabaseError):
                found = connection.execute(
                    "SELECT body FROM entry_text WHERE entry_id = ?", (number,)
                ).fetchall()
                shown.update(body for (body,) in found)
    return shown


def damaged_pages(file: Path, master: MasterKey) -> set[int]:
    pages = Pages(file, master.database_key(1), master.database_salt(1))
    for number in range(1, pages.count + 1):
        pages.read(number)
    return pages.damaged


@pytest.mark.slow
def test_every_flipped_bit_is_noticed_and_placed(
    database: tuple[Path, MasterKey], proof: Proof
) -> None:
    """T8: any flipped bit of the database is noticed, its page named, no wrong text shown."""
    flips = proof.figure(short=150, full=2_000)
    file, master = database
    content = file.read_bytes()
    rng = random.Random(8)
    unnoticed = 0
    for _ in range(flips):
        position = rng.randrange(16, len(content))  # the 16 bytes of salt are derived, not read
        changed = bytearray(content)
        changed[position] ^= 1 << rng.randrange(8)
        file.write_bytes(changed)
        unnoticed += not noticed(file, master)
        assert damaged_pages(file, master) == {position // PAGE_BYTES + 1}
    assert unnoticed == 0
    proof.says(flips=flips, unnoticed=0, wrong_texts=0)


def test_a_damaged_salt_costs_nothing(database: tuple[Path, MasterKey]) -> None:
    file, master = database
    file.write_bytes(bytes(16) + file.read_bytes()[16:])
    assert damaged_pages(file, master) == set()
    assert not noticed(file, master)
    assert read(file, master) == TEXTS


def test_every_truncation_is_noticed(database: tuple[Path, MasterKey], proof: Proof) -> None:
    """T8: a database that was cut short anywhere is noticed."""
    cuts = proof.figure(short=40, full=300)
    file, master = database
    content = file.read_bytes()
    rng = random.Random(9)
    for _ in range(cuts):
        file.write_bytes(content[: rng.randrange(1, len(content))])
        assert noticed(file, master)
    proof.says(cuts=cuts, unnoticed=0)


def test_a_database_cut_to_nothing_is_no_new_journal(
    database: tuple[Path, MasterKey], swift_paths: Paths
) -> None:
    """T8: to SQLite a file of no bytes is a new database; here it is damage."""
    file, _master = database
    file.write_bytes(b"")
    with pytest.raises(DatabaseDamaged):
        Vault.unlock(swift_paths, PASSPHRASE)
    assert file.stat().st_size == 0


def test_swapped_and_appended_pages_are_noticed(
    database: tuple[Path, MasterKey], tmp_path: Path
) -> None:
    file, master = database
    whole = shutil.copy(file, tmp_path / "whole")
    content = bytearray(file.read_bytes())
    second, third = slice(PAGE_BYTES, 2 * PAGE_BYTES), slice(2 * PAGE_BYTES, 3 * PAGE_BYTES)
    content[second], content[third] = content[third], content[second]
    file.write_bytes(content)
    assert noticed(file, master)
    assert damaged_pages(file, master) == {2, 3}
    file.write_bytes(Path(whole).read_bytes() + bytes(PAGE_BYTES))
    assert noticed(file, master)
