"""The icon in the forms that each system reads."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtGui import QImage

from installers import drawing


def test_an_icon_has_the_size_asked_for_and_is_drawn() -> None:
    image = QImage.fromData(drawing.png(48))
    assert (image.width(), image.height()) == (48, 48)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(24, 8).alpha() == 255


def test_the_icon_of_windows_holds_each_size() -> None:
    content = drawing.ico()
    _zero, kind, count = struct.unpack("<HHH", content[:6])
    assert (kind, count) == (1, len(drawing.WINDOWS_SIZES))
    for number, side in enumerate(drawing.WINDOWS_SIZES):
        length, offset = struct.unpack("<8xII", content[6 + 16 * number : 22 + 16 * number])
        assert QImage.fromData(content[offset : offset + length]).width() == side


def test_the_icon_of_the_mac_names_each_size_and_its_length() -> None:
    content = drawing.icns()
    magic, length = struct.unpack(">4sI", content[:8])
    assert (magic, length) == (b"icns", len(content))
    kinds, place = [], 8
    while place < length:
        kind, size = struct.unpack(">4sI", content[place : place + 8])
        kinds.append(kind)
        place += size
    assert kinds == list(drawing.MAC_KINDS.values())


def test_a_theme_of_icons_has_every_size_and_both_drawings(tmp_path: Path) -> None:
    drawing.write_hicolor(tmp_path)
    found = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")}
    assert found == {
        "scalable/apps/companion.svg",
        "symbolic/apps/companion-symbolic.svg",
        *(f"{size}x{size}/apps/companion.png" for size in drawing.LINUX_SIZES),
    }
