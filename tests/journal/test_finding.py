from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from companion.journal.keeping import Keeping
from companion.journal.model import Filters, Kept, Kind, Order, Page, SourcedPage
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, new_vault, page

WORDS = ("sea", "seaside", "lamp", "window", "bread", "letter", "river", "quiet", "old")
TAGS = ("Home", "home", "work", "night")
PAGES, QUERIES = 1_000, 400
FIRST = date(2024, 1, 1)


@dataclass(frozen=True)
class _Typed:
    """A query and, told in another way, what it asks for."""

    text: str
    whole: tuple[str, ...]
    beginnings: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]

    def fits(self, read: _Read) -> bool:
        return (
            all(word in read.words for word in self.whole)
            and all(any(one.startswith(part) for one in read.words) for part in self.beginnings)
            and all(any(f" {phrase} " in line for line in read.lines) for phrase in self.phrases)
            and not any(word in read.words for word in self.without)
        )


class _Read:
    """A page as somebody who reads every word of it knows it."""

    def __init__(self, page: Page) -> None:
        parts = (page.title, page.text, " ".join(sorted(page.tags)))
        found = [re.findall(r"\w+", part.lower()) for part in parts]
        self.words = {word for words in found for word in words}
        self.lines = [f" {' '.join(words)} " for words in found]


def _typed(rng: random.Random) -> _Typed:
    whole = tuple(rng.choices(WORDS, k=rng.randrange(0, 2)))
    beginnings = tuple(word[:3] for word in rng.choices(WORDS, k=rng.randrange(0, 2)))
    phrases = tuple(" ".join(rng.choices(WORDS, k=2)) for _ in range(rng.randrange(0, 2)))
    without = tuple(rng.choices(WORDS, k=rng.randrange(0, 2)))
    parts = [
        *whole,
        *(f"{part}*" for part in beginnings),
        *(f'"{phrase}"' for phrase in phrases),
        *(f"-{word}" for word in without),
    ]
    rng.shuffle(parts)
    text = " ".join([*parts, '""'])  # the mark at the end: nothing is left unfinished
    return _Typed(text, whole, beginnings, phrases, without)


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """Return a journal of a thousand pages of few words, so that queries find many."""
    journal = Journal(new_vault(Paths.below(tmp_path_factory.mktemp("thousand"))))
    rng = random.Random(1000)
    pages = [
        SourcedPage(
            Page(
                " ".join(rng.choices(WORDS, k=rng.randrange(1, 9))),
                " ".join(rng.choices(WORDS, k=rng.randrange(0, 3))),
                FIRST + timedelta(days=rng.randrange(400)),
                tags=tuple(rng.sample(TAGS, rng.randrange(0, 2))),
                kind=rng.choice(list(Kind)),
            ),
            "test",
            f"{number}",
        )
        for number in range(PAGES)
    ]
    journal.bring_in(pages, now=NOW)
    return journal


def test_a_search_finds_what_reading_everything_finds(thousand: Journal) -> None:
    """T43: the oracle on 1,000 pages, with exclusions, phrases, beginnings and filters."""
    rng = random.Random(43)
    entries = [thousand.read(one.id) for one in thousand.newest(limit=PAGES + 1)]
    read = {entry.id: _Read(entry.page) for entry in entries}
    found_some = 0
    for _ in range(QUERIES):
        typed = _typed(rng)
        first = FIRST + timedelta(days=rng.randrange(200)) if rng.random() < 0.4 else None
        last = FIRST + timedelta(days=rng.randrange(200, 400)) if rng.random() < 0.4 else None
        kinds = tuple(rng.sample(list(Kind), 2)) if rng.random() < 0.3 else ()
        tag = rng.choice(TAGS) if rng.random() < 0.3 else ""
        filters = Filters(first, last, kinds, tag)
        hits = thousand.search(
            typed.text, order=rng.choice(list(Order)), limit=PAGES, filters=filters
        )
        nothing_asked = not typed.text.strip('" ') and not filters.narrows
        expected = {
            entry.id
            for entry in entries
            if not nothing_asked
            and typed.fits(read[entry.id])
            and (first is None or entry.page.local_date >= first)
            and (last is None or entry.page.local_date <= last)
            and (not kinds or entry.page.kind in kinds)
            and (not tag or tag.lower() in {one.lower() for one in entry.page.tags})
        }
        assert {hit.summary.id for hit in hits} == expected, typed.text
        found_some += bool(expected)
    assert found_some > QUERIES // 3


def test_filters_alone_list_the_newest(thousand: Journal) -> None:
    hits = thousand.search("", filters=Filters(kinds=(Kind.DREAM,)), limit=20)
    assert [hit.summary.place for hit in hits] == sorted(
        (hit.summary.place for hit in hits), reverse=True
    )
    assert {hit.summary.kind for hit in hits} == {Kind.DREAM}
    assert {(hit.snippet, hit.matches) for hit in hits} == {("", ())}
    assert thousand.search(" ") == []


def test_a_day_that_is_full_is_found_by_its_date(journal: Journal) -> None:
    """Pages beyond the 4,096 places of a day stand among those of later days."""
    day = date(2025, 5, 5)
    pages = (SourcedPage(page("sea", local_date=day), "t", f"{n}") for n in range(4_200))
    journal.bring_in(pages, now=NOW)
    other = journal.write(page("sea", local_date=date(2025, 5, 6)), now=NOW)
    filters = Filters(first=day, last=day)
    assert len(journal.search("sea", filters=filters, limit=5_000)) == 4_200
    after = journal.search("sea", filters=Filters(first=date(2025, 5, 6)), limit=10)
    assert [hit.summary.id for hit in after] == [other.id]


def test_exclusions_work_in_scripts_without_spaces(journal: Journal) -> None:
    both = journal.write(page("昨日は東京と大阪"), now=NOW)
    only = journal.write(page("東京", tags=("京都",)), now=NOW)
    found = [hit.summary.id for hit in journal.search("東京")]
    assert set(found) == {both.id, only.id}
    assert [hit.summary.id for hit in journal.search("東京 -大阪")] == [only.id]
    assert [hit.summary.id for hit in journal.search("-大阪")] == [only.id]
    assert [hit.summary.id for hit in journal.search("京都")] == [only.id]


def test_matches_are_marked_in_the_whole_page(journal: Journal) -> None:
    text = "Café noir. " + "x " * 200 + "cafe NOIR again, 東京 and 東京"
    entry = journal.write(page(text, title="noir"), now=NOW)
    marked = [text[start : start + length] for start, length in journal.matches(entry.id, "cafe")]
    assert marked == ["Café", "cafe"]
    phrase = journal.matches(entry.id, '"cafe noir"')
    assert [text[start : start + length] for start, length in phrase] == ["Café noir", "cafe NOIR"]
    assert len(journal.matches(entry.id, "東京")) == 2
    assert journal.matches(entry.id, "-cafe") == journal.matches(entry.id, "") == ()
    assert journal.matches(entry.id, "lake") == ()


def test_marks_of_its_own_do_not_confuse(journal: Journal) -> None:
    entry = journal.write(page("sea \x02 sea \x03"), now=NOW)
    assert journal.matches(entry.id, "sea") == ()
    assert len(journal.search("sea")) == 1


def test_sealed_pages_show_no_words(journal: Journal, vault: Vault) -> None:
    entry = journal.write(page("sea"), now=NOW)
    Keeping(vault).keep(entry.id, Kept(sealed_until=date(2030, 1, 1)))
    for typed in ("sea", "-lake", '"sea"'):
        assert journal.search(typed, filters=Filters(today=date(2029, 12, 31))) == []
        assert len(journal.search(typed, filters=Filters(today=date(2030, 1, 1)))) == 1
