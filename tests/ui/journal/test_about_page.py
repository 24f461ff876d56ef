"""What a page is and how it is kept apart: kept as it is chosen, undone as one change."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest

from companion.journal.model import Entry, Kept, Kind, Page
from companion.journal.service import Journal
from companion.ui.journal.about_page import AboutPage, kind_name
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


@pytest.fixture
def entry(journal: Journal) -> Entry:
    return journal.write(Page("Two herons.", "River"), now=NOW)


@pytest.fixture
def page(workspace: Workspace, entry: Entry) -> AboutPage:
    workspace.journal.open_about(entry)
    assert isinstance(workspace.side, AboutPage)
    return workspace.side


def test_what_is_chosen_is_kept_as_one_change(
    page: AboutPage, workspace: Workspace, journal: Journal, entry: Entry
) -> None:
    page.set_aside.setChecked(True)
    page.keeping.keep()
    QTest.keyClicks(page.note, "the hospital")
    QTest.keyClicks(page.sealed, "2999-01-31")
    page.never.setChecked(True)
    page.kind.choose(Kind.LETTER.value)
    page.kind.chosen.emit(Kind.LETTER.value)
    assert page.status.text() == "Not saved yet"
    page.keeping.keep()
    saved = journal.read(entry.id)
    assert saved.kept == Kept(
        set_aside=True,
        content_note="the hospital",
        sealed_until=date(2999, 1, 31),
        never_bring_back=True,
    )
    assert saved.page.kind is Kind.LETTER
    assert [change.sentence for change in workspace.recent.all] == [
        "How the page “River” is kept was changed."
    ]
    workspace.turning.undo_last()
    undone = journal.read(entry.id)
    assert (undone.kept, undone.page.kind) == (Kept(), Kind.PAGE)
    assert not page.set_aside.isChecked()


def test_half_a_day_is_not_kept(page: AboutPage, journal: Journal, entry: Entry) -> None:
    QTest.keyClicks(page.sealed, "2999-0")
    page.keeping.keep()
    assert journal.read(entry.id).kept == Kept()


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len({kind_name(kind) for kind in Kind}) == len(Kind)
