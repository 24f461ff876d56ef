from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from companion.journal.model import Kept, Kind, Page
from companion.journal.service import Journal
from companion.ui.journal.kept_paper import KeptPaper, Standing
from companion.ui.journal.when_card import When
from tests.support.builders import NOW


def test_how_a_page_stands_is_kept_and_its_words_stay(journal: Journal) -> None:
    entry = journal.write(Page("words", "title", tags=("a",)), now=NOW)
    paper = KeptPaper(journal, entry.id)
    when = When(entry.page.local_date, entry.page.local_time, entry.page.zone)
    assert paper.read() == Standing(Kind.PAGE, Kept(), when)
    wanted = Standing(Kind.DREAM, Kept(set_aside=True, content_note="water"), when)
    assert paper.put(wanted) == paper.read() == wanted
    saved = journal.read(entry.id)
    assert (saved.page.text, saved.page.title, saved.page.tags) == ("words", "title", ("a",))
    assert saved.page.local_date == entry.page.local_date


def test_keeping_it_apart_leaves_no_earlier_words(journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    paper = KeptPaper(journal, entry.id)
    paper.put(replace(paper.read(), kept=Kept(never_bring_back=True)))
    assert journal.revisions(entry.id) == []


def test_a_page_can_be_of_any_day_and_zone(journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    paper = KeptPaper(journal, entry.id)
    wanted = When(date(1999, 12, 31), time(23, 59), "Asia/Kathmandu")
    paper.put(replace(paper.read(), when=wanted))
    page = journal.read(entry.id).page
    assert (page.local_date, page.local_time, page.zone) == (wanted.day, wanted.at, wanted.zone)
    assert page.text == "words"
    assert journal.years() == [1999]
