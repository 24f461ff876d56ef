"""What the tables of the journal hold, in a person's words: for About my data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from companion.i18n import _, marked
from companion.ui.widgets.quiet_list import Row

if TYPE_CHECKING:
    from companion.vault.my_data import StoredTable

THINGS: Final = {
    "entry": marked("Pages"),
    "entry_text": marked("Words of pages"),
    "entry_tag": marked("Tags on pages"),
    "entry_kept": marked("Pages that are kept apart"),
    "revision": marked("Earlier words of pages"),
    "draft": marked("Pages that are not saved yet"),
    "notebook": marked("Notebooks with a name"),
    "attachment": marked("Files of pages"),
    "attachment_piece": marked("Pieces of these files"),
    "page_template": marked("Templates for pages"),
    "gentle_writing": marked("Times of gentle writing"),
    "learned_word": marked("Words that the spell check learned"),
    "planner_item": marked("Dates, plans and papers"),
    "planner_revision": marked("Earlier words of dates, plans and papers"),
    "planner_indexed": marked("Dates that are in the calendar"),
    "planner_occasion": marked("Days in the calendar"),
    "planner_check_in": marked("Words for days around a date"),
    "care_own_activity": marked("Ideas of your own"),
    "care_choice": marked("Ideas that you hid or put on your list"),
    "care_set": marked("Sets of ideas"),
    "care_log": marked("Notes on what helps"),
    "care_check_in": marked("Check-ins"),
    "care_kept_answer": marked("Words that you kept from exercises"),
    "person": marked("People"),
    "person_phone": marked("Their phone numbers"),
    "plan_item": marked("Lines of your support plan"),
    "readiness_answer": marked("Answers on helping others"),
    "helping_limits": marked("Your limits for helping"),
    "debrief": marked("Notes after helping"),
    "stop_spoken": marked("Reminders to stop that were given"),
    "tried": marked("Help lines that did not work"),
    "preference": marked("Choices in the settings"),
}
"""In the order in which they are shown; a test holds that each table is here."""


def rows_of(tables: Sequence[StoredTable]) -> list[Row]:
    """Return a line for each table; one that nobody here knows stands last, under its own name."""
    order = list(THINGS)
    known = [table for table in tables if table.name in THINGS]
    other = [table for table in tables if table.name not in THINGS]
    known.sort(key=lambda table: order.index(table.name))
    return [_row(table) for table in (*known, *other)]


def _row(table: StoredTable) -> Row:
    things = _(THINGS[table.name]) if table.name in THINGS else table.name
    words = _("{things}: {count}").format(things=things, count=table.rows)
    return Row(table.name, words)
