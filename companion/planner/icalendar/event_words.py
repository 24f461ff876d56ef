"""What an event of another program says, as name and note of a date: whole, where it fits."""

from __future__ import annotations

from companion.planner.model import LONGEST_LINE, LONGEST_TEXT
from companion.values import storable


def beginning(summary: str) -> str:
    """Return a summary on one line, no longer than a name; for telling which event it is."""
    return _one_line(summary)[:LONGEST_LINE].strip()


def words_of(summary: str, description: str) -> tuple[str, str, bool]:
    """Return name and note of an event, and whether something of them did not fit.

    A name that is too long stands whole in the note, too.
    """
    note = storable(description)
    if len(_one_line(summary)) > LONGEST_LINE:
        note = f"{storable(summary)}\n\n{note}" if note else storable(summary)
    return beginning(summary), note[:LONGEST_TEXT], len(note) > LONGEST_TEXT


def _one_line(text: str) -> str:
    return " ".join(storable(text).split())
