from __future__ import annotations

import pytest

from companion import i18n
from companion.ui.settings.kept_things import THINGS, rows_of
from companion.vault import gathering
from companion.vault.my_data import StoredTable, stored_tables
from companion.vault.vault import Vault


def test_every_table_of_the_journal_has_words_and_no_other(vault: Vault) -> None:
    assert {table.name for table in stored_tables(vault)} == set(THINGS)
    assert all(gathering.holds_words(name) for name in THINGS)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["Pages: 3", "People: 1"]), ("es", ["Páginas: 3", "Personas: 1"])],
)
def test_they_are_plain_words_pages_first(language: str, words: list[str]) -> None:
    i18n.use(language)
    rows = rows_of((StoredTable("person", 1), StoredTable("entry", 3)))
    assert [row.title for row in rows] == words


def test_no_two_kinds_are_called_the_same() -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        told = [row.title for row in rows_of([StoredTable(name, 1) for name in THINGS])]
        assert len(set(told)) == len(THINGS)


def test_a_table_that_nobody_knows_is_not_left_out() -> None:
    rows = rows_of((StoredTable("new_things", 2), StoredTable("entry", 0)))
    assert [row.title for row in rows] == ["Pages: 0", "new_things: 2"]
