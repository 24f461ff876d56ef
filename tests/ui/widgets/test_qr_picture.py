from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from companion.resources.dialing import qr_modules
from companion.ui.widgets.qr_picture import QrPicture
from tests.support.barcodes import read_image

ADDRESS = "tel:+18009855990"


def drawn(qtbot: QtBot) -> QImage:
    picture = QrPicture(qr_modules(ADDRESS), "A code.")
    qtbot.addWidget(picture)
    picture.show()
    return picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def test_a_camera_reads_what_is_drawn(qtbot: QtBot) -> None:
    image = drawn(qtbot)
    assert read_image(image) == [ADDRESS]


def test_it_is_black_on_white_with_a_white_border(qtbot: QtBot) -> None:
    image = drawn(qtbot)
    assert QColor(image.pixel(0, 0)) == QColor("white")
    assert QColor(image.pixel(image.width() - 1, image.height() - 1)) == QColor("white")


def test_it_has_a_text_twin(qtbot: QtBot) -> None:
    picture = QrPicture(qr_modules(ADDRESS), "A code.")
    qtbot.addWidget(picture)
    assert picture.accessibleName() == "A code."
    assert picture.minimumSizeHint() == picture.sizeHint()
