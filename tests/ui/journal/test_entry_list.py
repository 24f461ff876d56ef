from __future__ import annotations

from datetime import date, time

from companion.journal.model import Draft, EntrySummary, Page, SearchHit
from companion.ui.journal.entry_list import row_of_draft, row_of_entry, row_of_hit
from companion.ui.widgets.quiet_list import Row
from tests.support.builders import NOW

ENTRY = EntrySummary("a1", "", date(2026, 3, 10), time(21), (), 7)


def test_a_row_has_day_and_title_and_no_word_of_the_text() -> None:
    assert row_of_entry(ENTRY) == Row("a1", "Page without a title", "10 March 2026")
    draft = Draft("d1", Page("secret words"), NOW)
    assert row_of_draft(draft) == Row("d1", "Page without a title", "Not saved yet", is_draft=True)


def test_a_search_shows_the_words_around_the_match_on_one_line() -> None:
    hit = SearchHit(ENTRY, "the \n herons  came", ((4, 6),))
    row = row_of_hit(hit, previews=True)
    assert row.snippet == "the herons came"
    assert row.spoken == "10 March 2026, Page without a title, the herons came"


def test_it_shows_titles_alone_where_previews_are_off() -> None:
    assert row_of_hit(SearchHit(ENTRY, "herons", ((0, 6),)), previews=False) == row_of_entry(ENTRY)
