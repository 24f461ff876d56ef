"""Labels, buttons and columns: the smallest pieces all pages are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.i18n import _
from companion.ui import icons
from companion.ui.theme import MEASURE, TARGET, gap, px
from companion.ui.widgets.flow import Flow
from companion.ui.widgets.label import Label
from companion.ui.widgets.scrolling import Scrolling

ROOM = 2**31 - 1
"""What a line takes; Qt cuts at 32,767 characters unless it is told otherwise."""
GAP = 12
GROUP_GAP = 32
PAGE_PADDING = 32
NARROW_PADDING = 16
_NARROW = 560
"""Below this width, in pixels at 100 %, a page has less room around it."""
_NARROW_CARD = 360
_INK = {
    "main": "on_primary",
    "help": "on_help",
    "quiet": "link",
    "danger": "danger_text",
}
"""The colour of an icon by the kind of its button; otherwise that of text."""


class Button(QPushButton):
    """A button with words on it, and an icon before them where one helps.

    `kind` is main, help, quiet, bare, place, danger, chip, tool or year; `icon` is the
    name of a picture in assets/icons.
    """

    def __init__(
        self, text: str, kind: str = "", parent: QWidget | None = None, *, icon: str = ""
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("kind", kind)
        self.name(text)
        self._draw_icon()
        self.toggled.connect(self._draw_icon)

    def name(self, text: str) -> None:
        """Put other words on it; they are its spoken name too."""
        # An ampersand would make a hidden shortcut and change the spoken name.
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def tell_of(self, name: str) -> None:
        """Say to a screen reader whose it is, where the same words stand on a page again."""
        action = self.text().replace("&&", "&")
        self.setAccessibleName(_("{action} of {name}").format(action=action, name=name))

    def picture(self, icon: str) -> None:
        """Put another picture before the words."""
        self._icon_name = icon
        self._draw_icon()

    def show_icon(self, shown: bool) -> None:  # one thing, shown or not
        """Leave the icon away where there is too little room; the words stay."""
        if shown == self.icon().isNull():
            if shown:
                self._draw_icon()
            else:
                self.setIcon(QIcon())

    def sizeHint(self) -> QSize:
        """Return the size it has at most: words that are chosen become bolder, and wider.

        One short word leaves it wide enough for a finger, too (WCAG 2.2, 2.5.5).
        """
        size = super().sizeHint()
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(bold).horizontalAdvance(self.text())
            size.setWidth(size.width() + wider - self.fontMetrics().horizontalAdvance(self.text()))
        size.setWidth(max(size.width(), px(TARGET)))
        return size

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button's words are never cut off."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the theme or the way of reading changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        ink = _INK.get(str(self.property("kind")), "text")
        if self.isCheckable() and self.isChecked():
            ink = "on_primary_soft"
        size = px(icons.SIZE)
        self.setIconSize(icons.room(size))
        self.setIcon(
            icons.icon(
                self._icon_name,
                ink,
                size,
                ratio=self.devicePixelRatioF(),
                mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Qt alone does so in dialogs only."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class Card(QFrame):
    """A surface that holds things which belong together."""

    def __init__(self, parent: QWidget | None = None, kind: str = "card") -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(gap(GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less room at the sides where there is little."""
        side = NARROW_PADDING if event.size().width() < px(_NARROW_CARD) else gap(24)
        self.column.setContentsMargins(side, gap(20), side, gap(20))
        super().resizeEvent(event)


def card_about(heading: str, *parts: str | QWidget, kind: str = "card") -> Card:
    """Return a card that begins with a heading; words become a paragraph, a widget goes in as is.

    More may be added to its column afterwards.
    """
    card = Card(kind=kind)
    card.column.addWidget(Label(heading, "heading"))
    for part in parts:
        card.column.addWidget(Label(part) if isinstance(part, str) else part)
    return card


class ColumnPage(Scrolling):
    """A page of one column, in the middle, that scrolls when it must."""

    def __init__(self, parent: QWidget | None = None, measure: int = MEASURE) -> None:
        canvas = QWidget()
        super().__init__(canvas, parent)
        self._outer = QHBoxLayout(canvas)
        self._outer.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(px(measure))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._outer.addWidget(inner, 100)
        self._outer.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap(GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less room around the column where there is little."""
        narrow = event.size().width() < px(_NARROW)
        padding = NARROW_PADDING if narrow else gap(PAGE_PADDING)
        self._outer.setContentsMargins(padding, padding, padding, padding)
        super().resizeEvent(event)


def breakable(text: str) -> str:
    """Let a long address, path or code go on in the next line (zero-width spaces)."""
    return text.replace("/", "/\u200b").replace(".", ".\u200b").replace("-", "-\u200b")


def row(*widgets: QWidget) -> Flow:
    """Return a row of widgets, in two lines or more where there is no room for one."""
    flow = Flow(gap(GAP))
    flow.add(*widgets)
    return flow


def field(layout: QVBoxLayout, text: str, widget: QWidget) -> Label:
    """Add a labelled field to a column; the label is its spoken name."""
    if isinstance(widget, QLineEdit):
        widget.setMaxLength(ROOM)
    label = Label(text, "field")
    label.setBuddy(widget)
    widget.setAccessibleName(text)
    layout.addWidget(label)
    layout.addWidget(widget)
    return label
