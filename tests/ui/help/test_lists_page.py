"""Local lists: looked at first, used, gone back from, and removed; whose they are is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.resources.query import Query
from companion.ui.help import lists, lists_page
from companion.ui.help.desk import HelpDesk
from companion.ui.help.lists_page import ListsPage
from tests.resources.examples import line
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.packs import KEY, json_pack

FIRST = [line("one", name="Line One"), line("two", name="Line Two")]
SECOND = [line("one", name="Line One", hours="9 to 5"), line("three", name="Line Three")]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists_page, "now", lambda: NOW)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return json_pack(tmp_path / "first", FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return json_pack(tmp_path / "second", SECOND, version=2)


@pytest.fixture
def page(qtbot: QtBot, desk: HelpDesk) -> ListsPage:
    lists.trust(desk.paths, KEY.public.text, "River", NOW)
    return opened(qtbot, desk)


def opened(qtbot: QtBot, desk: HelpDesk) -> ListsPage:
    made = ListsPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def use(page: ListsPage, tasks: ImmediateTasks, file: Path) -> None:
    page.path.setText(str(file))
    page.look_button.click()
    tasks.drain()
    page.use_button.click()
    tasks.drain()


def names(desk: HelpDesk) -> list[str]:
    return [each.name for each in desk.directory.search(Query("line")) if each.pack]


def test_at_first_there_are_none(qtbot: QtBot, desk: HelpDesk) -> None:
    page = opened(qtbot, desk)
    assert page._none.isVisible()
    assert not page.remove_button.isVisible()
    assert not desk.paths.packs.exists()


def test_a_list_is_looked_at_before_it_is_used(
    page: ListsPage, desk: HelpDesk, tasks: ImmediateTasks, first: Path
) -> None:
    page.path.setText(str(first))
    page.look_button.click()
    assert page.progress.isVisible()
    tasks.drain()
    for part in ("Help near the river", "2 new services.", "Line One", KEY.public.name):
        assert part in page.report.text()
    assert names(desk) == []
    page.use_button.click()
    tasks.drain()
    assert sorted(names(desk)) == ["Line One", "Line Two"]
    assert "in use" in page.message.text
    assert page.list.lines.rowCount() == 1
    assert not page.undo_button.isVisible()


def test_a_newer_one_tells_what_it_changes_and_can_be_gone_back_from(
    page: ListsPage, desk: HelpDesk, tasks: ImmediateTasks, first: Path, second: Path
) -> None:
    use(page, tasks, first)
    page.path.setText(str(second))
    page.look_button.click()
    tasks.drain()
    for part in ("1 new service.", "1 service changes.", "1 service closes."):
        assert part in page.report.text()
    page.use_button.click()
    tasks.drain()
    assert sorted(names(desk)) == ["Line One", "Line Three"]
    page.undo_button.click()
    tasks.drain()
    assert sorted(names(desk)) == ["Line One", "Line Two"]


def test_it_is_removed(page: ListsPage, desk: HelpDesk, tasks: ImmediateTasks, first: Path) -> None:
    use(page, tasks, first)
    page.remove_button.click()
    tasks.drain()
    assert names(desk) == []
    assert page._none.isVisible()
    assert page.message.text == "The list was removed."


def test_a_list_of_somebody_unknown_is_refused_with_the_reason(
    qtbot: QtBot, desk: HelpDesk, tasks: ImmediateTasks, first: Path
) -> None:
    page = opened(qtbot, desk)
    page.path.setText(str(first))
    page.look_button.click()
    tasks.drain()
    assert "You have not added that key yet" in page.message.text
    assert not page.use_button.isVisible()
    assert page.look_button.isEnabled()


def test_cancel_leaves_everything_as_it_was(
    page: ListsPage, desk: HelpDesk, tasks: ImmediateTasks, first: Path
) -> None:
    page.path.setText(str(first))
    page.look_button.click()
    page.progress.cancel_button.click()
    tasks.drain()
    assert page.message.text == "Stopped. Everything is as it was."
    assert names(desk) == []


def test_another_file_asks_for_another_look(
    page: ListsPage, tasks: ImmediateTasks, first: Path
) -> None:
    page.path.setText(str(first))
    page.look_button.click()
    tasks.drain()
    page.path.setText("elsewhere")
    assert page.report.text() == ""
    assert page.look_button.isVisible()
    assert not page.use_button.isVisible()
    page.path.setText("")
    page.look_button.click()
    assert page._job is None


def test_whose_lists_are_taken_is_another_page(
    page: ListsPage, desk: HelpDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.page_opened) as told:
        page.publishers_button.click()
    assert told.args is not None
    qtbot.addWidget(told.args[0])
    with qtbot.waitSignal(page.closed):
        page.back.click()
