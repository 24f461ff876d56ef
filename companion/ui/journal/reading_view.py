"""A page to be read: Markdown as it is meant. Nothing is loaded, and no link leads anywhere."""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from companion.ui.theme import gap

LONGEST: Final = 50_000
"""Characters; laying out more would hold the window up, so it is shown as it was written."""
_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_WORDS: Final = QTextFormat.Property.ImageAltText.value
_BELOW: Final = 12
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")


class ReadingView(QTextBrowser):
    """Shows a text and holds nothing of it when it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QTextDocument | None = None
        self.setProperty("kind", "page")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)

    def show_text(self, text: str) -> None:
        """Show a text, as Markdown unless it is very long."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        if len(text) > LONGEST:
            document.setPlainText(text)
        else:
            document.setMarkdown(kept_lines(text), _FEATURES)
            _put_words_for_pictures(document)
            _space(document)
        former, self._shown = self._shown, document
        self.setDocument(document)
        if former is not None:
            former.deleteLater()

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Load nothing, from nowhere: a picture of one clear pixel stands for everything.

        With None, Qt would open the file itself, on another computer too where the
        address is one of Windows' network.
        """
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text alone."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data


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


def _space(document: QTextDocument) -> None:
    """Leave a little room below each paragraph; Markdown itself has none."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # laid out once, not for each of them
    block = document.begin()
    while block.isValid():
        style = block.blockFormat()
        is_point = block.textList() is not None and block.next().textList() is not None
        style.setBottomMargin(gap(2 if is_point else _BELOW))
        cursor.setPosition(block.position())
        cursor.setBlockFormat(style)
        block = block.next()
    cursor.endEditBlock()


def kept_lines(text: str) -> str:
    """Return Markdown in which each line stays a line, as the person wrote it."""
    lines, fenced = [], False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        is_words = bool(line.strip()) and not fenced and not _FENCE.match(line)
        lines.append(line.rstrip() + "  " if is_words else line)
    return "\n".join(lines)
