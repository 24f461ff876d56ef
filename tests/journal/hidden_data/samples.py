"""Pictures with something hidden in every place that their format has for it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter

CANARY: Final = b"CANARY 39.7392 N 104.9903 W"
PROFILE: Final = bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data())
SIDEWAYS: Final = 6
_WIDE, _HIGH = 24, 16


def image() -> QImage:
    """Return a picture that no turning and no mirroring leaves as it is."""
    made = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    for y in range(_HIGH):
        for x in range(_WIDE):
            made.setPixelColor(x, y, QColor(x * 10, y * 15, (x * y) % 256))
    return made


def encoded(kind: str, *, progressive: bool = False) -> bytes:
    """Return that picture as a file of a kind that Qt writes."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setProgressiveScanWrite(progressive)
    writer.setQuality(100)
    assert writer.write(image()), kind
    return bytes(buffer.data().data())


def shown(data: bytes) -> list[QImage]:
    """Return what Qt shows of a file: every picture of it, turned as it says."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    found = [reader.read()]
    while reader.canRead() and len(found) < max(reader.imageCount(), 1):
        found.append(reader.read())
    assert not any(each.isNull() for each in found)
    return found


def exif(orientation: int = 1, order: str = "<") -> bytes:
    """Return Exif data with a description, an orientation and a place."""
    text = CANARY + b"\0"
    place = 8 + 2 + 3 * 12 + 4
    gps = place + len(text)
    return b"".join((
        b"II" if order == "<" else b"MM",
        struct.pack(f"{order}HIH", 42, 8, 3),
        struct.pack(f"{order}HHII", 0x010E, 2, len(text), place),
        struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(f"{order}HHII", 0x8825, 4, 1, gps),
        struct.pack(f"{order}I", 0),
        text,
        struct.pack(f"{order}HHHII", 1, 0x001B, 7, len(text), gps + 18),
        struct.pack(f"{order}I", 0),
        text,
    ))  # fmt: skip


# JPEG


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


JPEG_HIDDEN: Final[dict[str, bytes]] = {
    "Exif": segment(0xE1, b"Exif\0\0" + exif()),
    "XMP": segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + CANARY),
    "more XMP": segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + CANARY),
    "IPTC": segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x1f\x1c\x02\x5a\0\x1b" + CANARY),
    "comment": segment(0xFE, CANARY),
    "where it came from": segment(0xEB, b"JP\0\1jumb" + CANARY),
    "more pictures": segment(0xE2, b"MPF\0II*\0" + CANARY),
    "a maker's own": segment(0xE5, CANARY),
    "small picture": segment(0xE0, b"JFXX\0\x10" + CANARY),
    "small picture in JFIF": segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\x09\1" + CANARY),
    "behind Adobe's word": segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + CANARY),
}


def jpeg(hidden: bytes, *, progressive: bool = False) -> bytes:
    """Return a JPEG with segments before all others, before each scan, and bytes at its end."""
    whole = encoded("jpeg", progressive=progressive)
    assert whole.endswith(b"\xff\xd9")
    head, *scans = whole[2:-2].split(b"\xff\xda")
    parts = [whole[:2] + hidden + head, *(hidden + b"\xff\xda" + scan for scan in scans)]
    return b"".join(parts) + b"\xff\xd9" + whole + CANARY


# PNG


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(
        ">I", zlib.crc32(name + content)
    )  # fmt: skip


PNG_HIDDEN: Final[dict[str, bytes]] = {
    "tEXt": chunk(b"tEXt", b"Comment\0" + CANARY),
    "zTXt": chunk(b"zTXt", b"Comment\0\0" + zlib.compress(CANARY)),
    "iTXt": chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + CANARY),
    "eXIf": chunk(b"eXIf", exif()),
    "tIME": chunk(b"tIME", b"\x07\xea\x0b\x1a\x12\x00\x00"),
    "a maker's own": chunk(b"caBX", CANARY),
    "more than a gamma": chunk(b"gAMA", b"\0\0\xb1\x8f" + CANARY),
}


def png(hidden: bytes) -> bytes:
    """Return a PNG with chunks before its pixels and behind them, and bytes at its end."""
    whole = encoded("png")
    end = whole.index(b"IEND") - 4
    return whole[:33] + hidden + whole[33:end] + hidden + whole[end:] + CANARY


# GIF


def blocks(content: bytes) -> bytes:
    parts = [content[at : at + 255] for at in range(0, len(content), 255)]
    return b"".join(bytes((len(each),)) + each for each in parts) + b"\0"


def gif_picture(colours: tuple[int, int, int, int], *, table: bytes = b"") -> bytes:
    """Return a picture of two by two pixels with colours of four, not packed at all."""
    codes = [4, *colours[:2], 4, *colours[2:], 5]  # begin anew, two pixels, anew, two, end
    bits = sum(code << 3 * number for number, code in enumerate(codes))
    flags = 0x81 if table else 0
    place = struct.pack("<HHHHB", 0, 0, 2, 2, flags)
    return b"," + place + table + b"\2" + blocks(bits.to_bytes(3, "little"))


TABLE: Final = bytes((0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255))
LOOP: Final = b"!\xff\x0bNETSCAPE2.0\x03\x01\x05\0\0"
GIF_HIDDEN: Final[dict[str, bytes]] = {
    "comment": b"!\xfe" + blocks(CANARY * 30),
    "a text": b"!\x01\x0c" + bytes(12) + blocks(CANARY),
    "XMP": b"!\xff\x0bXMP DataXMP" + CANARY + b"\1" + bytes(range(255, -1, -1)) + b"\0",
    "an application's own": b"!\xff\x0bCOMPANION10" + blocks(CANARY),
    "behind the loop": b"!\xff\x0bNETSCAPE2.0\x03\x01\x05\0" + blocks(CANARY),
    "a label not known": b"!\x77" + blocks(CANARY),
}


def gif(hidden: bytes) -> bytes:
    """Return a GIF of two pictures with extensions between all its parts, and bytes at its end."""
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x81, 0, 0) + TABLE
    later = b"!\xf9\x04\x04\x0a\0\0\0"
    first, second = gif_picture((0, 1, 2, 3)), gif_picture((3, 1, 0, 2), table=TABLE[::-1])
    return b"".join((head, hidden, LOOP, later, first, hidden, later, second, hidden, b";", CANARY))


# WebP


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    content = b"WEBP" + b"".join(
        name + struct.pack("<I", len(each)) + each + bytes(len(each) % 2) for name, each in chunks
    )
    return b"RIFF" + struct.pack("<I", len(content)) + content


def webp_pixels() -> tuple[bytes, bytes]:
    """Return name and content of the chunk with the pixels of our picture."""
    whole = encoded("webp")
    at = 12 if whole[12:16] != b"VP8X" else 30
    while whole[at : at + 4] not in {b"VP8 ", b"VP8L"}:
        size = int.from_bytes(whole[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    size = int.from_bytes(whole[at + 4 : at + 8], "little")
    return whole[at : at + 4], whole[at + 8 : at + 8 + size]


def extended(flags: int) -> tuple[bytes, bytes]:
    canvas = (_WIDE - 1).to_bytes(3, "little") + (_HIGH - 1).to_bytes(3, "little")
    return b"VP8X", bytes((flags, 0, 0, 0)) + canvas


def frame(*more: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """Return a picture of a moving one, which takes the whole canvas."""
    head = bytes(6) + extended(0)[1][4:] + (100).to_bytes(3, "little") + b"\0"
    return b"ANMF", head + riff(webp_pixels(), *more)[12:]


WEBP_HIDDEN: Final[dict[str, tuple[bytes, bytes]]] = {
    "Exif": (b"EXIF", exif()),
    "Exif as in a JPEG": (b"EXIF", b"Exif\0\0" + exif()),
    "XMP": (b"XMP ", b"<x:xmpmeta>" + CANARY),
    "a maker's own": (b"abcd", CANARY),
}


def webp(*hidden: tuple[bytes, bytes]) -> bytes:
    """Return an extended WebP with chunks before and behind its pixels, and bytes at its end."""
    parts = (extended(0x2C), *hidden, (b"ICCP", PROFILE), webp_pixels(), *hidden)
    return riff(*parts) + CANARY


def moving_webp(*hidden: tuple[bytes, bytes]) -> bytes:
    """Return a WebP of two pictures with chunks around them."""
    start = (b"ANIM", bytes(6))
    return riff(extended(0x0E), start, *hidden, frame(), *hidden, frame(), *hidden) + CANARY


FULL: Final[dict[str, Callable[[], bytes]]] = {
    "jpeg": lambda: jpeg(b"".join(JPEG_HIDDEN.values())),
    "progressive jpeg": lambda: jpeg(b"".join(JPEG_HIDDEN.values()), progressive=True),
    "png": lambda: png(b"".join(PNG_HIDDEN.values())),
    "gif": lambda: gif(b"".join(GIF_HIDDEN.values())),
    "webp": lambda: webp(*WEBP_HIDDEN.values()),
    "moving webp": lambda: moving_webp(*WEBP_HIDDEN.values()),
}
"""A picture of each kind, with everything hidden in it at once."""
