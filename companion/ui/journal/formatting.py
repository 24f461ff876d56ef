"""Formatting: Markdown signs put around words or before lines, and taken away again."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QTextCursor

_HEADING = "#"


class Format(Enum):
    """What words or lines can be; the value is the sign for it."""

    BOLD = "**"
    ITALIC = "*"
    HEADING = "## "
    QUOTE = "> "
    LIST = "- "

    @property
    def is_for_lines(self) -> bool:
        """Whether it stands before a line, not around words."""
        return self in {Format.HEADING, Format.QUOTE, Format.LIST}


def turn(cursor: QTextCursor, chosen: Format) -> None:
    """Format what is selected, or where the caret is; what is so already is plain again.

    One step to undo. The selection stays on the same words.
    """
    cursor.beginEditBlock()
    if chosen.is_for_lines:
        _turn_lines(cursor, chosen.value)
    else:
        _turn_words(cursor, chosen.value)
    cursor.endEditBlock()


def _turn_words(cursor: QTextCursor, sign: str) -> None:
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    words = cursor.selectedText()
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if end <= start:  # nothing to put it around: the caret goes between two signs
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText(sign + sign)
        cursor.setPosition(cursor.position() - len(sign))
        return
    size = len(sign)
    if _is_around(cursor, start, end, sign):
        _put(cursor, end, end + size, "")
        _put(cursor, start - size, start, "")
        start, end = start - size, end - size
    else:
        _put(cursor, end, end, sign)
        _put(cursor, start, start, sign)
        start, end = start + size, end + size
    _select(cursor, start, end)


def _is_around(cursor: QTextCursor, start: int, end: int, sign: str) -> bool:
    """Say whether exactly this sign stands around some words: `*` is not half of `**`."""
    before, after = _stars(cursor, start, -1), _stars(cursor, end, 1)
    if before != after or not before:
        return False
    return len(before) in ({1, 3} if len(sign) == 1 else {2, 3})


def _stars(cursor: QTextCursor, at: int, step: int) -> str:
    """Return the stars that stand beside a place."""
    document, found = cursor.document(), ""
    at += min(step, 0)
    while len(found) < len("***") and document.characterAt(at) == "*":
        found += "*"
        at += step
    return found


def _turn_lines(cursor: QTextCursor, sign: str) -> None:
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first, last = document.findBlock(start), document.findBlock(end)
    if last.position() == end and last != first:
        last = last.previous()  # a selection that ends before a line leaves it alone
    numbers = range(first.blockNumber(), last.blockNumber() + 1)
    lines = [document.findBlockByNumber(number).text() for number in numbers]
    is_so = all(line.startswith(sign) for line in lines if line.strip())
    is_so = is_so and any(line.strip() for line in lines)
    for number, line in zip(numbers, lines, strict=True):
        if not line.strip() and len(lines) > 1:
            continue
        at = document.findBlockByNumber(number).position()
        if is_so:
            _put(cursor, at, at + len(sign), "")
        elif not line.startswith(sign):
            former = len(line) - len(line.lstrip(_HEADING + " ")) if _is_heading(line, sign) else 0
            _put(cursor, at, at + former, sign)
    block = document.findBlockByNumber(last.blockNumber())
    here = block.position() + block.length() - 1
    if start == end:
        cursor.setPosition(here)
    else:
        _select(cursor, document.findBlockByNumber(numbers[0]).position(), here)


def _is_heading(line: str, sign: str) -> bool:
    """Say whether a line is a heading of another size, which takes the place of this one."""
    signs = line.split(" ", maxsplit=1)[0]
    return sign.startswith(_HEADING) and bool(signs) and set(signs) == {_HEADING}


def _put(cursor: QTextCursor, start: int, end: int, words: str) -> None:
    _select(cursor, start, end)
    cursor.insertText(words)


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
