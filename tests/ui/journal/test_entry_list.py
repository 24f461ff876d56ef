from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from companion.journal.model import Draft, EntrySummary, Page, SearchHit
from companion.ui.journal.entry_list import (
    EntryDelegate,
    EntryModel,
    Row,
    row_of_draft,
    row_of_entry,
    row_of_hit,
)
from tests.support.builders import NOW

ENTRY = EntrySummary("a1", "", date(2026, 3, 10), time(21), (), 7)


@pytest.fixture
def model() -> Iterator[EntryModel]:
    parent = QObject()
    made = EntryModel(parent)
    tester = QAbstractItemModelTester(made)
    yield made
    assert tester is not None


def rows(*names: str) -> list[Row]:
    return [Row(name, name.upper(), "10 March 2026") for name in names]


def test_a_row_has_day_and_title_and_no_word_of_the_text() -> None:
    assert row_of_entry(ENTRY) == Row("a1", "Page without a title", "10 March 2026")
    draft = Draft("d1", Page("secret words"), NOW)
    assert row_of_draft(draft) == Row("d1", "Page without a title", "Not saved yet", is_draft=True)


def test_a_search_shows_the_words_around_the_match_on_one_line() -> None:
    row = row_of_hit(SearchHit(ENTRY, "the \n herons  came", ((4, 6),)))
    assert row.snippet == "the herons came"
    assert row.spoken == "10 March 2026, Page without a title, the herons came"


def test_what_a_view_and_a_screen_reader_get(model: EntryModel) -> None:
    model.show_rows(rows("a", "b"))
    index = model.index(1)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "B"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "10 March 2026, B"
    assert index.data(Qt.ItemDataRole.UserRole) == rows("b")[0]
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.index_of("b") == index
    assert not model.index_of("z").isValid()
    assert model.row(QModelIndex()) is None
    assert model.rowCount(index) == 0


def test_more_is_asked_for_once_and_added_at_the_end(qapp: QApplication) -> None:
    model = EntryModel(qapp)
    asked: list[str] = []
    model.more_wanted.connect(lambda: asked.append("more"))
    model.show_rows(rows("a"), may_have_more=True)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    model.append(rows("b", "c"), may_have_more=True)
    assert [model.row(model.index(n)) for n in range(3)] == rows("a", "b", "c")
    model.append([], may_have_more=False)
    assert not model.canFetchMore(QModelIndex())
    assert asked == ["more"]


def test_rows_are_high_enough_and_are_drawn(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = EntryModel(view)
    view.setModel(model)
    view.setItemDelegate(EntryDelegate(view))
    model.show_rows([*rows("a"), Row("b", "B", "10 March 2026", "some words")])
    view.setCurrentIndex(model.index(1))
    view.show()
    assert not view.grab().isNull()
    assert view.sizeHintForRow(0) >= 44
    assert view.sizeHintForRow(1) > view.sizeHintForRow(0)
