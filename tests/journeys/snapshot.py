"""`python -m tests.journeys.snapshot FILE`: a picture of the whole screen, half as large."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def main(file: str) -> None:
    """Take the picture from the screen the stage made."""
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    QGuiApplication([])
    picture = QGuiApplication.primaryScreen().grabWindow(0)
    smooth = Qt.TransformationMode.SmoothTransformation
    picture.scaledToWidth(picture.width() // 2, smooth).save(file, "WEBP", 80)


if __name__ == "__main__":
    main(sys.argv[1])
