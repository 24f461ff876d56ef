"""Write as a whole: the list follows what happens elsewhere."""

from __future__ import annotations

from companion.journal.model import Page
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.write_page import WritePage
from tests.support.builders import NOW


def test_pages_brought_in_elsewhere_show_in_the_list(
    page: WritePage, journal: Journal, changes: Changes
) -> None:
    journal.write(Page("words", "Title"), now=NOW)
    changes.entries_changed.emit(changes)
    assert page.list.model.rowCount() == 1
