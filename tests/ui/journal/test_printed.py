from __future__ import annotations

from datetime import date, time

from companion.journal.model import Page
from companion.ui.journal.printed import printed
from companion.ui.printing.document import Block


def test_all_of_a_page_is_printed_as_it_stands() -> None:
    page = Page(
        "# Two\n**herons**", "River", date(2026, 3, 10), time(21, 5), tags=("outside", "water")
    )
    assert printed(page).blocks == (
        Block("River", "title"),
        Block("10 March 2026, 21:05", "quiet"),
        Block("# Two\n**herons**"),
        Block("outside, water", "quiet"),
    )


def test_what_is_not_there_leaves_no_gap() -> None:
    assert printed(Page("words")).blocks == (Block("words"),)
    assert "River" not in printed(Page("words", "River")).file_name
