"""Ways to help, by how much they ask."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.guide.helping import read_ways
from companion.ui.guide.reader_page import ReaderPage
from companion.ui.guide.ways_page import WaysPage
from companion.ui.workspace import Workspace


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_way_is_there_from_what_asks_least(qtbot: QtBot, language: str) -> None:
    i18n.use(language)
    page = WaysPage()
    qtbot.addWidget(page)
    words = [label.text() for label in page.findChildren(QLabel)]
    ways = read_ways(language)
    places = [words.index(way.title) for way in ways]
    assert places == sorted(places)
    assert all(way.about in words for way in ways)


def test_on_to_groups_and_training(workspace: Workspace) -> None:
    workspace.people.guide.open_ways()
    page = workspace.side
    assert isinstance(page, WaysPage)
    page.groups_button.click()
    assert isinstance(workspace.side, ReaderPage)
    workspace.side.back.click()
    assert isinstance(workspace.side, WaysPage)
