"""A card to carry: lines ticked, people and steps typed, looked at before it is printed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.ui.help.card_page import CardPage
from companion.ui.help.desk import HelpDesk
from companion.ui.printing.preview import PrintPreview


def opened(qtbot: QtBot, desk: HelpDesk) -> CardPage:
    page = CardPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def preview_of(qtbot: QtBot, desk: HelpDesk, page: CardPage, button: str) -> PrintPreview:
    with qtbot.waitSignal(desk.page_opened) as told:
        getattr(page, button).click()
    assert told.args is not None
    preview = told.args[0]
    assert isinstance(preview, PrintPreview)
    qtbot.addWidget(preview)
    return preview


def test_the_first_lines_of_the_country_are_ticked(qtbot: QtBot, desk: HelpDesk) -> None:
    page = opened(qtbot, desk)
    ticked = [line for line, tick in page.ticks.items() if tick.isChecked()]
    assert ticked == desk.card_lines
    assert ticked[0] == "us-988-lifeline"
    assert len(page.ticks) > len(ticked)


@pytest.mark.parametrize("button", ["wallet", "sheet"])
def test_what_is_ticked_and_typed_is_on_the_paper(
    qtbot: QtBot, desk: HelpDesk, button: str
) -> None:
    page = opened(qtbot, desk)
    page.people[0][0].setText("Ana")
    page.people[0][1].setText("555 0100")
    page.steps[0].setText("Sit down.")
    page.steps[1].clear()
    words = preview_of(qtbot, desk, page, button)._paper.text_of(0)
    for part in ("988", "Ana", "555 0100", "1. Sit down."):
        assert part in words
    assert "Breathe out slowly" not in words


def test_nothing_ticked_or_too_much_is_said(qtbot: QtBot, desk: HelpDesk) -> None:
    page = opened(qtbot, desk)
    for tick in page.ticks.values():
        tick.setChecked(False)
    page.wallet.click()
    assert page.message.text == "Choose one line or more."
    for tick in page.ticks.values():
        tick.setChecked(True)
    page.sheet.click()
    assert page.message.text == "Five lines fit on it. Untick the others."


def test_it_is_there_again_in_the_same_visit_and_written_nowhere(
    qtbot: QtBot, desk: HelpDesk
) -> None:
    page = opened(qtbot, desk)
    page.people[1][0].setText("Sam")
    page.steps[2].setText("Call Sam.")
    next(iter(page.ticks.values())).setChecked(False)
    again = opened(qtbot, desk)
    assert again.people[1][0].text() == "Sam"
    assert again.steps[2].text() == "Call Sam."
    assert not again.ticks["us-988-lifeline"].isChecked()
    assert desk.paths.base is not None
    assert not list(desk.paths.base.rglob("*"))


def test_back(qtbot: QtBot, desk: HelpDesk) -> None:
    page = opened(qtbot, desk)
    with qtbot.waitSignal(page.closed):
        page.back.click()
