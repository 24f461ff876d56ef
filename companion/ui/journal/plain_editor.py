"""An editor of plain text: what is typed stays exactly that, whatever is marked in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QWidget

from companion.ui.journal.highlighter import MarkdownHighlighter, units
from companion.ui.journal.long_paragraphs import LongParagraphs, parted
from companion.ui.theme import in_use

_BEFORE_AND_AFTER: Final = 60
"""Characters beside what is in sight, so that no word is cut in two."""
LINE_END: Final = re.compile("\r\n|\r|\u2029")
"""What Qt takes for the end of a line, beside the newline."""
_MOST_SEEN: Final = 20_000
Place = tuple[int, int]
"""Start and length, as Qt counts."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the text."""

    text: str
    at: int
    """Where it begins, as Qt counts."""
    revision: int
    """Which state of the document it is from."""

    def places(self, found: Sequence[tuple[int, int]]) -> list[Place]:
        """Return where in the document something is, given in characters of this part, in order."""
        places, done, at = [], 0, self.at
        for start, length in found:
            at += units(self.text[done:start])
            size = units(self.text[start : start + length])
            places.append((at, size))
            at += size
            done = start + length
        return places


class PlainEditor(QPlainTextEdit):
    """Takes and gives plain text only, exactly as it was typed."""

    seen_changed = Signal()
    """Other words are in sight: something was typed, or it was scrolled."""
    menu_wanted = Signal(str, int, int)
    """The menu of a marked word is wanted; carries the word, its start and its length."""

    _highlighter: MarkdownHighlighter | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setProperty("kind", "page")
        # On-screen keyboards and input methods are asked not to learn these words.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setCursorWidth(2)
        self._found: list[QTextEdit.ExtraSelection] = []
        self._wrong: list[QTextEdit.ExtraSelection] = []
        self._menu_at = QPoint()
        self._long = LongParagraphs(self)
        self._highlighter = MarkdownHighlighter(self.document())
        self.textChanged.connect(self.seen_changed)
        self.verticalScrollBar().valueChanged.connect(self.seen_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._highlighter is not None:
            self._highlighter.follow_theme()
            self.seen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Note that other words may be in sight."""
        super().resizeEvent(event)
        self.seen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab moves on; Ctrl+Tab writes a tab; Shift+F10 opens the menu everywhere."""
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == control:
            self.insertPlainText("\t")
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == shift:
            self._want_menu(self.textCursor(), self.cursorRect().bottomLeft())
        else:
            super().keyPressEvent(event)

    # The text

    def exact_text(self) -> str:
        """Return the text as it is; unlike toPlainText this keeps no-break spaces."""
        return self._long.text()

    def show_text(self, text: str) -> None:
        """Show another text; there is nothing to undo then."""
        shown, breaks = parted(LINE_END.sub("\n", text))
        self._long.forget()
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(shown)
        self._mark_breaks(shown, breaks, 0)
        self.document().setUndoRedoEnabled(True)

    def _mark_breaks(self, text: str, breaks: Sequence[int], at: int) -> None:
        done = 0
        for each in breaks:
            at += units(text[done:each])
            self._long.mark(at)
            done = each

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text alone: Qt would add HTML, Markdown and ODT."""
        data = QMimeData()
        cursor = self.textCursor()
        data.setText(self._long.text(cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text alone."""
        shown, breaks = parted(LINE_END.sub("\n", source.text()))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        start = cursor.selectionStart()
        cursor.insertText(shown)
        self._mark_breaks(shown, breaks, start)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def seen(self) -> Slice:
        """Return what is in sight, and a little beside it."""
        area = self.viewport().rect()
        first = self.cursorForPosition(area.topLeft()).position() - _BEFORE_AND_AFTER
        last = self.cursorForPosition(area.bottomRight()).position() + _BEFORE_AND_AFTER
        first = max(first, 0)
        last = min(last, self.document().characterCount() - 1, first + _MOST_SEEN)
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        return Slice(text, first, self.document().revision())

    # Marks

    def mark_found(self, places: Sequence[Place]) -> None:
        """Mark what a search found in the text, underlined and tinted, and go to the first."""
        style = QTextCharFormat()
        style.setFontUnderline(True)
        style.setBackground(in_use().colour("caution_bg"))
        style.setForeground(in_use().colour("caution_text"))
        self._found = [self._mark(place, style) for place in self._long.places(list(places))]
        self._show_marks()
        if self._found:
            first = QTextCursor(self._found[0].cursor)
            first.setPosition(first.selectionStart())
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def mark_wrong(self, places: Sequence[Place]) -> None:
        """Underline words nobody knows, but for the one the caret is in."""
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        style.setUnderlineColor(in_use().colour("danger_text"))
        at = self.textCursor().position()
        writing = at if self.hasFocus() and not self.isReadOnly() else -1
        self._wrong = [
            self._mark((start, length), style)
            for start, length in places
            if writing != start + length
        ]
        self._show_marks()

    def forget_marks(self) -> None:
        """Mark nothing."""
        self._found, self._wrong = [], []
        self._show_marks()

    def _mark(self, place: Place, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(place[0])
        mark.cursor.setPosition(place[0] + place[1], QTextCursor.MoveMode.KeepAnchor)
        mark.format = style
        return mark

    def _show_marks(self) -> None:
        self.setExtraSelections([*self._wrong, *self._found])

    # The menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of what is under the mouse, or at the caret where a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_key else self.cursorForPosition(event.pos())
        self._want_menu(cursor, self.cursorRect().bottomLeft() if by_key else event.pos())

    def _want_menu(self, cursor: QTextCursor, at: QPoint) -> None:
        self._menu_at = self.viewport().mapToGlobal(at)
        for mark in self._wrong:
            start, end = mark.cursor.selectionStart(), mark.cursor.selectionEnd()
            if start <= cursor.position() <= end and start < end:
                self.menu_wanted.emit(mark.cursor.selectedText(), start, end - start)
                return
        self.open_menu(self.make_menu())

    def make_menu(self) -> QMenu:
        """Return a new menu of what can be done with text; gone when it is closed."""
        menu = self.createStandardContextMenu()
        menu.setAccessibleName(self.accessibleName())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def open_menu(self, menu: QMenu) -> None:
        """Open a menu where it was asked for, its first line chosen."""
        menu.popup(self._menu_at)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def stands(self, words: str, start: int, length: int) -> bool:
        """Say whether some words stand in a place."""
        cursor = QTextCursor(self.document())
        if start + length >= self.document().characterCount():
            return False
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText() == words

    def replace(self, start: int, length: int, words: str) -> None:
        """Put other words in the place of some; the caret goes behind them."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)
