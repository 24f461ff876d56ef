from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from companion.journal.model import Order, Page, SourcedPage
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW, page
from tests.support.texts import PIECES, WILD_TEXT

WORDS = ("sea", "lamp", "window", "harbour", "bread", "letter", "river", "quiet", "seaside")
ODD = (
    *PIECES, *WORDS, "NEAR(", ")", "AND", "OR", "NOT", "*", "^", ":", "+", "-", "{", "}", "title:",
    '""', "se*", "rowid", "\0", "\ud83d", "½", "Ⅷ", "٣", "_", "a" * 10_000,
)  # fmt: skip
QUERIES = 5_000


def test_no_query_ever_fails(journal: Journal) -> None:
    """T43: 5,000 queries put together of everything that has ever upset a parser."""
    rng = random.Random(43)
    for _ in range(30):
        words = " ".join(rng.choices((*WORDS, *PIECES), k=40))
        journal.write(page(words, title=rng.choice(PIECES) + "t", tags=("東京",)), now=NOW)
    for _ in range(QUERIES):
        typed = rng.choice(("", " ")).join(rng.choices(ODD, k=rng.randrange(1, 6)))
        for hit in journal.search(typed, order=rng.choice(list(Order)), limit=3):
            assert all(start + length <= len(hit.snippet) for start, length in hit.matches)


@settings(max_examples=100, deadline=None)
@given(WILD_TEXT)
def test_no_text_as_a_query_fails(shared_journal: Journal, typed: str) -> None:
    shared_journal.write(Page(f"x{typed}"), now=NOW)
    shared_journal.search(typed)


def _holds(text: str, typed: str) -> bool:
    """Say by reading whether a text holds all words, the last as a beginning."""
    words = re.findall(r"\w+", text.lower())
    *whole, last = typed.lower().split()
    return all(word in words for word in whole) and any(word.startswith(last) for word in words)


def test_a_search_finds_what_reading_everything_finds(journal: Journal, vault: Vault) -> None:
    """T43: the oracle, while pages are written, changed, binned and brought back."""
    rng = random.Random(7)
    texts: dict[str, str] = {}
    binned: set[str] = set()
    for number in range(250):
        text = " ".join(rng.choices(WORDS, k=rng.randrange(1, 7))) + f" n{number}"
        now = NOW + timedelta(minutes=number)
        choice = rng.random()
        uid = rng.choice(list(texts)) if texts else ""
        if choice < 0.4 or not texts:
            texts[journal.write(Page(text), now=now).id] = text
        elif choice < 0.65:
            journal.write(Page(text), now=now, entry_id=uid)
            texts[uid] = text
        elif choice < 0.75:
            moved = replace(journal.read(uid).page, local_date=now.date() - timedelta(days=number))
            journal.write(moved, now=now, entry_id=uid)
        elif choice < 0.9:
            journal.move_to_bin(uid, now=now)
            binned.add(uid)
        else:
            journal.restore(uid)
            binned.discard(uid)
        typed = " ".join(rng.choices((*WORDS, "se", "h", f"n{number}"), k=rng.randrange(1, 3)))
        found = {hit.summary.id for hit in journal.search(typed, limit=1_000)}
        assert found == {
            one for one, text in texts.items() if one not in binned and _holds(text, typed)
        }
    assert vault.check().sound


def test_words_of_a_page_that_was_changed_and_deleted_are_gone_from_the_index(
    journal: Journal, vault: Vault
) -> None:
    """Half-thorough removal once brought back words from before a change."""
    for number in range(40):
        entry = journal.write(page(f"before{number} sea"), now=NOW)
        journal.write(page(f"after{number} sea"), now=NOW, entry_id=entry.id)
        journal.move_to_bin(entry.id, now=NOW)
        assert journal.search(f"before{number}") == journal.search(f"after{number}") == []
        assert vault.check().sound
    with vault.reading() as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM entry_search_data").scalars()
        assert not any(b"before" in block or b"after" in block for block in blocks)


@pytest.mark.parametrize("typed", ["cafe", "CAFÉ", "Cafe\u0301", "caf", '"café noir"', "noir café"])
def test_accents_and_case_do_not_matter(journal: Journal, typed: str) -> None:
    journal.write(page("Un café noir"), now=NOW)
    assert [hit.matches for hit in journal.search(typed)] != []


def test_title_text_and_tags_are_found_and_marked(journal: Journal) -> None:
    journal.write(page("of the sea", title="A lamp", tags=("window",)), now=NOW)
    for typed in ("sea", "lamp", "window"):
        (hit,) = journal.search(typed)
        start, length = hit.matches[0]
        assert hit.snippet[start : start + length].lower() == typed


def test_scripts_without_spaces_are_found_inside_a_sentence(journal: Journal) -> None:
    journal.write(page("昨日は東京へ行った"), now=NOW)
    journal.write(page("", title="東京"), now=NOW)
    journal.move_to_bin(journal.write(page("東京 in the bin"), now=NOW).id, now=NOW)
    assert len(journal.search("東京")) == 2
    assert journal.search("大阪") == []


def test_the_newest_or_the_best_come_first(journal: Journal) -> None:
    best = journal.write(page("sea sea sea"), now=NOW)
    newest = journal.write(page("sea " + "other " * 50), now=NOW + timedelta(days=1))
    assert [hit.summary.id for hit in journal.search("sea")] == [newest.id, best.id]
    assert journal.search("sea", order=Order.BEST)[0].summary.id == best.id
    assert len(journal.search("sea", limit=1)) == 1


def test_rebuilding_finds_the_same(journal: Journal, vault: Vault) -> None:
    from companion.journal import index

    entry = journal.write(page("sea", tags=("b", "a", "É")), now=NOW)
    journal.move_to_bin(journal.write(page("sea"), now=NOW).id, now=NOW)
    with vault.transaction() as connection:
        index.rebuild(connection)
    assert [hit.summary.id for hit in journal.search("sea")] == [entry.id]
    assert vault.check().sound


def test_saving_after_a_large_bringing_in_does_not_rewrite_the_whole_index(
    journal: Journal, vault: Vault
) -> None:
    """Saves 12 and 251 once took four seconds each: every 16th merge took all along."""
    rng = random.Random(16)
    pages = (
        SourcedPage(page(" ".join(f"word{rng.randrange(4000)}" for _ in range(60))), "jrnl", str(n))
        for n in range(3_000)
    )
    journal.bring_in(pages, now=NOW)

    def segments() -> dict[int, int]:
        with vault.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT segid, count(*) FROM entry_search_idx GROUP BY segid"
            )
            return {int(row[0]): int(row[1]) for row in rows}

    before = segments()
    largest = max(before, key=lambda segment: before[segment])
    for number in range(300):
        journal.write(page(f"save {number} word{number}"), now=NOW)
    assert segments().get(largest) == before[largest]
