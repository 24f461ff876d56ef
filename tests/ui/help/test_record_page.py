"""Everything about a line: reach it, know its age, note that it did not work."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.ui.help import record_page
from companion.ui.help.desk import HelpDesk
from companion.ui.help.record_page import RecordPage
from tests.support.builders import NOW


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_page, "now", lambda: NOW)


def opened(qtbot: QtBot, desk: HelpDesk, identity: str) -> RecordPage:
    resource = desk.directory.get(identity)
    assert resource is not None
    page = RecordPage(desk, resource)
    qtbot.addWidget(page)
    page.show()
    return page


def words(page: RecordPage) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in page.findChildren(QLabel))


def test_it_tells_everything(qtbot: QtBot, desk: HelpDesk) -> None:
    shown = words(opened(qtbot, desk, "us-988-lifeline"))
    for part in (
        "988 Suicide & Crisis Lifeline",
        "Open day and night.",
        "What happens",
        "Languages: English, Spanish",
        "It is free.",
        "It is private, as its page says.",
        "No person has called",
        "https://www.samhsa.gov/mental-health/988/faqs",
    ):
        assert part in shown


def test_in_spanish(qtbot: QtBot, desk: HelpDesk) -> None:
    i18n.use("es")
    shown = words(opened(qtbot, desk, "us-988-lifeline"))
    assert "Idiomas: inglés, español" in shown
    assert "Es gratis." in shown


@pytest.mark.parametrize("identity", ["us-988-lifeline", "gb-samaritans", "us-comp-al"])
def test_a_line_never_stands_alone(qtbot: QtBot, desk: HelpDesk, identity: str) -> None:
    page = opened(qtbot, desk, identity)
    with qtbot.waitSignal(desk.page_opened) as told:
        page.next_button.click()
    assert told.args is not None
    other = told.args[0]
    qtbot.addWidget(other)
    assert isinstance(other, RecordPage)
    assert other.resource.id != identity


def test_what_did_not_work_is_noted_for_this_visit_and_taken_back(
    qtbot: QtBot, desk: HelpDesk
) -> None:
    page = opened(qtbot, desk, "us-988-lifeline")
    page.tried_button.click()
    assert desk.tried == {"us-988-lifeline": date(2026, 3, 10)}
    assert "This did not work on 10 March 2026." in page.message.text
    assert "You can try" in page.message.text
    again = opened(qtbot, desk, "us-988-lifeline")
    assert "10 March 2026" in again.message.text
    again.tried_button.click()
    assert desk.tried == {}
    assert again.tried_button.text() == "This did not work"


def test_a_line_is_put_on_the_card_and_taken_off(qtbot: QtBot, desk: HelpDesk) -> None:
    at_first = desk.card_lines
    page = opened(qtbot, desk, "us-trevor-project")
    page.card_button.click()
    assert desk.card_lines == [*at_first, "us-trevor-project"]
    assert page.card_button.text() == "Take it off my card"
    page.card_button.click()
    assert desk.card_lines == at_first


def test_without_a_number_there_is_nothing_for_the_card(qtbot: QtBot, desk: HelpDesk) -> None:
    assert not opened(qtbot, desk, "us-comp-al").card_button.isVisible()


def test_back(qtbot: QtBot, desk: HelpDesk) -> None:
    page = opened(qtbot, desk, "us-988-lifeline")
    with qtbot.waitSignal(page.closed):
        page.back.click()
