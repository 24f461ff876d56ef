"""The way through Care: back, undo, an exercise found again, locking, screens made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from companion.care.model import Exercise
from companion.care.service import LOG as LOG_SWITCH
from companion.care.service import Care
from companion.errors import DiskFull
from companion.ui.care.all_page import AllPage
from companion.ui.care.desk import CareDesk
from companion.ui.care.idea_page import IdeaPage
from companion.ui.care.ideas_page import IdeasPage
from companion.ui.care.own_page import OwnPage
from companion.ui.care.player_page import PlayerPage
from companion.ui.care.words_page import WordsPage
from companion.ui.main_window import MainWindow
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.vault.vault import Vault
from tests.support.immediate import ImmediateTasks
from tests.ui.care.conftest import Clock, words_of
from tests.ui.conftest import SETTINGS, OpenWindow


def exercise(care: CareDesk, name: str = "come-back-to-now") -> Exercise:
    found = care.steady.catalog.exercise(name)
    assert found is not None
    return found


def player(workspace: Workspace) -> PlayerPage:
    page = workspace.side
    assert isinstance(page, PlayerPage)
    return page


def test_care_stands_among_the_places(workspace: Workspace) -> None:
    names = [button.text() for button in workspace.rail.group.buttons()]
    assert names == ["Today", "Write", "Dates", "Care", "People", "Settings"]
    workspace.rail.group.buttons()[3].click()
    assert isinstance(workspace.side, IdeasPage)


def test_back_goes_the_way_one_came(workspace: Workspace, care: CareDesk) -> None:
    care.go("all")
    care.go("idea", "slow-walk")
    kinds: list[type[QWidget]] = [IdeaPage, AllPage, IdeasPage]
    for kind in kinds:
        page = workspace.side
        assert isinstance(page, kind)
        if kind is not IdeasPage:
            page.back.click()  # type: ignore[attr-defined]


def test_an_exercise_that_is_not_over_waits_and_is_found_again(
    workspace: Workspace, care: CareDesk, clock: Clock
) -> None:
    care.play(care.steady.begun(exercise(care)), "come-back-to-now")
    page = player(workspace)
    page.next_button.click()
    running = [care.is_running]
    workspace.show_write()
    assert [*running, care.is_running] == [True, False]
    clock.at += 600
    care.open()
    assert player(workspace) is page
    assert page.playing.place == 1
    page.stop_button.click()
    page.ending.close_button.click()
    assert isinstance(workspace.side, IdeasPage)
    care.open()
    assert isinstance(workspace.side, IdeasPage)


def test_keep_my_words_keeps_them_and_undo_takes_them_back(
    workspace: Workspace, care: CareDesk, session: Session, undo: Callable[[], None]
) -> None:
    care.play(care.steady.begun(exercise(care)), "come-back-to-now")
    page = player(workspace)
    for _step in range(4):
        page.next_button.click()
    page.view.answer.setPlainText("Today is Tuesday")
    page.stop_button.click()
    assert session.care_log.kept_answers() == []
    page.ending.keep_button.click()
    (kept,) = session.care_log.kept_answers()
    assert (kept.exercise_id, kept.words) == ("come-back-to-now", "Today is Tuesday")
    undo()
    assert session.care_log.kept_answers() == []


def test_come_back_to_now_after_another_exercise(workspace: Workspace, care: CareDesk) -> None:
    care.go("idea", "wall-press")
    care.play(care.steady.begun(exercise(care, "wall-press")), "wall-press")
    page = player(workspace)
    page.stop_button.click()
    page.ending.steady.click()
    again = player(workspace)
    assert again.playing.exercise.id == "come-back-to-now"
    again.stop_button.click()
    again.ending.close_button.click()
    assert isinstance(workspace.side, IdeaPage)


def test_a_note_is_offered_only_when_it_is_turned_on(
    workspace: Workspace, care: CareDesk, session: Session
) -> None:
    care.play(care.steady.begun(exercise(care)), "come-back-to-now")
    player(workspace).stop_button.click()
    assert "Note it" not in words_of(workspace.side)
    session.care.turn(LOG_SWITCH, on=True)
    care.open()
    care.before["come-back-to-now"] = 9
    care.play(care.steady.begun(exercise(care)), "come-back-to-now")
    page = player(workspace)
    page.stop_button.click()
    assert "Note it, if you like" in words_of(page)
    care.note("come-back-to-now", 9, 4)
    (entry,) = session.care_log.log()
    assert (entry.before, entry.after) == (9, 4)
    assert "That sounds very hard." in page.message.text


def test_what_cannot_be_written_is_told_on_the_page(
    workspace: Workspace, care: CareDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Care, "keep", full)
    care.go("idea", "slow-walk")
    page = workspace.side
    assert isinstance(page, IdeaPage)
    page.keep.click()
    assert "disk" in page.message.text
    assert workspace.recent.all == []


# Locking, and screens made anew


@pytest.fixture
def window(open_window: OpenWindow, session: Session) -> MainWindow:
    made = open_window(session=session)
    assert made.workspace is not None
    made.workspace.care.open()
    return made


def desk_of(window: MainWindow) -> CareDesk:
    assert window.workspace is not None
    return window.workspace.care


def side_of(window: MainWindow) -> QWidget:
    assert window.workspace is not None
    assert window.workspace.side is not None
    return window.workspace.side


def test_locking_writes_what_was_typed_before_the_vault_is_shut(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    original = Vault.close

    def close(vault: Vault) -> None:
        if not written:
            written.extend(each.title for each in session.care.own())
        original(vault)

    monkeypatch.setattr(Vault, "close", close)
    desk_of(window).go("own")
    page = side_of(window)
    assert isinstance(page, OwnPage)
    page.title.setText("Feed the birds")
    window.lock()
    assert written[:1] == ["Feed the birds"]
    assert window.ending.restart


def test_words_that_cannot_be_kept_stop_the_locking(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object, **_named: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Care, "write_own", full)
    desk_of(window).go("own")
    page = side_of(window)
    assert isinstance(page, OwnPage)
    page.title.setText("Feed the birds")
    window.lock()
    assert not window.ending.restart
    assert window.stage.currentWidget() is window.blank
    window.blank.back_chosen.emit()
    assert page.title.text() == "Feed the birds"


def test_a_check_in_that_was_begun_is_kept_when_the_journal_is_locked(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Vault, "close", lambda _vault: None)
    desk_of(window).go("words")
    page = side_of(window)
    assert isinstance(page, WordsPage)
    page.words.setPlainText("The radio helped.")
    window.lock()
    assert [each.words for each in session.care_log.check_ins()] == ["The radio helped."]


def test_larger_text_and_another_language_lose_nothing(window: MainWindow) -> None:
    desk_of(window).go("words")
    page = side_of(window)
    assert isinstance(page, WordsPage)
    page.words.setPlainText("half a thought")
    page.rating.choose(7)
    window.change_settings(replace(SETTINGS, text_size=150, language="es"))
    again = side_of(window)
    assert isinstance(again, WordsPage)
    assert (again.words.toPlainText(), again.rating.value) == ("half a thought", 7)
    again.back.click()
    assert isinstance(side_of(window), IdeasPage)


def test_an_exercise_goes_on_in_another_language(window: MainWindow, tasks: ImmediateTasks) -> None:
    desk = desk_of(window)
    desk.play(desk.steady.begun(exercise(desk)), "come-back-to-now")
    page = side_of(window)
    assert isinstance(page, PlayerPage)
    page.next_button.click()
    window.change_settings(replace(SETTINGS, language="es"))
    again = side_of(window)
    assert isinstance(again, PlayerPage)
    assert again.playing.exercise.title == "Volver al ahora"
    assert again.playing.place == 1
    tasks.drain()
