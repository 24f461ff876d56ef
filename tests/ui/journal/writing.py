"""What the tests of the page one writes on share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.write_page import WritePage
from companion.ui.recent.recent_changes import RecentChanges
from tests.support.immediate import ImmediateTasks
from tests.support.keys import type_words


def open_page(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, changes: Changes) -> WritePage:
    made = WritePage(journal, tasks, changes, RecentChanges())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def texts(journal: Journal) -> list[str]:
    return [journal.read(entry.id).page.text for entry in journal.newest()]


def drafts(journal: Journal) -> list[str]:
    return [draft.page.text for draft in journal.drafts()]


def write(page: WritePage, text: str) -> None:
    type_words(page.editor.text, text)


def break_disk(monkeypatch: pytest.MonkeyPatch, *methods: str) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise DiskFull

    for method in methods:
        monkeypatch.setattr(Journal, method, full)
