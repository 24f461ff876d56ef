"""`python -m tests.journeys.snapshot FILE`: a picture of what is on the screen, half as large.

The stage's empty, black edges are left out.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QRegion


def main(file: str) -> None:
    """Take the picture from the screen the stage made."""
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    QGuiApplication([])
    screen = QGuiApplication.primaryScreen().grabWindow(0)
    drawn = screen.createMaskFromColor(QColor("black"), Qt.MaskMode.MaskInColor)
    picture = screen.copy(QRegion(drawn).boundingRect())
    smooth = Qt.TransformationMode.SmoothTransformation
    picture.scaledToWidth(picture.width() // 2, smooth).save(file, "WEBP", 80)


if __name__ == "__main__":
    main(sys.argv[1])
