"""One's own numbers: large, copied, shown to a camera."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from companion.people.model import Phone
from companion.ui.people.numbers import OwnNumbers
from companion.ui.widgets.big_digits import BigDigits
from companion.ui.widgets.qr_picture import QrPicture


def shown(qtbot: QtBot, *phones: Phone, first: int = 1) -> OwnNumbers:
    made = OwnNumbers(phones, first)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_has_names_of_its_own(qtbot: QtBot) -> None:
    made = shown(qtbot, Phone("555 0100", "home"), Phone("555 0101"), Phone("-"), first=3)
    names = [number.copy_button.text() for number in made.numbers]
    assert names == ["Copy 555 0100", "Copy 555 0101", "Copy number 5"]
    codes = [number.code_button.accessibleName() for number in made.numbers[:2]]
    assert codes == ["QR code to call, 555 0100", "QR code to call, 555 0101"]


def test_it_is_copied_as_it_was_typed(qtbot: QtBot) -> None:
    made = shown(qtbot, Phone("303-5550100222"))
    made.numbers[0].copy_button.click()
    assert QGuiApplication.clipboard().text() == "303-5550100222"


def test_it_is_spoken_digit_by_digit(qtbot: QtBot) -> None:
    made = shown(qtbot, Phone("3035550100"))
    digits = made.findChild(BigDigits)
    assert isinstance(digits, BigDigits)
    assert digits.accessibleName() == "3 0 3 5 5 5 0 1 0 0"


def test_a_code_comes_and_goes(qtbot: QtBot) -> None:
    made = shown(qtbot, Phone("303 555 0100"))
    number = made.numbers[0]
    number.code_button.click()
    code = number.findChild(QrPicture)
    assert isinstance(code, QrPicture)
    assert "303 555 0100" in code.accessibleName()
    number.code_button.click()
    assert not code.isVisible()


def test_words_where_a_number_would_be_have_no_code(qtbot: QtBot) -> None:
    made = shown(qtbot, Phone("-"))
    assert not made.numbers[0].code_button.isVisible()


def test_a_screen_reader_hears_whose_they_are(qtbot: QtBot) -> None:
    made = OwnNumbers([Phone("555 0100")], name="Mara")
    qtbot.addWidget(made)
    (number,) = made.numbers
    assert number.copy_button.text() == "Copy 555 0100"
    assert number.copy_button.accessibleName() == "Copy 555 0100 of Mara"
    assert number.code_button.accessibleName() == "QR code to call, 555 0100 of Mara"
