"""Paper: black on white, 14 points and more, with page numbers and nothing about the app.

The same drawing goes to the screen, into a PDF and to a printer. Nothing here
makes a QPrinter: that may ask a print service over a socket, and must wait
until somebody presses Print.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from companion import i18n
from companion.i18n import _
from companion.ui.printing.paragraphs import Paragraphs
from companion.ui.printing.tagging import ARTIFACT, Marks
from companion.ui.printing.written import write
from companion.ui.theme import CONTRAST_LIGHT, load

MARGIN: Final = 20 / 25.4 * 72
"""Around what is printed: 20 millimetres, in points."""
_LINE_PERCENT: Final = 150
_CLOSE_PERCENT: Final = 115
"""The height of lines where everything has to stand on one page."""
_FOOT_POINTS: Final = 28
"""Room for the page number at the foot of a page."""
_POINTS: Final = {
    "title": 22, "heading": 18, "code": 20, "digits": 26, "text": 14, "quiet": 14,
}  # fmt: skip
_QR_POINTS: Final = 170
"""How wide a QR code is: 6 centimetres."""
_MODULE_PIXELS: Final = 8
_HEAVY: Final = frozenset({"title", "heading", "code", "digits"})
_LEVELS: Final = {"title": 1, "heading": 2}
_SMALLER: Final = (1.0, 0.9, 0.8, 0.72, 0.65)
"""How much smaller letters may be where everything has to stand on one page."""
_LETTER_COUNTRIES: Final = frozenset({"US", "CA", "MX", "CL", "CO", "PH"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or several with line ends between them."""

    text: str
    kind: str = "text"
    """title, heading, code, digits, text, quiet, or page: Markdown, the words of a page."""


class Form(Enum):
    """How something goes on paper."""

    PAGES = "pages"
    ONE_PAGE = "one page"
    """Smaller letters rather than a second page."""
    WALLET = "wallet"
    """A card to cut out and fold (ui/printing/wallet.py)."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is to be put on paper."""

    blocks: tuple[Block, ...]
    file_name: str
    """What a PDF of it is called at first; nothing of its words."""
    warning: str = ""
    """What to say after it was saved as a file."""
    form: Form = Form.PAGES
    back: tuple[Block, ...] = ()
    """The other side of a card."""
    qr: str = ""
    """What stands below the words once more as a QR code, or ''."""


class Drawn(Protocol):
    """Paper of any form: pages that can be drawn and read."""

    size: QPageSize

    @property
    def count(self) -> int:
        """How many pages there are."""

    def text_of(self, number: int) -> str:
        """Return the words on a page, from 0."""

    def draw(
        self, painter: QPainter, number: int, scale: float, marks: Marks | None = None
    ) -> None:
        """Draw a page, from 0; `scale` is pixels per point. Into a PDF: with marks for tags."""

    def picture(self, number: int, width: int, ratio: float = 1.0) -> QImage:
        """Return a page, from 0, as a picture of a width in pixels."""


class Paper:
    """Something laid out on pages; points are 1/72 inch."""

    def __init__(self, printed: Printed) -> None:
        self.size = page_size()
        whole = self.size.size(QPageSize.Unit.Point)
        self._area = QRectF(
            MARGIN, MARGIN, whole.width() - 2 * MARGIN, whole.height() - 2 * MARGIN - _FOOT_POINTS
        )
        for scale in _SMALLER if printed.form is Form.ONE_PAGE else (1.0,):
            self._document = _document(printed, self._area.size(), scale)
            if self._document.pageCount() == 1:
                break
        self._paragraphs = Paragraphs(self._document)

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

    def draw(
        self, painter: QPainter, number: int, scale: float, marks: Marks | None = None
    ) -> None:
        """Draw a page, from 0; `scale` is pixels per point. Pages with marks come in order."""
        painter.save()
        painter.scale(scale, scale)
        painter.translate(self._area.topLeft())
        painter.save()
        painter.translate(0, -number * self._area.height())
        whole = QRectF(0, number * self._area.height(), self._area.width(), self._area.height())
        if marks is None:
            self._document.drawContents(painter, whole)
        else:
            painter.setPen(colour("text"))
            self._paragraphs.draw(painter, number, whole, marks)
        painter.restore()
        if marks is not None:
            marks.begin(painter, ARTIFACT)
        painter.setFont(font("quiet"))
        painter.setPen(colour("text"))
        words = _("{number} of {count}").format(number=number + 1, count=self.count)
        foot = QRectF(0, self._area.height(), self._area.width(), _FOOT_POINTS)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
        painter.restore()

    def picture(self, number: int, width: int, ratio: float = 1.0) -> QImage:
        """Return a page, from 0, as a picture of a width in pixels."""
        return picture(self, number, width, ratio)


def picture(paper: Drawn, number: int, width: int, ratio: float) -> QImage:
    """Return a page, from 0, as a picture of a width in pixels, at so many pixels a pixel."""
    points = paper.size.size(QPageSize.Unit.Point)
    scale = width / points.width()
    image = QImage(
        round(width * ratio),
        round(points.height() * scale * ratio),
        QImage.Format.Format_RGB32,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(colour("bg"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paper.draw(painter, number, scale)
    painter.end()
    return image


def colour(token: str) -> QColor:
    """Return a colour of paper: that of the light theme with the most contrast."""
    return load(CONTRAST_LIGHT).colour(token)


def page_size() -> QPageSize:
    """Return the size of paper of the person's country."""
    letter = i18n.system_locale().partition("_")[2] in _LETTER_COUNTRIES
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def font(kind: str, scale: float = 1.0) -> QFont:
    """Return the letters of a kind of block."""
    found = QFont(QGuiApplication.font())
    found.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    # A document without a device of its own counts a pixel as a point.
    found.setPixelSize(round(_POINTS[kind] * scale))
    if kind in _HEAVY:
        found.setWeight(QFont.Weight.DemiBold)
    return found


def _document(printed: Printed, page: QSizeF, scale: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    close = printed.form is Form.ONE_PAGE
    has_title = any(block.kind == "title" for block in printed.blocks)
    first = True
    for block in printed.blocks:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _CLOSE_PERCENT if close else _LINE_PERCENT,
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        # What belongs together stands together: a name, its number, how to use it.
        spacing.setTopMargin(_POINTS["text"] * scale if close and block.kind == "heading" else 0)
        spacing.setBottomMargin(0 if close else _POINTS["text"] / 2)
        spacing.setHeadingLevel(_LEVELS.get(block.kind, 0))
        if block.kind == "page":
            first = write(
                cursor, block.text, font("text", scale), colour("text"), spacing,
                below_title=has_title, first=first,
            )  # fmt: skip
            continue
        style = QTextCharFormat()
        style.setFont(font(block.kind, scale))
        style.setForeground(colour("text"))
        for line in block.text.split("\n"):
            if first:
                cursor.setBlockFormat(spacing)
                cursor.setBlockCharFormat(style)
                first = False
            else:
                cursor.insertBlock(spacing, style)
            cursor.insertText(line, style)  # plain: nothing in it is taken for markup
    if printed.qr:
        cursor.insertBlock(QTextBlockFormat())
        cursor.insertImage(_qr_format(document, printed.qr))
    document.setPageSize(page)
    return document


def _qr_format(document: QTextDocument, text: str) -> QTextImageFormat:
    """Return a QR code as a picture that belongs to a document."""
    from companion.resources.dialing import QUIET_ZONE, qr_modules

    modules = qr_modules(text)
    side = len(modules) + 2 * QUIET_ZONE
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(colour("bg"))
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                picture.setPixelColor(column + QUIET_ZONE, row + QUIET_ZONE, colour("text"))
    # Whole pixels for each module: a picture that is scaled smoothly would blur them.
    document.addResource(
        QTextDocument.ResourceType.ImageResource.value,
        QUrl("qr"),
        picture.scaled(side * _MODULE_PIXELS, side * _MODULE_PIXELS),
    )
    style = QTextImageFormat()
    style.setName("qr")
    style.setWidth(_QR_POINTS)
    style.setHeight(_QR_POINTS)
    return style
