"""A field of several lines that grows with its words; the page scrolls, not the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Slot
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from companion.errors import FieldTooLong
from companion.ui.theme import TARGET, px
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

_LEAST_LINES = 2
_MOST_LINES = 16


class NoteField(QPlainTextEdit):
    """Takes and gives plain text; Tab goes on to the next field.

    What does not fit is refused whole and said; nothing that is in it is ever cut.
    """

    def __init__(self, most: int, message: MessageBar, parent: QWidget | None = None) -> None:
        """Make one that takes so many characters; `message` is where it says that more is not."""
        super().__init__(parent)
        self._most = most
        self._message = message
        self.setTabChangesFocus(True)
        # On-screen keyboards and input methods are asked not to learn these words.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setCursorWidth(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _takes(self, words: str) -> bool:
        """Say whether words fit where the caret is; if not, say so on the page, too."""
        chosen = len(self.textCursor().selectedText())
        # Qt counts some characters twice: only near the end they are counted one by one.
        there = self.document().characterCount() - 1
        if there - chosen + len(words) > self._most:
            there = len(self.text())
        if there - chosen + len(words) <= self._most:
            return True
        self._message.say(str(explain(FieldTooLong(self._most))), caution=True)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type what fits."""
        is_end = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        typed = "\n" if is_end else event.text()
        if not typed or not (is_end or typed.isprintable()) or self._takes(typed):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what fits from a keyboard on the screen, or one of another script."""
        if not event.commitString() or self._takes(event.commitString()):
            super().inputMethodEvent(event)

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
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if lines <= _MOST_LINES:
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        lines = min(max(lines, _LEAST_LINES), _MOST_LINES)
        # The width of the frame has the padding of the style sheet in it.
        room = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        line = QFontMetrics(self.font()).lineSpacing()
        # Half a line more: letters of other scripts are higher than the font says.
        self.setFixedHeight(max(lines * line + line // 2 + room, px(TARGET)))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text alone: Qt would add HTML, Markdown and ODT."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text alone, all of it or nothing."""
        if self._takes(source.text()):
            self.insertPlainText(source.text())


def lines_of(text: str, longest: int) -> list[str]:
    """Return the lines of a text, tidy and without empty ones; one that is too long goes on."""
    tidy = (" ".join(line.split()) for line in text.split("\n"))
    return [
        part
        for line in tidy
        for start in range(0, len(line), longest)
        if (part := line[start : start + longest].strip())
    ]
