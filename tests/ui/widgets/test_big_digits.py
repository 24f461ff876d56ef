from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.ui.widgets.big_digits import BigDigits


def test_a_number_is_spoken_digit_by_digit_and_reads_one_way(qtbot: QtBot) -> None:
    digits = BigDigits("1-800-985")
    qtbot.addWidget(digits)
    assert digits.text().replace("\u200b", "") == "1-800-985"
    assert digits.minimumSizeHint().width() < digits.sizeHint().width()
    assert digits.accessibleName() == "1 8 0 0 9 8 5"
    assert digits.layoutDirection() == Qt.LayoutDirection.LeftToRight
