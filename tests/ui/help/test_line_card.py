from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion import i18n
from companion.resources.model import Confidence, Kind, Phone, PhoneKind, Resource
from companion.ui.help.line_card import LineCard
from companion.ui.widgets.basic import Button

RESOURCE = Resource(
    id="xx-line",
    name="A line",
    kind=Kind.CRISIS_LINE,
    audience=("anyone",),
    audience_es=("cualquiera",),
    country="US",
    languages=("en",),
    phones=(
        Phone("555", "5-5-5", PhoneKind.VOICE, "Call", "Llama"),
        Phone("555", "5-5-5", PhoneKind.TEXT, "Text", "Mensaje", "HOME"),
    ),
    website="https://example.org/a-long-page",
    chat_url="https://chat.example.org/now",
    facts=("A fact.",),
    hours="<b>24/7</b>",
    hours_es="<b>Siempre</b>",
    confidence=Confidence.SECONDARY,
)


def shown(card: LineCard) -> list[str]:
    return [label.text().replace("\u200b", "") for label in card.findChildren(QLabel)]


@pytest.fixture
def card(qtbot: QtBot) -> LineCard:
    made = LineCard(RESOURCE)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_number_stands_once_in_large_digits(card: LineCard) -> None:
    digits = [each for each in card.findChildren(QLabel) if each.property("kind") == "digits"]
    assert [each.text().replace("\u200b", "") for each in digits] == ["5-5-5"]
    assert digits[0].font().pixelSize() == 40
    assert "Call · Text: send the word HOME" in shown(card)


def test_words_are_never_taken_for_markup(card: LineCard) -> None:
    assert "<b>24/7</b>" in shown(card)


def test_copying_gives_the_whole_of_it_and_says_so(card: LineCard) -> None:
    for button in card.findChildren(Button):
        button.click()
        copied = QGuiApplication.clipboard().text()
        assert copied in {"5-5-5", RESOURCE.website, RESOURCE.chat_url}
        assert card._copied.isVisible()
        assert card._copied.text() == card._copied.accessibleName() == f"Copied: {copied}"
    QGuiApplication.clipboard().clear()


def test_in_brief_it_only_says_how_to_reach_it(qtbot: QtBot) -> None:
    card = LineCard(RESOURCE, brief=True)
    qtbot.addWidget(card)
    assert "A line" in shown(card)
    assert "5-5-5" in shown(card)
    assert not any("https://example.org" in words for words in shown(card))


def test_in_spanish(qtbot: QtBot) -> None:
    i18n.use("es")
    card = LineCard(RESOURCE)
    qtbot.addWidget(card)
    assert "<b>Siempre</b>" in shown(card)
    assert "Llama · Mensaje: envía la palabra HOME" in shown(card)
