"""Tiles: a word for each kind, and colours forgotten with their file."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from companion.ui.journal.tiles import Tiles, file_kind
from companion.ui.widgets.quiet_list import Row


@pytest.mark.parametrize(
    ("media_type", "word"),
    [("image/png", "Picture"), ("application/pdf", "PDF"), ("audio/ogg", "Sound"),
     ("video/mp4", "Film"), ("text/plain", "Text"), ("application/octet-stream", "File"),
     ("", "File")],
)  # fmt: skip
def test_every_file_has_a_word(media_type: str, word: str) -> None:
    assert file_kind(media_type) == word


def test_colours_go_with_their_tile(qtbot: QtBot) -> None:
    tiles = Tiles()
    qtbot.addWidget(tiles)
    tiles.show_rows([Row("a", "river.png", "Picture"), Row("b", "a.txt", "Text")])
    tiles.show_soft("a", QImage(8, 6, QImage.Format.Format_RGB32))
    assert not tiles.lacks("a")
    tiles.resize(400, 300)
    tiles.show()
    tiles.grab()
    tiles.show_rows([Row("b", "a.txt", "Text")])
    assert tiles.lacks("a")
