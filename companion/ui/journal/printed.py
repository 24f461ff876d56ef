"""Pages of the journal as they go on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from companion.i18n import _
from companion.journal.model import Page
from companion.ui.journal.page_editor import moment
from companion.ui.printing.document import Block, Paper, Printed
from companion.ui.printing.output import write_pdf

if TYPE_CHECKING:
    from companion.journal.exporters.selection import Record


def printed(page: Page) -> Printed:
    """Return what is printed of a page: its title, day, words as they are read, and tags."""
    blocks = []
    if page.title:
        blocks.append(Block(page.title, "title"))
    if page.local_date != date.min:
        blocks.append(Block(moment(page), "quiet"))
    blocks.append(Block(page.text, "page"))
    if page.tags:
        blocks.append(Block(", ".join(page.tags), "quiet"))
    return Printed(tuple(blocks), _("page.pdf"))


def print_pages(file: Path, pages: Iterable[Record]) -> None:
    """Write a PDF of saved pages, each beginning on paper of its own; on any thread.

    One page is held at a time, so that the whole of a long journal fits.
    """
    papers = (Paper(printed(record.entry.page)) for record in pages)
    write_pdf(file, papers, _("Pages of a journal"))
