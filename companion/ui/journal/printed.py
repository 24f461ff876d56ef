"""A page of the journal as it goes on paper."""

from __future__ import annotations

from datetime import date

from companion.i18n import _
from companion.journal.model import Page
from companion.ui.journal.page_editor import moment
from companion.ui.printing.document import Block, Printed


def printed(page: Page) -> Printed:
    """Return what is printed of a page: its day, title, words and tags, as they stand."""
    blocks = []
    if page.title:
        blocks.append(Block(page.title, "title"))
    if page.local_date != date.min:
        blocks.append(Block(moment(page), "quiet"))
    blocks.append(Block(page.text))
    if page.tags:
        blocks.append(Block(", ".join(page.tags), "quiet"))
    return Printed(tuple(blocks), _("page.pdf"))
