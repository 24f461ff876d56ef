"""The rows of the list of pages: day and title, never a word unless it was searched for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from companion.i18n import _, long_date
from companion.journal.model import Draft, EntrySummary, SearchHit
from companion.ui.widgets.quiet_list import Row


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of the list."""

    drafts: list[Draft]
    entries: list[EntrySummary]
    years: list[int]


class Shelf(Enum):
    """What is listed."""

    ALL = "all"
    BIN = "bin"
    SET_ASIDE = "set aside"


def row_of_entry(entry: EntrySummary, snippet: str = "") -> Row:
    """Return the row of a saved page."""
    return Row(
        entry.id,
        entry.title or _("Page without a title"),
        long_date(entry.local_date),
        snippet,
    )


def row_of_hit(hit: SearchHit, *, previews: bool) -> Row:
    """Return the row of a page that a search found; with the words around it where that is on."""
    return row_of_entry(hit.summary, " ".join(hit.snippet.split()) if previews else "")


def row_of_draft(draft: Draft) -> Row:
    """Return the row of a new page that was not saved yet."""
    return Row(
        draft.id, draft.page.title or _("Page without a title"), _("Not saved yet"), is_draft=True
    )
