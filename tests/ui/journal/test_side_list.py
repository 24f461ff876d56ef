from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.journal.keeping import Keeping
from companion.journal.model import Draft, Kept, Kind, Page
from companion.journal.service import Journal
from companion.ui.journal.side_list import SideList
from companion.vault.vault import Vault
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press, type_words


@pytest.fixture
def side(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks) -> SideList:
    made = SideList(journal, tasks)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.refresh()
    return made


def titles(side: SideList) -> list[str]:
    return [side.model.index(n).data() for n in range(side.model.rowCount())]


def write(journal: Journal, text: str, title: str = "") -> str:
    return journal.write(Page(text, title), now=NOW).id


def test_an_empty_journal_says_so(side: SideList) -> None:
    assert side.empty.isVisible()
    assert side.empty.text == "No pages yet."
    side.bin_button.click()
    assert side.empty.text == "The bin is empty."
    side.search.setText("sea")
    side._search_newest()
    assert side.empty.text == "No page holds all these words."


def test_pages_are_listed_the_newest_first_after_what_was_not_saved(
    side: SideList, journal: Journal
) -> None:
    write(journal, "a", "First")
    second = write(journal, "b", "Second")
    journal.keep_draft(Draft("d1", Page("c", "Draft"), NOW))
    journal.keep_draft(Draft("d2", Page("c", "Of a page"), NOW, second))
    side.refresh()
    assert titles(side) == ["Draft", "Second", "First"]
    assert not side.empty.isVisible()


def test_searching_begins_while_one_types(qtbot: QtBot, side: SideList, journal: Journal) -> None:
    write(journal, "Two herons by the river", "River")
    write(journal, "Bread and stamps", "List")
    side.refresh()
    type_words(side.search, "hero")
    qtbot.waitUntil(lambda: titles(side) == ["River"])
    row = side.model.row(side.model.index(0))
    assert row is not None
    assert row.snippet == ""
    side.search.clear()
    qtbot.waitUntil(lambda: titles(side) == ["List", "River"])


def test_enter_goes_to_the_list_in_the_order_of_the_best_match(
    side: SideList, journal: Journal
) -> None:
    write(journal, "sea sea sea sea", "Sea")
    write(journal, "a long page about bread, with the sea in it once " * 3, "Bread")
    type_words(side.search, "sea")
    press(side.search, Qt.Key.Key_Return)
    assert titles(side) == ["Sea", "Bread"]
    assert side.view.hasFocus()
    assert side.view.currentIndex().row() == 0


def test_where_nothing_is_found_the_keyboard_stays_in_the_search(
    side: SideList, journal: Journal
) -> None:
    write(journal, "bread", "Bread")
    type_words(side.search, "sea")
    press(side.search, Qt.Key.Key_Return)
    assert not side.view.isVisible()
    assert side.search.hasFocus()


def test_a_page_is_opened_by_click_and_by_enter(
    qtbot: QtBot, side: SideList, journal: Journal
) -> None:
    entry_id = write(journal, "a")
    journal.keep_draft(Draft("d1", Page("c"), NOW))
    side.refresh()
    with qtbot.waitSignal(side.draft_chosen) as draft:
        side.view.clicked.emit(side.model.index(0))
    with qtbot.waitSignal(side.entry_chosen) as entry:
        side.view.activated.emit(side.model.index(1))
    assert draft.args == ["d1"]
    assert entry.args == [entry_id]


def test_the_bin_and_back(side: SideList, journal: Journal) -> None:
    write(journal, "a", "Kept")
    journal.move_to_bin(write(journal, "b", "Binned"), now=NOW)
    side.bin_button.click()
    assert titles(side) == ["Binned"]
    assert side.view.accessibleName() == "Bin"
    assert side.bin_button.accessibleName() == side.bin_button.text() == "Back to all pages"
    side.bin_button.click()
    assert titles(side) == ["Kept"]
    assert side.view.accessibleName() == "Pages"


def test_refreshing_keeps_what_was_selected(side: SideList, journal: Journal) -> None:
    first = write(journal, "a", "First")
    side.refresh(first)
    write(journal, "b", "Second")
    side.refresh()
    assert side.view.currentIndex().data() == "First"
    side.clear_selection()
    assert not side.view.currentIndex().isValid()


def test_a_long_journal_is_loaded_in_parts(
    side: SideList, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.journal.side_list._PAGE", 2)
    for number in range(5):
        write(journal, "a", str(number))
    side.model.more_wanted.disconnect()  # the view would ask at once, it has the room
    side.refresh()
    assert titles(side) == ["4", "3"]
    side._load_more()
    side._load_more()
    assert titles(side) == ["4", "3", "2", "1", "0"]
    assert not side.model.canFetchMore(side.view.rootIndex())


def test_an_error_is_told_in_its_place(side: SideList, vault: Vault) -> None:
    vault.close()
    side.refresh()
    assert "locked" in side.empty.text


def test_forgetting_leaves_no_titles(side: SideList, journal: Journal) -> None:
    write(journal, "a", "Secret")
    side.refresh()
    side.search.setText("secret")
    side.forget()
    assert titles(side) == []
    assert side.search.text() == ""
    assert not side._debounce.isActive()


def test_pages_set_aside_have_a_list_and_a_search_of_their_own(
    side: SideList, journal: Journal, vault: Vault
) -> None:
    aside = journal.write(Page("of the sea", "aside"), now=NOW)
    journal.write(Page("of the sea", "open"), now=NOW)
    Keeping(vault).keep(aside.id, Kept(set_aside=True))
    side.refresh()
    assert titles(side) == ["open"]
    side.aside_button.click()
    assert titles(side) == ["aside"]
    assert side.aside_button.text() == "Back to all pages"
    assert not side.bin_button.isVisible()
    side.search.setText("sea")
    side.search.returnPressed.emit()
    assert "aside" in titles(side)
    side.aside_button.click()
    side.search.setText("sea")
    side.search.returnPressed.emit()
    assert titles(side) == ["open"]


def test_a_page_whose_seal_ran_out_is_found_again(
    side: SideList, journal: Journal, vault: Vault
) -> None:
    for title, until in (("before", date(2000, 1, 1)), ("later", date(2999, 1, 1))):
        entry = journal.write(Page("of the sea", title), now=NOW)
        Keeping(vault).keep(entry.id, Kept(sealed_until=until))
    side.search.setText("sea")
    side.search.returnPressed.emit()
    assert titles(side) == ["before"]


def test_the_bin_alone_can_be_emptied(qtbot: QtBot, side: SideList) -> None:
    assert not side.empty_button.isVisible()
    side.bin_button.click()
    assert side.empty_button.isVisible()
    assert not side.aside_button.isVisible()
    with qtbot.waitSignal(side.empty_chosen):
        side.empty_button.click()


def test_a_kind_alone_is_enough_to_search(side: SideList, journal: Journal) -> None:
    journal.write(Page("a", "night", kind=Kind.DREAM), now=NOW)
    journal.write(Page("b", "day"), now=NOW)
    side.narrowing.button.click()
    side.narrowing.kind.setCurrentIndex(side.narrowing.kind.findData("dream"))
    side._debounce.timeout.emit()
    assert titles(side) == ["night"]
    side.narrowing.button.click()
    side._debounce.timeout.emit()
    assert sorted(titles(side)) == ["day", "night"]


def test_the_order_can_be_chosen(qtbot: QtBot, side: SideList, journal: Journal) -> None:
    write(journal, "herons herons herons", "Many")
    write(journal, "one of the herons, and then a great many other words", "One")
    side.search.setText("herons")
    qtbot.waitUntil(lambda: titles(side) == ["One", "Many"])
    side.narrowing.order.setCurrentIndex(1)
    qtbot.waitUntil(lambda: titles(side) == ["Many", "One"])
    side.narrowing.clear()
    qtbot.waitUntil(lambda: titles(side) == ["One", "Many"])
