"""Notebooks: chosen above the list, named on a page of their own, one with its own key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from companion.i18n import _
from companion.journal.locked_notebook import unlock
from companion.journal.notebooks import Notebooks
from companion.ui.journal.notebooks_page import NotebooksPage
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import KEY, NOW
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.vault.stretching import Cost

_CHEAP = Cost(8_192, 1, 1)
"""A picture needs no key that withstands guessing."""


def notebook_pages(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Make notebooks, give one a key of its own, and meet it locked and open."""
    journal, desk = opened.journal, workspace.journal.notebooks
    key = f"{KEY} {KEY}"
    made = Notebooks(journal.vault).add(_("Dreams"), now=NOW)
    letters = Notebooks(journal.vault).add(_("Letters"), now=NOW)
    entry = journal.newest()[0]
    journal.move(entry.id, made.id)
    workspace.show_write()
    desk.told()
    yield camera.take("notebook-chosen")
    workspace.journal.open_about(journal.read(entry.id))
    yield camera.take("about-a-page-notebook")
    desk.open()
    yield camera.take("notebooks")
    page = workspace.pages.found(NotebooksPage)
    if page is not None:
        page.ensureWidgetVisible(page.lock)
    yield camera.take("notebooks-lock")
    journal.lock(letters, key, now=NOW, cost=_CHEAP)
    desk.told()
    yield camera.take("notebooks-open")
    journal.close_locked()
    desk.told()
    yield camera.take("notebooks-locked")
    journal.open_locked(unlock, key, now=NOW)
    journal.take_key_off(now=NOW)
    workspace.show_write()
    camera.settle()
