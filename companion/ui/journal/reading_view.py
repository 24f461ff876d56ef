"""A page to be read: Markdown as it is meant. Nothing is loaded, and no link leads anywhere."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from companion.ui import markdown
from companion.ui.theme import gap

_BELOW: Final = 12


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
        if markdown.is_read(text):
            markdown.read(document, text)
            _space(document)
        else:
            document.setPlainText(text)
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
