"""A very long paragraph is laid out in pieces, so that a key in it is as fast as in a short one.

Qt lays out a paragraph anew at each key, and 200,000 characters take longer than a
frame. So such a paragraph stands in the document as several, and the line ends
between its pieces are known here as none: they are in no text that is read, kept or
copied. Each is held by two cursors, which follow it through every change; when they
meet, it was removed. When *Undo* or *Redo* comes back to the step at which it still
was there, the document is what it was then, so it is where it was.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

LONGEST: Final = 8_000
"""Characters; a longer paragraph is parted."""
PIECE: Final = 4_000
_BACK: Final = 400
"""How far back from the end of a piece a space is looked for."""


@dataclass(slots=True)
class _End:
    """One line end that is none."""

    before: QTextCursor
    after: QTextCursor
    position: int
    """Where it is or, when it was removed, where it was."""
    step: int | None = None
    """At how many steps to undo it was there, when it was removed since."""

    @property
    def is_there(self) -> bool:
        return self.after.position() - self.before.position() == 1


class LongParagraphs(QObject):
    """The line ends in the document of one editor that are none."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ends: list[_End] = []
        self._undos = self._steps = 0
        editor.document().contentsChange.connect(self._changed)

    @property
    def _document(self) -> QTextDocument:
        # Asked for each time: one that is held here can be taken for another that
        # was at the same place in memory before it, and is gone.
        return self._editor.document()

    def forget(self) -> None:
        """Know of none any more: the document is about to get another text."""
        self._ends.clear()

    def mark(self, position: int) -> None:
        """Take the line end at a place, as Qt counts, for none."""
        self._ends.append(_End(*self._held_at(position), position))

    def is_joined(self, block: QTextBlock) -> bool:
        """Say whether a block goes on with the one before."""
        return block.position() - 1 in self._places()

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Return the text between two places, as it was typed."""
        last = self._document.characterCount() - 1
        end = last if end is None else end
        if not self._ends and (start, end) == (0, last):
            return self._document.toRawText().replace("\u2029", "\n")
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        lines = cursor.selectedText().split("\u2029")
        block, parts, none = self._document.findBlock(start), [lines[0]], set(self._places())
        for line in lines[1:]:
            block = block.next()
            parts += [line] if block.position() - 1 in none else ["\n", line]
        return "".join(parts)

    def places(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return start and length in the document of what has them in the text."""
        ends = [position - number for number, position in enumerate(sorted(self._places()))]
        moved = []
        for start, length in found:
            at = start + bisect_right(ends, start)
            end = start + length
            moved.append((at, end + bisect_left(ends, end) - at))
        return moved

    @Slot()
    def _changed(self) -> None:
        """Note which line ends are gone, and hold those again that are back."""
        undos, steps = self._document.availableUndoSteps(), self._all_steps()
        is_turn = steps == self._steps  # a new change makes more, or fewer
        for one in self._ends:
            if one.step is None and one.is_there:
                one.position = one.before.position()
            elif one.step is None:
                one.step = self._undos
            elif is_turn and undos == one.step:
                one.before, one.after = self._held_at(one.position)
                one.step = None
        self._undos, self._steps = undos, steps

    def _all_steps(self) -> int:
        """Return how many steps there are to undo and to do again; Qt leaves one out of these."""
        again = self._document.availableRedoSteps() + 1 if self._document.isRedoAvailable() else 0
        return self._document.availableUndoSteps() + again

    def _held_at(self, position: int) -> tuple[QTextCursor, QTextCursor]:
        before, after = QTextCursor(self._document), QTextCursor(self._document)
        before.setPosition(position)
        after.setPosition(position + 1)
        after.setKeepPositionOnInsert(True)
        return before, after

    def _places(self) -> list[int]:
        return [one.before.position() for one in self._ends if one.is_there]


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
