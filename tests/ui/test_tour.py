from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from companion.ui import tour
from companion.ui.main_window import MainWindow
from companion.ui.tour import sample


def test_the_first_pictures_and_nothing_left_behind(tmp_path: Path) -> None:
    walk = tour.draw(tmp_path / "tour", [tour.Look("dawn", "en", 100)])
    pictures = [next(walk) for _number in range(3)]
    walk.close()  # type: ignore[attr-defined]
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert [picture.name for picture in pictures] == [
        "welcome.png",
        "first-page-empty.png",
        "first-page.png",
    ]
    image = QImage(str(pictures[0]))
    assert not image.isNull()
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 1


def test_the_sample_belongs_to_nobody() -> None:
    pages = sample.pages()
    assert len(pages) == 3
    assert all(page.local_date.year == 2026 and page.zone for page in pages)


def test_all_looks_are_drawn_unless_some_are_named() -> None:
    names = {look.name for look in tour.LOOKS}
    assert len(names) == len(tour.LOOKS) == 5 * 2 * 2
    assert {"dawn-en-100", "contrast-dark-es-200"} <= names
