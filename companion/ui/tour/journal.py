"""What belongs to a page: how it is kept, its earlier words, its note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from companion.i18n import _
from companion.journal.keeping import Keeping
from companion.journal.model import Kept
from companion.ui.journal.history_page import HistoryPage
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import NOW
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


def about_pages(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Go to everything about a page, and meet a note before one."""
    journal, desk = opened.journal, workspace.journal
    entry = journal.read(journal.newest()[0].id)
    before = entry.page
    longer = replace(before, text=before.text + _(" In the end I slept."))
    entry = journal.write(longer, now=NOW, entry_id=entry.id)
    desk.open_about(entry)
    yield camera.take("about-a-page")
    desk.open_history()
    camera.settle()
    page = workspace.side
    yield camera.take("earlier-words")
    if isinstance(page, HistoryPage):
        page.way.choose("compare")
        page.way.chosen.emit("compare")
    yield camera.take("what-changed")
    workspace.show_write()
    Keeping(opened.vault).keep(entry.id, Kept(content_note=_("the night")))
    workspace.write.list.entry_chosen.emit(entry.id)
    yield camera.take("note-before-a-page")
    Keeping(opened.vault).keep(entry.id, Kept())
