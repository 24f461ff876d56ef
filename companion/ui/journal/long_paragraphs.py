"""A very long paragraph is laid out in pieces, so that a key in it is as fast as in a short one.

Qt lays out a paragraph anew at each key, and 200,000 characters take longer than a
frame. So such a paragraph stands in the document as several, and the line ends
between its pieces are known here as none: they are in no text that is read, kept or
copied. Each is held by two cursors, which follow it through every change; when they
meet, it was removed. One that *Undo* brings back is known again by the number of
the piece after it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

LONGEST: Final = 8_000
"""Characters; a longer paragraph is parted."""
PIECE: Final = 4_000
_BACK: Final = 400
"""How far back from the end of a piece a space is looked for."""
_NUMBER: Final = QTextFormat.Property.UserProperty.value + 1


class LongParagraphs(QObject):
    """The line ends of one document that are none."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._ends: dict[int, tuple[QTextCursor, QTextCursor]] = {}
        self._last = 0
        document.contentsChange.connect(self._changed)

    def forget(self) -> None:
        """Know of none any more: the document is about to get another text."""
        self._ends.clear()

    def mark(self, position: int) -> None:
        """Take the line end at a place, as Qt counts, for none."""
        self._last += 1
        self._hold(self._last, position)
        cursor = QTextCursor(self._document)
        cursor.setPosition(position + 1)
        style = cursor.blockFormat()
        style.setProperty(_NUMBER, self._last)
        cursor.setBlockFormat(style)

    def is_joined(self, block: QTextBlock) -> bool:
        """Say whether a block goes on with the one before."""
        return self._is_alive(_number(block), block.position())

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Return the text between two places, as it was typed."""
        if end is None:
            end = self._document.characterCount() - 1
        if not self._ends and start == 0 and end == self._document.characterCount() - 1:
            return self._document.toRawText().replace("\u2029", "\n")
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        lines = cursor.selectedText().split("\u2029")
        block, parts = self._document.findBlock(start), [lines[0]]
        for line in lines[1:]:
            block = block.next()
            parts += [line] if self.is_joined(block) else ["\n", line]
        return "".join(parts)

    def places(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return start and length in the document of what has them in the text."""
        held = (first.position() for first, after in self._ends.values() if _apart(first, after))
        ends = [position - number for number, position in enumerate(sorted(held))]
        moved = []
        for start, length in found:
            at = start + bisect_right(ends, start)
            end = start + length
            moved.append((at, end + bisect_left(ends, end) - at))
        return moved

    @Slot(int, int, int)
    def _changed(self, position: int, _removed: int, added: int) -> None:
        """Know a line end again that was removed and is back."""
        if not self._ends or not added:
            return
        block = self._document.findBlock(position).next()
        while block.isValid() and block.position() <= position + added:
            number = _number(block)
            # A line end that was typed: the new block has the number of the one it was part of.
            is_typed = number == _number(block.previous())
            if number in self._ends and not is_typed and not _apart(*self._ends[number]):
                self._hold(number, block.position() - 1)
            block = block.next()

    def _hold(self, number: int, position: int) -> None:
        before, after = QTextCursor(self._document), QTextCursor(self._document)
        before.setPosition(position)
        after.setPosition(position + 1)
        after.setKeepPositionOnInsert(True)
        self._ends[number] = (before, after)

    def _is_alive(self, number: int, position: int) -> bool:
        if number not in self._ends:
            return False
        before, after = self._ends[number]
        return _apart(before, after) and after.position() == position


def _number(block: QTextBlock) -> int:
    return int(block.blockFormat().intProperty(_NUMBER)) if block.isValid() else 0


def _apart(before: QTextCursor, after: QTextCursor) -> bool:
    return after.position() - before.position() == 1


def parted(text: str) -> tuple[str, list[int]]:
    """Return a text with line ends in its very long paragraphs, and where in it these stand."""
    if len(text) <= LONGEST:
        return text, []
    pieces: list[str] = []
    breaks, done = [], 0
    for line in text.split("\n"):
        if pieces:
            pieces.append("\n")
            done += 1
        for number, piece in enumerate(_pieces(line)):
            if number:
                pieces.append("\n")
                breaks.append(done)
                done += 1
            pieces.append(piece)
            done += len(piece)
    return "".join(pieces), breaks


def _pieces(line: str) -> list[str]:
    if len(line) <= LONGEST:
        return [line]
    pieces, start = [], 0
    while len(line) - start > LONGEST:
        end = line.rfind(" ", start + PIECE - _BACK, start + PIECE) + 1 or start + PIECE
        while end > start + 1 and unicodedata.combining(line[end]):
            end -= 1
        pieces.append(line[start:end])
        start = end
    pieces.append(line[start:])
    return pieces
