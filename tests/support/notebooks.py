"""A notebook with a key of its own, and a page with a little of everything in it."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Final

from companion.journal.attachments import Attachments
from companion.journal.gentle_writing import GentleWriting, Sitting
from companion.journal.keeping import Keeping
from companion.journal.model import Draft, Entry, Kept, Page
from companion.journal.notebooks import Notebook, Notebooks
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW

NOTEBOOK_KEY: Final = "harbour bread quiet letter"
LARGE: Final = bytes(range(256)) * 2_100
"""More than two pieces of an attachment."""


def full_page(vault: Vault, notebook_id: str | None = None, word: str = "sea") -> Entry:
    """Write a page with earlier words, files, a sitting, a note and unsaved words."""
    journal = Journal(vault)
    entry = journal.write(Page(f"{word} before"), now=NOW, notebook=notebook_id)
    now = NOW + timedelta(minutes=5)
    page = Page(f"{word} now", f"{word} title", tags=(f"{word}tag",))
    journal.write(page, now=now, entry_id=entry.id)
    Attachments(vault).attach(entry.id, f"{word}.png", io.BytesIO(LARGE), now=now)
    gone = Attachments(vault).attach(entry.id, f"{word} gone.txt", io.BytesIO(b"x"), now=now)
    Attachments(vault).move_to_bin(gone.id, now=now)
    GentleWriting(vault).keep(entry.id, Sitting(now, 15, 6, None))
    Keeping(vault).keep(entry.id, Kept(content_note=f"{word} note"))
    journal.keep_draft(Draft(f"draft of {entry.id}"[:20], Page(f"{word} unsaved"), now, entry.id))
    return journal.read(entry.id)


def letters(vault: Vault) -> Notebook:
    """Make a notebook with a full page, one in the bin and one that is being written."""
    made = Notebooks(vault).add("Letters", now=NOW)
    full_page(vault, made.id)
    journal = Journal(vault)
    binned = journal.write(Page("in the bin"), now=NOW, notebook=made.id)
    journal.move_to_bin(binned.id, now=NOW)
    journal.keep_draft(Draft("d" * 16, Page("being written"), NOW, notebook=made.id))
    return made
