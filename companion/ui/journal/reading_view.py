"""A page to be read: Markdown as it is meant. Nothing is loaded, and no link leads anywhere."""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from companion.ui.theme import gap

LONGEST: Final = 50_000
"""Characters; laying out more would hold the window up, so it is shown as it was written."""
_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_BELOW: Final = 12
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")


class ReadingView(QTextBrowser):
    """Shows a text and holds nothing of it when it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)

    def show_text(self, text: str) -> None:
        """Show a text, as Markdown unless it is very long."""
        self.document().setDefaultFont(self.font())
        if len(text) > LONGEST:
            self.setPlainText(text)
        else:
            self.document().setMarkdown(kept_lines(text), _FEATURES)
            self._space()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _space(self) -> None:
        """Leave a little room below each paragraph; Markdown itself has none."""
        block = self.document().begin()
        while block.isValid():
            style = block.blockFormat()
            is_point = block.textList() is not None and block.next().textList() is not None
            style.setBottomMargin(gap(2 if is_point else _BELOW))
            QTextCursor(block).setBlockFormat(style)
            block = block.next()

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Load nothing, from nowhere."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text alone."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data


def kept_lines(text: str) -> str:
    """Return Markdown in which each line stays a line, as the person wrote it."""
    lines, fenced = [], False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        is_words = bool(line.strip()) and not fenced and not _FENCE.match(line)
        lines.append(line.rstrip() + "  " if is_words else line)
    return "\n".join(lines)
