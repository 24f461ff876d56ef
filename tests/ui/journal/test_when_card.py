"""When a page was: any day, time and zone; kept once it is whole."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtTest import QTest

from companion.journal.model import Entry, Page
from companion.journal.service import Journal
from companion.ui.journal.about_page import AboutPage
from companion.ui.journal.when_card import When
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


def test_day_time_and_zone_can_be_any_and_are_kept_once_whole(
    page: AboutPage, journal: Journal, entry: Entry
) -> None:
    for line, words in ((page.when.day, "1999-12-31"), (page.when.at, "7:"), (page.when.zone, "X")):
        line.clear()
        QTest.keyClicks(line, words)
    page.keeping.keep()
    assert journal.read(entry.id).page == entry.page
    QTest.keyClicks(page.when.at, "05")
    page.when.zone.clear()
    QTest.keyClicks(page.when.zone, "Asia/Kathmandu")
    page.keeping.keep()
    kept = journal.read(entry.id).page
    assert (kept.local_date, kept.local_time, kept.zone) == (
        date(1999, 12, 31),
        time(7, 5),
        "Asia/Kathmandu",
    )


def test_looking_at_a_moment_changes_nothing(page: AboutPage, entry: Entry) -> None:
    moment = When(entry.page.local_date, time(7, 5, 33), "+0545")
    page.when.show_when(moment)
    assert page.when.when() == moment
