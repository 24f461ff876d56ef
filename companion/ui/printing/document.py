"""Paper: black on white, 14 points and more, with page numbers and nothing about the app.

The same drawing goes to the screen, into a PDF and to a printer. Nothing here
makes a QPrinter: that may ask a print service over a socket, and must wait
until somebody presses Print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from companion import i18n
from companion.i18n import _
from companion.ui.theme import CONTRAST_LIGHT, load

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_RESOLUTION: Final = 150
_MARGIN_MILLIMETRES: Final = 20
_POINTS_PER_INCH: Final = 72
_LINE_PERCENT: Final = 150
_FOOT_POINTS: Final = 28
"""Room for the page number at the foot of a page."""
_POINTS: Final = {"title": 22, "heading": 18, "code": 20, "text": 14, "quiet": 14}
_LETTER_COUNTRIES: Final = frozenset({"US", "CA", "MX", "CL", "CO", "PH"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or several with line ends between them."""

    text: str
    kind: str = "text"
    """title, heading, code, text or quiet."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is to be put on paper."""

    blocks: tuple[Block, ...]
    file_name: str
    """What a PDF of it is called at first; nothing of its words."""
    warning: str = ""
    """What to say after it was saved as a file."""


class Paper:
    """Something laid out on pages; points are 1/72 inch."""

    def __init__(self, printed: Printed) -> None:
        self.size = _page_size()
        margin = _MARGIN_MILLIMETRES / 25.4 * _POINTS_PER_INCH
        whole = self.size.size(QPageSize.Unit.Point)
        self._area = QRectF(
            margin, margin, whole.width() - 2 * margin, whole.height() - 2 * margin - _FOOT_POINTS
        )
        self._document = _document(printed, self._area.size())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def text_of(self, number: int) -> str:
        """Return the words on a page, from 0."""
        layout = self._document.documentLayout()
        top = number * self._area.height()
        words = []
        block = self._document.begin()
        while block.isValid():
            place = layout.blockBoundingRect(block).top()
            if top <= place < top + self._area.height():
                words.append(block.text())
            block = block.next()
        return "\n".join(words)

    def draw(self, painter: QPainter, number: int, scale: float) -> None:
        """Draw a page, from 0; `scale` is pixels per point."""
        painter.save()
        painter.scale(scale, scale)
        painter.translate(self._area.topLeft())
        painter.save()
        painter.translate(0, -number * self._area.height())
        whole = QRectF(0, number * self._area.height(), self._area.width(), self._area.height())
        self._document.drawContents(painter, whole)
        painter.restore()
        font = _font("quiet")
        painter.setFont(font)
        painter.setPen(_colour("text"))
        words = _("{number} of {count}").format(number=number + 1, count=self.count)
        foot = QRectF(0, self._area.height(), self._area.width(), _FOOT_POINTS)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
        painter.restore()

    def picture(self, number: int, width: int, ratio: float = 1.0) -> QImage:
        """Return a page, from 0, as a picture of a width in pixels."""
        points = self.size.size(QPageSize.Unit.Point)
        scale = width / points.width()
        image = QImage(
            round(width * ratio),
            round(points.height() * scale * ratio),
            QImage.Format.Format_RGB32,
        )
        image.setDevicePixelRatio(ratio)
        image.fill(_colour("bg"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, number, scale)
        painter.end()
        return image


def as_pdf(printed: Printed) -> bytes:
    """Return a PDF without author, name of the app, or path in it."""
    paper = Paper(printed)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle("")
    writer.setCreator("")
    writer.setPageSize(paper.size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter(writer)
    for number in range(paper.count):
        if number:
            writer.newPage()
        paper.draw(painter, number, _RESOLUTION / _POINTS_PER_INCH)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def send(printed: Printed, printer: QPrinter) -> None:
    """Send it to a printer that was chosen."""
    paper = Paper(printed)
    printer.setPageSize(paper.size)
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number in range(paper.count):
        if number:
            printer.newPage()
        paper.draw(painter, number, printer.resolution() / _POINTS_PER_INCH)
    painter.end()


def _colour(token: str) -> QColor:
    """Return a colour of paper: that of the light theme with the most contrast."""
    return load(CONTRAST_LIGHT).colour(token)


def _page_size() -> QPageSize:
    letter = i18n.system_locale().partition("_")[2] in _LETTER_COUNTRIES
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def _font(kind: str) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    # A document without a device of its own counts a pixel as a point.
    font.setPixelSize(_POINTS[kind])
    if kind in {"title", "heading", "code"}:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _document(printed: Printed, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spacing.setBottomMargin(_POINTS["text"] / 2)
    first = True
    for block in printed.blocks:
        style = QTextCharFormat()
        style.setFont(_font(block.kind))
        style.setForeground(_colour("text"))
        for line in block.text.split("\n"):
            if first:
                cursor.setBlockFormat(spacing)
                cursor.setBlockCharFormat(style)
                first = False
            else:
                cursor.insertBlock(spacing, style)
            cursor.insertText(line, style)  # plain: nothing in it is taken for markup
    document.setPageSize(page)
    return document
