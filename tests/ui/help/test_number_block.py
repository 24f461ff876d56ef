"""A number is read, copied, or taken over by a phone's camera."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion.resources.model import Phone, PhoneKind
from companion.ui.help.number_block import NumberBlock
from companion.ui.widgets.qr_picture import QrPicture

CALL = Phone("+18009855990", "1-800-985-5990", PhoneKind.VOICE, "Call", "Llama")
TEXT = Phone("+18009855990", "1-800-985-5990", PhoneKind.TEXT, "Text", "Mensaje", "HOME")


@pytest.fixture
def block(qtbot: QtBot) -> NumberBlock:
    made = NumberBlock(CALL.display, [CALL, TEXT], "en", "A line")
    qtbot.addWidget(made)
    made.show()
    return made


def codes(block: NumberBlock) -> list[str]:
    QApplication.processEvents()
    found = block.findChildren(QrPicture)
    return [each.accessibleName() for each in found if each.isVisible()]


def test_it_stands_once_with_everything_it_is_for(block: NumberBlock) -> None:
    texts = [label.text().replace("\u200b", "") for label in block.findChildren(QLabel)]
    assert texts == ["1-800-985-5990", "Call · Text: send the word HOME"]


def test_it_is_copied(block: NumberBlock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(block.copied) as told:
        block.copy_button.click()
    assert told.args == ["1-800-985-5990"]
    assert QGuiApplication.clipboard().text() == "1-800-985-5990"
    QGuiApplication.clipboard().clear()


def test_one_code_at_a_time_each_with_words_for_the_ear(block: NumberBlock) -> None:
    to_call, to_text = block._codes
    assert codes(block) == []
    to_call.toggle()  # as a screen reader does
    assert codes(block) == ["Point a phone's camera here. It will offer to call 1-800-985-5990."]
    to_text.click()
    assert codes(block) == ["Point a phone's camera here. It will offer to text 1-800-985-5990."]
    assert not to_call.isChecked()
    to_text.click()
    assert codes(block) == []


def test_a_number_that_takes_no_texts_has_no_code_for_them(qtbot: QtBot) -> None:
    made = NumberBlock(CALL.display, [CALL], "en", "A line")
    qtbot.addWidget(made)
    assert [button.text() for button in made._codes] == ["QR code to call"]


def test_a_screen_reader_hears_whose_it_is(block: NumberBlock) -> None:
    spoken = [button.accessibleName() for button in (block.copy_button, *block._codes)]
    assert spoken == [
        "Copy 1-800-985-5990 of A line",
        "QR code to call, 1-800-985-5990 of A line",
        "QR code to text, 1-800-985-5990 of A line",
    ]
