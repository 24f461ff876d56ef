from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.widgets.quiet_list import QuietList, Row, RowDelegate, RowModel


@pytest.fixture
def model() -> Iterator[RowModel]:
    parent = QObject()
    made = RowModel(parent)
    tester = QAbstractItemModelTester(made)
    yield made
    assert tester is not None


def rows(*names: str) -> list[Row]:
    return [Row(name, name.upper(), "10 March 2026") for name in names]


def test_what_a_view_and_a_screen_reader_get(model: RowModel) -> None:
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
    model = RowModel(qapp)
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


def test_a_long_list_takes_its_rows_in_as_one_comes_to_them(qapp: QApplication) -> None:
    model = RowModel(qapp)
    asked: list[str] = []
    model.more_wanted.connect(lambda: asked.append("more"))
    all_rows = rows(*(str(number) for number in range(120)))
    model.show_long(all_rows)
    assert 0 < model.rowCount() < 120
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert [model.row(model.index(number)) for number in range(model.rowCount())] == all_rows
    assert asked == []
    model.show_long(all_rows)
    model.show_rows(rows("other"))
    assert model.rowCount() == 1
    assert not model.canFetchMore(QModelIndex())


def test_rows_are_high_enough_and_are_drawn(qtbot: QtBot) -> None:
    view = QuietList()
    qtbot.addWidget(view)
    view.lines.show_rows([*rows("a"), Row("b", "B", "10 March 2026", "some words"), Row("c", "C")])
    view.setCurrentIndex(view.lines.index(1))
    view.show()
    assert not view.grab().isNull()
    assert view.sizeHintForRow(2) >= 44
    assert view.sizeHintForRow(1) > view.sizeHintForRow(0) >= view.sizeHintForRow(2)


def test_long_words_go_on_below_where_a_list_wraps(qtbot: QtBot) -> None:
    detail = "from 5 to 15 minutes · a little energy · by yourself or with others · inside"
    view = QuietList(wraps=True)
    qtbot.addWidget(view)
    view.lines.show_rows([Row("a", "Slow tea", "short"), Row("b", "Slow tea", detail)])
    view.resize(900, 300)
    view.show()
    qtbot.waitExposed(view)
    assert view.sizeHintForRow(1) == view.sizeHintForRow(0)
    view.resize(260, 300)
    assert view.sizeHintForRow(0) < view.sizeHintForRow(1)
    qtbot.waitUntil(lambda: view.visualRect(view.lines.index(1)).height() == view.sizeHintForRow(1))
    assert not view.grab().isNull()


@pytest.mark.usefixtures("qapp")
def test_all_words_are_shown_when_they_wrap() -> None:
    words = "Por tu cuenta o con otras personas · Adentro o afuera"
    font = QFont()
    lines = RowDelegate(wraps=True)._lines(words, font, 120)
    assert len(lines) > 1
    assert " ".join(lines) == words
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 120 for line in lines)
    assert RowDelegate()._lines(words, font, 120) != lines
