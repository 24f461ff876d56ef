"""A picture from outside, decoded with limits on bytes and pixels, and shown as wide as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.errors import CompanionError, PictureUnreadable
from companion.ui.theme import px

if TYPE_CHECKING:
    from companion.journal.attachments import Attachments

MOST_BYTES: Final = 64 * 1024 * 1024
MOST_PIXELS: Final = 100_000_000
"""A larger one is not decoded: a small file can claim any size."""
SIDE: Final = 1600
"""The longest side of what is kept in memory, in pixels."""
_FORMATS: Final = frozenset({b"png", b"jpeg", b"gif", b"webp", b"bmp"})
_SHOWN_WIDTH: Final = 640
_MOST_SOFT_BYTES: Final = 24 * 1024 * 1024
"""A larger file has no colours on its tile: other work of the vault would wait for it."""
_SOFT: Final = QSize(10, 6)
_SOFT_STEP: Final = 8
KINDS: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
"""What is offered to be shown; anything else is saved outside to be looked at."""


def decoded(data: bytes) -> QImage:
    """Return a picture, made smaller where it is large; raise PictureUnreadable. On any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    is_known = reader.format().data() in _FORMATS
    if not is_known or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise PictureUnreadable
    if max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PictureUnreadable
    return image


def read(attachments: Attachments, attachment_id: str) -> QImage:
    """Return the picture in an attachment; on the worker. Raises what `whole` raises, too."""
    return decoded(attachments.whole(attachment_id, MOST_BYTES))


def soft(attachments: Attachments, attachment_id: str) -> QImage:
    """Return the colours of a picture and nothing that can be made out; on the worker.

    A null picture where there is none to be had.
    """
    try:
        image = decoded(attachments.whole(attachment_id, _MOST_SOFT_BYTES))
    except CompanionError:
        return QImage()
    small = image.scaled(_SOFT, mode=Qt.TransformationMode.SmoothTransformation)
    # Once more by halves and back, so that no edge stays.
    half = small.scaled(_SOFT / 2, mode=Qt.TransformationMode.SmoothTransformation)
    return half.scaled(_SOFT * _SOFT_STEP, mode=Qt.TransformationMode.SmoothTransformation)


class PictureView(QWidget):
    """Shows one picture, never larger than it is; hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_picture(self, image: QImage, name: str) -> None:
        """Show a picture; `name` is what a screen reader says."""
        self.image = image
        self.setAccessibleName(name)
        self.setVisible(not image.isNull())
        self.updateGeometry()
        self.update()

    def put_away(self) -> None:
        """Hold no picture any more."""
        self.show_picture(QImage(), "")

    def heightForWidth(self, width: int) -> int:
        """Return the height that the picture takes at a width, in pixels."""
        return self._size_at(width).height()

    def sizeHint(self) -> QSize:
        """Return the size at a comfortable width."""
        return self._size_at(px(_SHOWN_WIDTH))

    def _size_at(self, width: int) -> QSize:
        if self.image.isNull():
            return QSize(0, 0)
        wide = min(width, self.image.width(), px(_SHOWN_WIDTH))
        return QSize(wide, max(1, round(self.image.height() * wide / self.image.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        if not self.image.isNull():
            painter = QPainter(self)
            smooth = Qt.TransformationMode.SmoothTransformation
            painter.drawImage(0, 0, self.image.scaled(self._size_at(self.width()), mode=smooth))
