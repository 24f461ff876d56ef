from __future__ import annotations

from companion import settings
from companion.journal.service import Journal
from companion.paths import Paths
from companion.settings import Settings
from companion.vault.my_data import Readable, stored_files, stored_tables
from companion.vault.vault import Vault
from tests.support.builders import NOW, page


def test_every_file_is_told_and_who_can_read_it(vault: Vault, paths: Paths) -> None:
    vault.snapshot()
    paths.shown_people.write_bytes(b"[]")
    told = {file.path.relative_to(paths.data).as_posix(): file for file in stored_files(paths)}
    on_disk = {
        file.relative_to(paths.data).as_posix() for file in paths.data.rglob("*") if file.is_file()
    }
    assert set(told) == on_disk
    assert told["vault/journal.1.db"].readable is Readable.LOCKED
    assert told["vault/journal.1.db-wal"].readable is Readable.LOCKED
    assert told["vault/vault.json"].readable is Readable.NO_WORDS
    assert told["shown-people.json"].readable is Readable.OPEN
    assert told["vault/vault.json"].size == (paths.vault / "vault.json").stat().st_size


def test_words_of_a_note_that_were_chosen_are_told(paths: Paths) -> None:
    for line, readable in (("", Readable.NO_WORDS), ("Water the plants.", Readable.OPEN)):
        settings.save(paths.settings, Settings(reminder_line=line))
        assert [file.readable for file in stored_files(paths)] == [readable]


def test_without_anything_there_is_nothing(paths: Paths) -> None:
    assert stored_files(paths) == ()


def test_every_table_of_a_persons_own_and_how_much_is_in_it(vault: Vault) -> None:
    Journal(vault).write(page(tags=("a", "b")), now=NOW)
    told = {table.name: table.rows for table in stored_tables(vault)}
    assert told["entry"] == 1
    assert told["entry_tag"] == 2
    assert told["person"] == 0
    assert "vault_state" not in told
    assert not [name for name in told if name.startswith("entry_search")]
