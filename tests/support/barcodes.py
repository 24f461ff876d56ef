"""Reading QR codes back from paper, as a phone's camera would."""

from __future__ import annotations

import subprocess
from pathlib import Path

import zxingcpp
from PySide6.QtGui import QImage


def read_pdf(file: Path, scratch: Path) -> list[str]:
    """Return the codes on the first page of a PDF; `scratch` is a folder for its picture."""
    picture = scratch / "page"
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-singlefile", file, picture], check=True)
    content = picture.with_suffix(".pgm").read_bytes()
    kind, width, height, most = content.split(maxsplit=4)[:4]
    assert (kind, most) == (b"P5", b"255")
    size = int(width) * int(height)
    return read_gray(content[-size:], int(width), int(height))


def read_gray(pixels: bytes, width: int, height: int) -> list[str]:
    """Return the codes in a picture of a byte for each pixel."""
    view = memoryview(pixels).cast("B", (height, width))
    return [code.text for code in zxingcpp.read_barcodes(view)]


def read_image(image: QImage) -> list[str]:
    """Return the codes in a picture of the screen."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels, line = bytes(gray.constBits()), gray.bytesPerLine()
    rows = b"".join(pixels[y * line : y * line + gray.width()] for y in range(gray.height()))
    return read_gray(rows, gray.width(), gray.height())
