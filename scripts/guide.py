"""Build the user's guide as a PDF in each language: `make guide`, into dist/.

The words are those of *How this app works* in the app (assets/manual); the
pictures are drawn by the tour, with its sample data.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import (
    QImage,
    QPageSize,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextListFormat,
)

from companion import __version__, files, i18n
from companion.guide.blocks import Block, Bullets, Heading, Paragraph, words
from companion.guide.manual import picture_of, read_manual
from companion.guide.pages import Page
from companion.i18n import _
from companion.settings import Settings
from companion.ui import application
from companion.ui.printing.document import MARGIN, colour, font
from companion.ui.printing.output import write_pdf

ROOT = Path(__file__).resolve().parent.parent
FOOT = 28
"""Room for the number at the foot of a page, in points."""
SPACE = 7
LINE_PERCENT = 130
PICTURE_SHARE = 0.6
"""How much of the width of the page a picture takes."""


class GuidePaper:
    """The guide on A4, each of its pages beginning a new sheet."""

    def __init__(self, pages: list[Page], pictures: dict[str, QImage]) -> None:
        self.size = QPageSize(QPageSize.PageSizeId.A4)
        whole = self.size.size(QPageSize.Unit.Point)
        self._area = QRectF(
            MARGIN, MARGIN, whole.width() - 2 * MARGIN, whole.height() - 2 * MARGIN - FOOT
        )
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setPageSize(self._area.size())
        self._cursor = QTextCursor(self._document)
        self._write(_("How this app works"), "title")
        self._write(f"Companion {__version__}", "quiet")
        for page in pages:
            self._write("• " + page.title, "text")
        for page in pages:
            self._write(page.title, "title", new_sheet=True)
            for block in page.blocks:
                self._write_block(block)
            if page.id in pictures:
                self._insert(page.id, pictures[page.id])

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return self._document.pageCount()

    def text_of(self, number: int) -> str:
        """Return all words; no sheet of this paper is looked at alone."""
        return self._document.toPlainText() if number == 0 else ""

    def draw(self, painter: QPainter, number: int, scale: float) -> None:
        """Draw a sheet, from 0; `scale` is pixels per point."""
        painter.save()
        painter.scale(scale, scale)
        painter.translate(self._area.topLeft())
        painter.save()
        painter.translate(0, -number * self._area.height())
        self._document.drawContents(
            painter, QRectF(0, number * self._area.height(), *self._area.size().toTuple())
        )
        painter.restore()
        painter.setFont(font("quiet", 0.8))
        painter.setPen(colour("text"))
        foot = QRectF(0, self._area.height(), self._area.width(), FOOT)
        painter.drawText(foot.bottomLeft(), f"{number + 1}")
        painter.restore()

    def picture(self, number: int, width: int, ratio: float = 1.0) -> QImage:
        """Return a sheet, from 0, as a picture of a width in pixels."""
        from companion.ui.printing.document import picture

        return picture(self, number, width, ratio)

    def _write_block(self, block: Block) -> None:
        match block:
            case Heading():
                self._write(block.text, "heading")
            case Paragraph():
                self._write(words(block.spans), "text")
            case Bullets():
                for item in block.items:
                    self._write(words(item), "text")
                    self._cursor.createList(QTextListFormat.Style.ListDisc)

    def _write(self, text: str, kind: str, *, new_sheet: bool = False) -> None:
        layout = QTextBlockFormat()
        layout.setLineHeight(
            LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        layout.setBottomMargin(SPACE)
        layout.setTopMargin(2 * SPACE if kind == "heading" else 0)
        if new_sheet:
            layout.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        style = QTextCharFormat()
        style.setFont(font(kind, 0.9))
        style.setForeground(colour("text"))
        if self._document.isEmpty():
            self._cursor.setBlockFormat(layout)
        else:
            self._cursor.insertBlock(layout, style)
        self._cursor.insertText(text, style)

    def _insert(self, name: str, image: QImage) -> None:
        self._document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(name), image
        )
        width = self._area.width() * PICTURE_SHARE
        style = QTextImageFormat()
        style.setName(name)
        style.setWidth(width)
        style.setHeight(width * image.height() / image.width())
        layout = QTextBlockFormat()
        layout.setTopMargin(2 * SPACE)
        self._cursor.insertBlock(layout)
        self._cursor.insertImage(style)


def guide(language: str, folder: Path) -> Path:
    """Write the guide in a language; return the file."""
    i18n.use(language)
    application.make(Settings(language=language, theme="dawn"))
    wanted = {page.id: picture_of(language, page.id) for page in read_manual(language).pages()}
    pictures = {
        page_id: image
        for page_id, name in wanted.items()
        if name
        for image in [QImage(str(folder / f"dawn-{language}-100" / f"{name}.png"))]
        if not image.isNull()
    }
    target = ROOT / "dist" / f"companion-guide-{language}.pdf"
    target.parent.mkdir(exist_ok=True)
    with files.replacing(target) as lent:
        write_pdf(
            lent, [GuidePaper(read_manual(language).pages(), pictures)], _("How this app works")
        )
    target.chmod(0o644)
    return target


def _pictures(language: str, folder: Path) -> Iterator[Path]:
    from companion.ui.tour import LOOKS, draw

    return draw(folder, [look for look in LOOKS if look.name == f"dawn-{language}-100"])


def main() -> None:
    """Draw the pictures of both languages and write both guides."""
    with tempfile.TemporaryDirectory() as folder:
        for language in i18n.LANGUAGES:
            for _picture in _pictures(language, Path(folder)):
                pass
            print(guide(language, Path(folder)).relative_to(ROOT), file=sys.stderr)


if __name__ == "__main__":
    main()
