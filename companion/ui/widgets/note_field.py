"""A field of several lines that grows with its words; the page scrolls, not the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from companion.ui.theme import TARGET, px

_LEAST_LINES = 2
_MOST_LINES = 16


class NoteField(QPlainTextEdit):
    """Takes and gives plain text; Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        # On-screen keyboards and input methods are asked not to learn these words.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setCursorWidth(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """Return what is written, as it stands."""
        return self.document().toRawText().replace("\u2029", "\n")

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that other letters need."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room that the lines need in another width."""
        super().resizeEvent(event)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        lines = max(int(self.document().size().height()), self.document().blockCount())
        lines = min(max(lines, _LEAST_LINES), _MOST_LINES)
        # The width of the frame has the padding of the style sheet in it.
        room = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        line = QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(max(lines * line + room, px(TARGET)))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text alone: Qt would add HTML, Markdown and ODT."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text alone."""
        self.insertPlainText(source.text())
