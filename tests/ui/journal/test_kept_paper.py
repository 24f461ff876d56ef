from __future__ import annotations

from companion.journal.model import Kept, Kind, Page
from companion.journal.service import Journal
from companion.ui.journal.kept_paper import KeptPaper, Standing
from tests.support.builders import NOW


def test_how_a_page_stands_is_kept_and_its_words_stay(journal: Journal) -> None:
    entry = journal.write(Page("words", "title", tags=("a",)), now=NOW)
    paper = KeptPaper(journal, entry.id)
    assert paper.read() == Standing(Kind.PAGE, Kept())
    wanted = Standing(Kind.DREAM, Kept(set_aside=True, content_note="water"))
    assert paper.put(wanted) == paper.read() == wanted
    saved = journal.read(entry.id)
    assert (saved.page.text, saved.page.title, saved.page.tags) == ("words", "title", ("a",))
    assert saved.page.local_date == entry.page.local_date


def test_keeping_it_apart_leaves_no_earlier_words(journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    KeptPaper(journal, entry.id).put(Standing(Kind.PAGE, Kept(never_bring_back=True)))
    assert journal.revisions(entry.id) == []
