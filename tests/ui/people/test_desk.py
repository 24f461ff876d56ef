"""The way between the pages of People, and what survives screens made anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.people.model import Person, Phone
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.settings import Settings
from companion.ui.main_window import MainWindow
from companion.ui.people.desk import PeopleDesk
from companion.ui.people.edit_page import EditPage
from companion.ui.people.people_page import PeoplePage
from companion.ui.people.person_page import PersonPage
from companion.ui.people.plan_page import PlanPage
from companion.ui.people.plan_reading import PlanReading
from companion.ui.unlock.session import Session
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow, session: Session) -> MainWindow:
    return open_window(session=session)


def side(window: MainWindow) -> QWidget | None:
    assert window.workspace is not None
    return window.workspace.side


def desk_of(window: MainWindow) -> PeopleDesk:
    assert window.workspace is not None
    return window.workspace.people


def test_what_is_typed_survives_another_text_size(window: MainWindow, people: People) -> None:
    desk_of(window).new_person()
    page = side(window)
    assert isinstance(page, EditPage)
    QTest.keyClicks(page.name, "Ana")
    window.appearance.change({"text_size": 150})
    again = side(window)
    assert isinstance(again, EditPage)
    assert again is not page
    assert again.name.text() == "Ana"
    QTest.keyClicks(again.name, "b")
    again.keeping.keep()
    assert [one.person.name for one in people.everyone()] == ["Anab"]


def test_one_is_on_the_same_page_in_another_language(window: MainWindow) -> None:
    desk_of(window).guide.open_reader("helper-care")
    window.change_settings(Settings(language="es", theme="dawn", country="US"))
    page = side(window)
    assert page is not None
    assert page.page.id == "helper-care"  # type: ignore[attr-defined]
    assert page.page.language == "es"  # type: ignore[attr-defined]


def test_locking_keeps_what_is_typed_before_the_vault_closes(
    window: MainWindow, session: Session, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []
    close = session.vault.close

    def look_and_close() -> None:
        if not found:  # the fixture closes it once more
            found.extend(one.person.name for one in people.everyone())
        close()

    monkeypatch.setattr(session.vault, "close", look_and_close)
    desk_of(window).new_person()
    page = side(window)
    assert isinstance(page, EditPage)
    QTest.keyClicks(page.name, "Ana")
    window.lock()
    assert found == ["Ana"]


def test_the_vault_stays_open_when_it_cannot_be_kept(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    monkeypatch.setattr(session.vault, "close", lambda: closed.append("closed"))
    desk_of(window).new_person()
    page = side(window)
    assert isinstance(page, EditPage)
    QTest.keyClicks(page.name, "Ana")

    def refuse(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr("companion.people.service.People.save", refuse)
    window.lock()
    assert closed == []
    assert window.stage.currentWidget() is window.blank
    monkeypatch.undo()
    window.blank.back_chosen.emit()
    assert side(window) is page
    assert page.name.text() == "Ana"


def test_the_plan_is_read_in_help_while_the_journal_is_open(
    window: MainWindow, people: People
) -> None:
    people.save_plan(Plan(alone=(Item("Tea."),)))
    window.open_help()
    assert window.help is not None
    assert window.help.plan.isVisible()
    window.help.plan.click()
    page = window.stage.currentWidget()
    assert isinstance(page, PlanReading)
    page.back.click()
    assert window.stage.currentWidget() is window.help


def test_while_locked_there_is_no_plan_in_help(open_window: OpenWindow) -> None:
    window = open_window()
    window.open_help()
    assert window.help is not None
    assert not window.help.plan.isVisible()


def test_who_was_chosen_is_in_help_and_goes_when_taken_back(
    window: MainWindow, people: People
) -> None:
    window.open_help()
    assert window.help is not None
    assert not window.help.people.isVisible()
    window.close_help()
    shown = Person("Ana", phones=(Phone("303 555 0100"),), show_on_lock=True)
    saved = people.save(shown, now=NOW)
    window.open_help()
    assert window.help.people.isVisible()
    window.close_help()
    people.move_to_bin(saved.id, now=NOW)
    window.open_help()
    assert not window.help.people.isVisible()


def test_the_directory_is_help_ready_to_look_through(window: MainWindow) -> None:
    desk_of(window).open()
    page = side(window)
    assert isinstance(page, PeoplePage)
    page.directory_button.click()
    assert window.help is not None
    assert window.help.finder.search.hasFocus()


def test_an_undone_person_is_not_gone_to(window: MainWindow, people: People) -> None:
    desk_of(window).new_person()
    page = side(window)
    assert isinstance(page, EditPage)
    QTest.keyClicks(page.name, "Ana")
    page.keeping.keep()
    assert window.workspace is not None
    window.workspace.turning.undo_last()
    page.back.click()
    assert isinstance(side(window), PeoplePage)
    assert people.everyone() == []


def test_a_person_is_read_anew_after_undo(window: MainWindow, people: People) -> None:
    saved = people.save(Person("Ana"), now=NOW)
    desk_of(window).edit_person(saved.id)
    page = side(window)
    assert isinstance(page, EditPage)
    QTest.keyClicks(page.name, "b")
    page.back.click()
    shown = side(window)
    assert isinstance(shown, PersonPage)
    assert shown.saved.person.name == "Anab"
    assert window.workspace is not None
    window.workspace.turning.undo_last()
    again = side(window)
    assert isinstance(again, PersonPage)
    assert again.saved.person.name == "Ana"


def test_leaving_before_the_worker_answers_loses_nothing(
    window: MainWindow, people: People, tasks: ImmediateTasks, qtbot: QtBot
) -> None:
    desk_of(window).open_plan()
    page = side(window)
    assert isinstance(page, PlanPage)
    tasks.hold()
    note = next(iter(page.parts.values()))
    QTest.keyClicks(note, "Tea.")
    assert window.workspace is not None
    window.workspace.show_write()
    qtbot.waitUntil(lambda: side(window) is None)
    tasks.drain()
    assert not people.plan().is_empty
    assert len(window.workspace.recent.all) == 1
