from __future__ import annotations

from datetime import date, time
from pathlib import Path

from companion.journal.exporters.export import Form, export
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.ui.journal.printed import print_pages, printed
from companion.ui.printing.document import Block
from tests.support.builders import NOW
from tests.support.tools import text_of_pdf


def test_all_of_a_page_is_printed() -> None:
    page = Page(
        "# Two\n**herons**", "River", date(2026, 3, 10), time(21, 5), tags=("outside", "water")
    )
    assert printed(page).blocks == (
        Block("River", "title"),
        Block("10 March 2026, 21:05", "quiet"),
        Block("# Two\n**herons**", "page"),
        Block("outside, water", "quiet"),
    )


def test_what_is_not_there_leaves_no_gap() -> None:
    assert printed(Page("words")).blocks == (Block("words", "page"),)
    assert "River" not in printed(Page("words", "River")).file_name


def test_another_program_reads_the_pages_in_a_pdf_in_the_order_of_days(
    journal: Journal, tmp_path: Path
) -> None:
    journal.write(Page("Bread.", local_date=date(2026, 3, 9)), now=NOW)
    journal.write(Page("Two **herons**.", "River", date(2026, 3, 1)), now=NOW)
    file = export(journal.vault, tmp_path / "a.pdf", Form.PDF, now=NOW, printing=print_pages).path
    text = text_of_pdf(file)
    assert text.index("River") < text.index("Two herons.") < text.index("Bread.")
