from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QImage

from companion.ui.printing.output import paper_of
from companion.ui.printing.share_sheet import share_sheet
from tests.support.barcodes import read_gray

pytestmark = pytest.mark.usefixtures("qapp")
CODE = "ABCDE-FGH12-34567-89ABC-DEFGH-JKMNP"


def test_it_stands_on_one_page_with_its_code_and_not_what_it_opens() -> None:
    paper = paper_of(share_sheet(2, CODE, date(2026, 3, 10)))
    assert paper.count == 1
    words = paper.text_of(0)
    assert CODE in words
    assert "Sheet 2 of 3" in words
    assert "journal" not in words.lower()
    assert "companion" not in words.lower()


def test_a_camera_reads_the_code() -> None:
    picture = paper_of(share_sheet(1, CODE, date(2026, 3, 10))).picture(0, 1200)
    gray = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels, line = bytes(gray.constBits()), gray.bytesPerLine()
    rows = b"".join(pixels[y * line : y * line + gray.width()] for y in range(gray.height()))
    assert read_gray(rows, gray.width(), gray.height()) == [CODE]
