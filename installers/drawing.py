"""Draw the program's icon in the sizes that each system asks for, from one drawing."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from companion.paths import assets

SOURCE: Final = assets() / "companion.svg"
SYMBOLIC: Final = Path(__file__).resolve().parent / "linux" / "companion-symbolic.svg"
LINUX_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
MAC_KINDS: Final = {
    16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10",
}  # fmt: skip
"""The name of each size in an icns file (Apple Icon Image format)."""


def png(size: int) -> bytes:
    """Return the icon as a PNG of so many pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]  # the stub knows file names only
    return bytes(written.data().data())


def ico() -> bytes:
    """Return the icon as Windows keeps it: a table of sizes, then a PNG of each."""
    pictures = [png(size) for size in WINDOWS_SIZES]
    offset = 6 + 16 * len(pictures)
    table = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(WINDOWS_SIZES, pictures, strict=True):
        # A side of 256 is written as 0.
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return table + b"".join(pictures)


def icns() -> bytes:
    """Return the icon as macOS keeps it: for each size its kind, its length and a PNG."""
    parts = b""
    for size, kind in MAC_KINDS.items():
        picture = png(size)
        parts += kind + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def write_hicolor(folder: Path) -> None:
    """Write the icon in every size, as a drawing and symbolic, as a theme of icons keeps them."""
    for size in LINUX_SIZES:
        place = folder / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        (place / "companion.png").write_bytes(png(size))
    for kind, source in (("scalable", SOURCE), ("symbolic", SYMBOLIC)):
        place = folder / kind / "apps"
        place.mkdir(parents=True, exist_ok=True)
        (place / source.name).write_bytes(source.read_bytes())


def main() -> None:
    """Write the icons of Windows and macOS, for companion.spec to take."""
    from installers.pruning import ICONS

    for system, content in (("win32", ico()), ("darwin", icns())):
        ICONS[system].parent.mkdir(parents=True, exist_ok=True)
        ICONS[system].write_bytes(content)


if __name__ == "__main__":
    main()
