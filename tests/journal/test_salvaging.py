from __future__ import annotations

import pytest

from companion.journal.salvaging import mend
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW, page


@pytest.fixture
def uid(vault: Vault) -> str:
    """Write a page, save it once more, and return its id."""
    journal = Journal(vault)
    entry = journal.write(page("the first words", title="Sea"), now=NOW)
    journal.write(page("the last words", title="Sea"), now=NOW, entry_id=entry.id)
    return entry.id


def _lose(vault: Vault, *statements: str) -> tuple[str, ...]:
    """Lose rows as damage does, without what belongs to them, and mend."""
    vault._database.run_alone("PRAGMA foreign_keys = OFF")
    with vault.transaction() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        lost = mend(connection)
    vault._database.run_alone("PRAGMA foreign_keys = ON")
    assert vault.check().sound
    return lost


def test_with_nothing_lost_nothing_changes(vault: Vault, uid: str) -> None:
    before = Journal(vault).read(uid)
    assert _lose(vault) == ()
    assert Journal(vault).read(uid) == before


def test_a_lost_text_comes_back_from_the_newest_earlier_saving(vault: Vault, uid: str) -> None:
    assert _lose(vault, "DELETE FROM entry_text") == (uid,)
    assert Journal(vault).read(uid).page.text == "the first words"
    assert [hit.summary.id for hit in Journal(vault).search("first")] == [uid]


def test_without_any_text_the_title_stays(vault: Vault, uid: str) -> None:
    assert _lose(vault, "DELETE FROM entry_text", "DELETE FROM revision") == (uid,)
    found = Journal(vault).read(uid).page
    assert (found.title, found.text) == ("Sea", "")


def test_a_text_without_its_page_gets_the_day_of_its_place(vault: Vault, uid: str) -> None:
    day = Journal(vault).read(uid).page.local_date
    _lose(vault, "DELETE FROM entry_tag", "DELETE FROM entry", "DELETE FROM revision")
    (summary,) = Journal(vault).newest()
    found = Journal(vault).read(summary.id)
    assert (found.page.text, found.page.local_date) == ("the last words", day)


def test_a_page_known_by_its_savings_only_comes_back(vault: Vault, uid: str) -> None:
    _lose(vault, "DELETE FROM entry_tag", "DELETE FROM entry", "DELETE FROM entry_text")
    found = Journal(vault).read(uid)
    assert (found.page.text, found.page.title) == ("the first words", "Sea")
    assert len(Journal(vault).revisions(uid)) == 1
