"""What is drawn paragraph by paragraph is what is drawn at once, and each is told."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from companion.ui.printing.document import Block, Paper, Printed
from companion.ui.printing.tagging import ARTIFACT, Marks


def drawn(paper: Paper, number: int, marks: Marks) -> QImage:
    """Draw a page with marks, as a picture."""
    marks.begin_page()
    image = QImage(paper.picture(0, 400).size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paper.draw(painter, number, 400 / paper.size.sizePoints().width(), marks)
    painter.end()
    return image


@pytest.mark.parametrize("words", ["Two herons stood there. " * 40, "a\n" * 90, "one " * 3_000])
def test_a_page_looks_the_same_with_marks_and_without(words: str) -> None:
    paper = Paper(Printed((Block("River", "title"), Block(words)), "page.pdf"))
    marks = Marks()
    for number in range(paper.count):
        assert drawn(paper, number, marks) == paper.picture(number, 400), number


def test_each_part_is_told_with_what_it_is() -> None:
    blocks = (Block("River", "title"), Block("Names", "heading"), Block("Ana\n\nSam"))
    marks = Marks()
    drawn(Paper(Printed(blocks, "page.pdf")), 0, marks)
    roles = [part.role for part in marks.pages[0]]
    assert roles == ["H1", "H2", "P", "P", ARTIFACT]  # the last is the number of the page
