"""Markdown as it is written in pages, for the screen and for paper: read the same way."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

LONGEST: Final = 50_000
"""Characters; laying out more would hold the window up, so it is shown as it was written."""
_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_WORDS: Final = QTextFormat.Property.ImageAltText.value
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")


def is_read(text: str) -> bool:
    """Say whether a text is short enough to be read as Markdown."""
    return len(text) <= LONGEST


def read(document: QTextDocument, text: str) -> None:
    """Fill a document with Markdown, with the words of its pictures: no file is looked for."""
    document.setMarkdown(kept_lines(text), _FEATURES)
    _put_words_for_pictures(document)


def kept_lines(text: str) -> str:
    """Return Markdown in which each line stays a line, as the person wrote it."""
    lines, fenced = [], False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        is_words = bool(line.strip()) and not fenced and not _FENCE.match(line)
        lines.append(line.rstrip() + "  " if is_words else line)
    return "\n".join(lines)


def _put_words_for_pictures(document: QTextDocument) -> None:
    """Put its words in the place of each picture; Qt leaves out one that has none.

    Qt looks for the file of a picture when it lays the text out, before it asks for
    the picture; what is no picture any more is looked for nowhere.
    """
    pictures = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            style = fragment.charFormat().toImageFormat()
            if style.isValid():
                words = str(style.property(_WORDS) or "")
                pictures.append((fragment.position(), fragment.length(), words))
            parts += 1
        block = block.next()
    cursor = QTextCursor(document)
    for position, length, words in reversed(pictures):
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words, QTextCharFormat())
