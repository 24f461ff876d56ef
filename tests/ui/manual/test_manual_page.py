"""How this app works: opened anywhere, read page by page, left again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.guide.manual import read_manual
from companion.ui.manual.manual_page import ManualPage
from companion.ui.widgets.label import Label


def page_on(qtbot: QtBot) -> ManualPage:
    page = ManualPage()
    qtbot.addWidget(page)
    page.show()
    return page


def words_on(page: ManualPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisibleTo(page))


def test_every_page_is_in_the_list(qtbot: QtBot) -> None:
    page = page_on(qtbot)
    assert page.list.lines.rowCount() == len(read_manual("en").pages())


def test_a_page_is_opened_and_back_leads_to_the_list_and_then_out(qtbot: QtBot) -> None:
    page = page_on(qtbot)
    page.list.opened.emit("what-we-protect")
    assert "What we cannot protect" in words_on(page)
    assert not page.list.isVisible()
    page.back.click()
    assert page.list.isVisible()
    with qtbot.waitSignal(page.closed):
        page.back.click()


def test_one_page_leads_to_the_next_up_to_the_last(qtbot: QtBot) -> None:
    page = page_on(qtbot)
    first, *others = read_manual("en").pages()
    page.open(first.id)
    for other in others:
        assert page.next_button is not None
        page.next_button.click()
        assert other.title in words_on(page)
    assert "Next: " not in words_on(page)


def test_the_keyboard_goes_to_the_way_back(qtbot: QtBot) -> None:
    page = page_on(qtbot)
    page.open("copies")
    assert page.focusProxy() is page.back
