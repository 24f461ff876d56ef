"""Pictures are decoded with limits, and what is none is told."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter
from pytestqt.qtbot import QtBot

from companion.errors import PictureUnreadable
from companion.ui.journal.picture import SIDE, PictureView, decoded


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_picture_keeps_its_size_unless_it_is_large() -> None:
    assert decoded(png(30, 20)).size() == QSize(30, 20)
    assert decoded(png(3 * SIDE, 30)).width() == SIDE


def test_a_claim_of_many_pixels_is_not_believed() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    with pytest.raises(PictureUnreadable):
        decoded(b"\x89PNG\r\n\x1a\n" + head + body)


@pytest.mark.parametrize("data", [b"", b"words", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(PictureUnreadable):
        decoded(data)


@settings(max_examples=40, deadline=None)
@given(st.integers(8, 100), st.binary(max_size=30))
def test_a_damaged_picture_is_shown_or_told(at: int, other: bytes) -> None:
    data = png(40, 40)
    try:
        image = decoded(data[:at] + other + data[at + len(other) :])
    except PictureUnreadable:
        return
    assert not image.isNull()


def test_a_view_is_never_wider_than_its_picture(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.show_picture(decoded(png(100, 50)), "river.png")
    assert view.isVisible()
    assert (view.heightForWidth(40), view.heightForWidth(900)) == (20, 50)
    assert view.accessibleName() == "river.png"
    view.grab()
    view.put_away()
    assert not view.isVisible()
    assert view.image.isNull()
