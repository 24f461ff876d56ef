from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from companion.errors import Cancelled
from companion.journal.arrivals import Brought
from companion.journal.model import Page, SourcedPage
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW

DAY = date(2020, 1, 1)


def _sourced(count: int, text: str = "page") -> list[SourcedPage]:
    return [
        SourcedPage(Page(f"{text} {n}", local_date=DAY, tags=("a",)), "jrnl", f"{n}")
        for n in range(count)
    ]


def test_pages_come_in_once(journal: Journal, vault: Vault) -> None:
    assert journal.bring_in(_sourced(30), now=NOW) == Brought(30, 0, 0)
    assert journal.bring_in(_sourced(30), now=NOW) == Brought(0, 30, 0)
    assert journal.count() == 30
    assert len(journal.search("page", limit=100)) == 30
    assert vault.check().sound


def test_a_page_that_changed_in_the_source_comes_in_beside(journal: Journal) -> None:
    journal.bring_in(_sourced(3), now=NOW)
    changed = _sourced(3)
    changed[1] = replace(changed[1], page=replace(changed[1].page, text="changed"))
    assert journal.bring_in(changed, now=NOW) == Brought(0, 2, 1)
    assert journal.count() == 4


def test_looking_first_changes_nothing(journal: Journal, vault: Vault) -> None:
    before = vault.check()
    assert journal.bring_in(_sourced(5), now=NOW, dry_run=True) == Brought(5, 0, 0)
    assert vault.check() == before


def test_cancelling_adds_nothing(journal: Journal, vault: Vault) -> None:
    before = vault.check()
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        journal.bring_in(_sourced(300), now=NOW, is_cancelled=lambda: next(answers, True))
    assert vault.check() == before


def test_more_pages_than_a_day_has_places_all_find_one(journal: Journal, vault: Vault) -> None:
    pages = _sourced(4_200)
    assert journal.bring_in(pages, now=NOW).added == 4_200
    assert journal.count() == 4_200
    written = journal.write(Page("on that day", local_date=DAY, local_time=time(9)), now=NOW)
    assert journal.read(written.id).page.local_date == DAY
    assert vault.check().sound


def test_what_cannot_be_stored_is_replaced(journal: Journal) -> None:
    journal.bring_in([SourcedPage(Page("a\0b\ud83dc", "t\0", DAY), "jrnl", "1")], now=NOW)
    (summary,) = journal.newest()
    assert journal.read(summary.id).page.text == "a\ufffdb\ufffdc"


def test_tags_come_in_whole(journal: Journal) -> None:
    tags = ("a\ud83d", "sea" * 100_000)
    journal.bring_in([SourcedPage(Page("a", "t", DAY, tags=tags), "jrnl", "1")], now=NOW)
    (summary,) = journal.newest()
    assert journal.read(summary.id).page.tags == ("a\ufffd", "sea" * 100_000)
