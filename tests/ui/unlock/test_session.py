from __future__ import annotations

from datetime import timedelta

import pytest

from companion.errors import (
    DatabaseDamaged,
    DiskFull,
    VaultExists,
    VaultMissing,
    WrongPassphrase,
)
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.planner.model import HardDate
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.ui.unlock import session
from companion.vault import vault as vaults
from tests.support.builders import NOW, PASSPHRASE, new_vault

TEXT = "words\r\nwith\u00a0all kinds \U0001f44d"


def test_the_first_page_is_read_back(paths: Paths) -> None:
    opened = session.first_save(paths, PASSPHRASE, Page(TEXT, "Title"), NOW)
    (entry,) = opened.journal.newest()
    assert opened.journal.read(entry.id).page.text == TEXT
    opened.vault.close()
    again = session.unlock(paths, PASSPHRASE)
    assert again.journal.read(entry.id).page.text == TEXT
    again.vault.close()


def test_what_comes_back_different_is_not_called_saved(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Journal.write

    def other(self: Journal, _page: Page, **named: object) -> object:
        return original(self, Page("other words"), **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "write", other)
    with pytest.raises(DatabaseDamaged):
        session.first_save(paths, PASSPHRASE, Page(TEXT), NOW)
    vaults.Vault.unlock(paths, PASSPHRASE).close()  # and nobody holds it


def test_an_existing_journal_is_never_written_over(paths: Paths) -> None:
    new_vault(paths).close()
    with pytest.raises(VaultExists):
        session.first_save(paths, "another key that is long", Page(TEXT), NOW)
    session.unlock(paths, PASSPHRASE).vault.close()


def test_opening_empties_what_has_been_long_in_the_bin(paths: Paths) -> None:
    vault = new_vault(paths)
    journal = Journal(vault)
    entry = journal.write(Page("old"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW - timedelta(days=400))
    vault.close()
    opened = session.unlock(paths, PASSPHRASE)
    assert opened.journal.newest(in_bin=True) == []
    opened.vault.close()


def test_recovering_sets_the_new_key(paths: Paths) -> None:
    vault = new_vault(paths)
    code = vault.new_recovery_code(PASSPHRASE)
    vault.close()
    session.recover(paths, code, "another key that is long").vault.close()
    with pytest.raises(WrongPassphrase):
        session.unlock(paths, PASSPHRASE)
    session.unlock(paths, "another key that is long").vault.close()


def test_without_a_vault(paths: Paths) -> None:
    session.warm_up(paths)
    with pytest.raises(VaultMissing):
        session.unlock(paths, PASSPHRASE)


def test_opening_empties_the_bin_of_dates_too(paths: Paths) -> None:
    vault = new_vault(paths)
    planner = Planner(vault)
    saved = planner.save(HardDate("Ana's day", rule=Once(NOW.date())), now=NOW)
    planner.move_to_bin(saved.id, now=NOW - timedelta(days=400))
    vault.close()
    opened = session.unlock(paths, PASSPHRASE)
    assert opened.planner.dates(in_bin=True) == []
    opened.vault.close()


def with_an_old_bin(paths: Paths) -> None:
    vault = new_vault(paths)
    journal = Journal(vault)
    journal.write(Page("kept"), now=NOW)
    old = journal.write(Page("old"), now=NOW)
    journal.move_to_bin(old.id, now=NOW - timedelta(days=400))
    vault.close()


def test_a_full_disk_keeps_no_old_bin_from_being_opened(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise DiskFull

    with_an_old_bin(paths)
    monkeypatch.setattr("companion.journal.bin_store.purge", full)
    opened = session.unlock(paths, PASSPHRASE)
    assert [opened.journal.read(one.id).page.text for one in opened.journal.newest()] == ["kept"]
    opened.vault.close()


def test_what_keeps_it_from_opening_does_not_hold_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next try must not be told that the journal is open in another window."""

    def damaged(*_: object) -> int:
        raise DatabaseDamaged

    with_an_old_bin(paths)
    with monkeypatch.context() as patch:
        patch.setattr("companion.journal.bin_store.purge", damaged)
        with pytest.raises(DatabaseDamaged):
            session.unlock(paths, PASSPHRASE)
    session.unlock(paths, PASSPHRASE).vault.close()
