"""A page of the journal on paper: its Markdown as the reading view shows it, line by line.

Each line becomes a plain paragraph: points have their sign before them, a row of a table
is a line, and a picture is the words that stand for it. So whatever draws paragraphs and
gives them tags (paragraphs.py, tagging.py) needs to know nothing of lists or tables, and
nothing is ever loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QTextTable,
)

from companion.ui import markdown

RULE: Final = "———"
"""A line between two parts of a page."""
_POINT: Final = "•"
_TICKED: Final = {
    QTextBlockFormat.MarkerType.Checked: "[x]",
    QTextBlockFormat.MarkerType.Unchecked: "[ ]",
}
_CELLS: Final = " | "
_LARGER: Final = {1: 20 / 14, 2: 18 / 14}
"""How large a heading is beside the text; below the second level, _A_LITTLE_LARGER."""
_A_LITTLE_LARGER: Final = 16 / 14
_STEP: Final = 1.3
"""How far a list or a quotation stands in, in heights of a letter."""
_LOWEST: Final = 6
"""Of the levels of headings that a PDF has."""
_MOST_STEPS: Final = 5
"""Whatever is nested deeper stands in no further: the paper is only so wide."""
_BELOW: Final = 0.75
_BELOW_A_POINT: Final = 0.15
"""Room below a paragraph, and between points or lines of code, in heights of a letter."""
_PROPERTY: Final = QTextFormat.Property


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph on paper."""

    pieces: tuple[Piece, ...]
    level: int = 0
    """1 to 6 for a heading, 0 for other words."""
    steps: int = 0
    """How many lists and quotations it stands in."""
    sign: str = ""
    """What stands before it in a list."""
    is_code: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is one of a list."""
        return bool(self.sign)

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces)


_NOTHING: Final = Line(())


def lines(text: str) -> list[Line]:
    """Return the lines of a page; a very long text is left as it was written."""
    if not markdown.is_read(text):
        return [Line((Piece(line),)) for line in text.split("\n")]
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    markdown.read(document, text)
    has_tables = bool(document.rootFrame().childFrames())
    found: list[Line] = []
    for row, blocks in groupby(_blocks(document), _row_of if has_tables else _no_row):
        together = [_line(block) for block in blocks]
        if row is not None:
            together = [_joined([line for line in together if line.text])]
        found.extend(line for line in together if line.text or line.is_code)
    return found


def write(
    cursor: QTextCursor,
    text: str,
    letters: QFont,
    ink: QColor,
    spacing: QTextBlockFormat,
    *,
    below_title: bool,
    first: bool,
) -> bool:
    """Write a page at a cursor, in letters of a size and with the spacing of other text.

    `below_title` makes its headings one level lower; `first` says that nothing was written
    before. Return whether that is still so.
    """
    for line, following in pairwise((*lines(text), _NOTHING)):
        is_close = (line.is_point and following.is_point) or (line.is_code and following.is_code)
        form, style = _forms(line, letters, ink, spacing)
        form.setBottomMargin(letters.pixelSize() * (_BELOW_A_POINT if is_close else _BELOW))
        if line.level:
            form.setHeadingLevel(min(line.level + below_title, _LOWEST))
        if first:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(style)
            first = False
        else:
            cursor.insertBlock(form, style)
        if line.is_point:
            cursor.insertText(f"{line.sign} ", style)
        for piece in line.pieces:
            cursor.insertText(piece.text, _styled(style, piece))
    return first


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _row_of(block: QTextBlock) -> tuple[int, int] | None:
    """Return which table a paragraph is in, and which row of it; None outside of all."""
    table: QTextTable | None = QTextCursor(block).currentTable()
    if table is None:
        return None
    return table.firstPosition(), table.cellAt(block.position()).row()


def _no_row(_block: QTextBlock) -> None:
    return None


def _joined(cells: list[Line]) -> Line:
    pieces: list[Piece] = []
    for cell in cells:
        pieces += ([Piece(_CELLS)] if pieces else []) + list(cell.pieces)
    return Line(tuple(pieces))


def _line(block: QTextBlock) -> Line:
    form = block.blockFormat()
    if form.hasProperty(_PROPERTY.BlockTrailingHorizontalRulerWidth):
        return Line((Piece(RULE),))
    is_code = form.nonBreakableLines()
    # Qt leaves a sign for a line end in the last line of code that is set in by four spaces.
    pieces = [Piece(block.text().rstrip(), code=True)] if is_code else list(_pieces(block))
    found = block.textList()
    steps = form.indent() + form.intProperty(_PROPERTY.BlockQuoteLevel)
    sign = ""
    if found is not None:
        steps += found.format().indent()
        is_numbered = found.format().style() == QTextListFormat.Style.ListDecimal
        sign = found.itemText(block) if is_numbered else _POINT
        sign = _TICKED.get(form.marker(), sign)
    return Line(tuple(pieces), form.headingLevel(), steps, sign, is_code)


def _pieces(block: QTextBlock) -> Iterator[Piece]:
    """Return the words of a paragraph, kind by kind; the address of a link behind its words."""
    words, link, said = block.text(), "", ""
    # In the way Qt counts: a sign outside of the basic plane is two.
    counted = words.encode("utf-16-le", "surrogatepass")
    for part in block.textFormats():
        form = part.format
        piece = counted[2 * part.start : 2 * (part.start + part.length)]
        text = piece.decode("utf-16-le", "surrogatepass")
        if form.anchorHref() != link:
            yield from _address(link, said)
            link, said = form.anchorHref(), ""
        said += text
        is_bold = form.fontWeight() > QFont.Weight.Medium and not block.blockFormat().headingLevel()
        yield Piece(
            text,
            bold=is_bold,
            italic=form.fontItalic(),
            struck=form.fontStrikeOut(),
            code=form.fontFixedPitch(),
        )
    yield from _address(link, said)


def _address(link: str, said: str) -> Iterator[Piece]:
    """Return where a link leads, which paper cannot; nothing where its words say so."""
    itself = {link, link.partition("://")[2], link.removeprefix("mailto:")}
    if link and said.strip() and said.strip() not in itself:
        yield Piece(f" ({link})")


# How it looks


def _forms(
    line: Line, letters: QFont, ink: QColor, spacing: QTextBlockFormat
) -> tuple[QTextBlockFormat, QTextCharFormat]:
    font = QFont(letters)
    height = letters.pixelSize()
    if line.level:
        font.setPixelSize(round(height * _LARGER.get(line.level, _A_LITTLE_LARGER)))
        font.setWeight(QFont.Weight.DemiBold)
    form = QTextBlockFormat(spacing)
    hanging = QFontMetricsF(font).horizontalAdvance(f"{line.sign} ") if line.is_point else 0.0
    form.setLeftMargin(max(min(line.steps, _MOST_STEPS) * _STEP * height, hanging))
    form.setTextIndent(-hanging)
    style = QTextCharFormat()
    style.setFont(font)
    style.setForeground(ink)
    return form, style


def _styled(style: QTextCharFormat, piece: Piece) -> QTextCharFormat:
    font = QFont(style.font())
    if piece.code:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setFamilies(fixed.families())
    if piece.bold:
        font.setWeight(QFont.Weight.DemiBold)
    font.setItalic(piece.italic)
    font.setStrikeOut(piece.struck)
    found = QTextCharFormat(style)
    found.setFont(font)
    return found
