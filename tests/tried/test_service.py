"""What did not work is remembered in the vault, and can be taken back."""

from __future__ import annotations

from datetime import date

from companion.paths import Paths
from companion.tried.service import Tried
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE

FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 10)


def test_nothing_is_noted_at_first(vault: Vault) -> None:
    assert Tried(vault).all() == {}


def test_the_last_day_of_each_line_is_told(vault: Vault) -> None:
    tried = Tried(vault)
    tried.note({"us-988-lifeline": FIRST, "gb-samaritans": FIRST})
    tried.note({"us-988-lifeline": SECOND})
    assert tried.all() == {"us-988-lifeline": SECOND, "gb-samaritans": FIRST}


def test_noting_the_same_twice_or_nothing_changes_nothing(vault: Vault) -> None:
    tried = Tried(vault)
    tried.note({})
    tried.note({"us-988-lifeline": FIRST})
    tried.note({"us-988-lifeline": FIRST})
    assert tried.all() == {"us-988-lifeline": FIRST}


def test_it_is_taken_back_with_all_its_days(vault: Vault) -> None:
    tried = Tried(vault)
    tried.note({"us-988-lifeline": FIRST})
    tried.note({"us-988-lifeline": SECOND, "gb-samaritans": SECOND})
    tried.take_back("us-988-lifeline")
    tried.take_back("never-noted")
    assert tried.all() == {"gb-samaritans": SECOND}


def test_it_is_there_after_locking(vault: Vault, paths: Paths) -> None:
    Tried(vault).note({"us-988-lifeline": FIRST})
    vault.close()
    again = Vault.unlock(paths, PASSPHRASE)
    assert Tried(again).all() == {"us-988-lifeline": FIRST}
    again.close()
