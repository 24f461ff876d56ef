"""Draw the kept pictures anew: every screen in every look, and the best of them for the README.

Run after a change to the look that is meant: `make pictures`. The tests compare
what they draw with these (tests/ui/test_pictures.py).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "pictures"
SHOWN = ROOT / "docs" / "pictures"
HALF = 2
FORMAT = "webp"
WITHOUT_LOSS = 100
BEST = {
    "dawn-en-100/welcome": "welcome",
    "dawn-en-100/write-page": "write",
    "dusk-en-100/help": "help-dusk",
    "night-en-100/lock": "lock-night",
    "dawn-es-200/write-page": "write-es-200",
    "dawn-en-100/settings": "settings",
}
"""Pictures for the documents, and what they are called there."""


def halved(picture: Path) -> QImage:
    """Return a picture at half its size: small enough to keep, large enough to tell."""
    image = QImage(str(picture))
    smooth = Qt.TransformationMode.SmoothTransformation
    aspect = Qt.AspectRatioMode.KeepAspectRatio
    return image.scaled(image.size() / HALF, aspect, smooth).convertToFormat(
        QImage.Format.Format_RGB888
    )


def draw_pieces() -> None:
    """Draw the pieces of docs/design.md, in a light and a dark theme."""
    from PySide6.QtCore import QCoreApplication

    from companion import i18n
    from companion.settings import Settings
    from companion.ui import application
    from scripts.pieces import PIECES, shown

    i18n.use("en")
    for theme in ("dawn", "dusk"):
        application.make(Settings(language="en", theme=theme))
        for name in PIECES:
            piece = shown(name)
            QCoreApplication.processEvents()
            piece.grab().save(str(SHOWN / f"piece-{name}-{theme}.png"))
            piece.hide()
            piece.deleteLater()


def main() -> None:
    """Draw everything and keep it."""
    from companion.ui.tour import draw

    if sys.argv[1:] == ["pieces"]:
        draw_pieces()
        return
    SHOWN.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(KEPT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in draw(Path(folder)):
            look, name = picture.parent.name, picture.stem
            (KEPT / look).mkdir(parents=True, exist_ok=True)
            halved(picture).save(str(KEPT / look / f"{name}.{FORMAT}"), FORMAT, WITHOUT_LOSS)
            if f"{look}/{name}" in BEST:
                QImage(str(picture)).save(str(SHOWN / f"{BEST[f'{look}/{name}']}.png"))
    draw_pieces()
    print(f"{sum(1 for _file in KEPT.rglob(f'*.{FORMAT}'))} pictures", file=sys.stderr)


if __name__ == "__main__":
    main()
