"""The one way a page scrolls: up and down, with a bar beside it only when it is needed."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


class Scrolling(QScrollArea):
    """Scrolls its content up and down when there is too little room; never sideways.

    The bar is laid beside the content by this class and not by Qt. A screen reader
    asks for the parts of a scroll area by number; Qt 6.11 counts its own bar among
    them while it shows, does not check the number, and ends the app when the bar has
    gone between two questions (QAccessibleAbstractScrollArea::child). With both of
    Qt's bars off there is always exactly one part: the content.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self._is_laying = False
        place = self.verticalScrollBar()
        place.rangeChanged.connect(self._follow_range)
        place.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(place.setValue)
        content.setObjectName("canvas")
        self.setWidget(content)

    @Slot(int, int)
    def _follow_range(self, least: int, most: int) -> None:
        place = self.verticalScrollBar()
        self.bar.setRange(least, most)
        self.bar.setPageStep(self.viewport().height())
        self.bar.setSingleStep(place.singleStep())
        self.bar.setValue(place.value())
        self._lay_bar()

    def _lay_bar(self) -> None:
        """Show the bar when it is needed; what moves meanwhile is looked at afterwards."""
        if self._is_laying:
            return
        self._is_laying = True
        # Laying out can change the range again while its signal is still on the way.
        place = self.verticalScrollBar()
        self.bar.setRange(place.minimum(), place.maximum())
        shown = self.bar.maximum() > 0
        self._give_room(shown=shown)
        if (self.bar.maximum() > 0) != shown:
            self._give_room(shown=not shown)
            if (self.bar.maximum() > 0) == shown:
                # A page that is higher without the bar than beside it, where it has less
                # room around it: the bar stays. Coming and going would end the app.
                self._give_room(shown=True)
        self._is_laying = False

    def _give_room(self, *, shown: bool) -> None:
        """Give the bar its strip at the side where reading ends, or none."""
        width = self.bar.sizeHint().width() if shown else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        margins = QMargins(width, 0, 0, 0) if mirrored else QMargins(0, 0, width, 0)
        left = 0 if mirrored else self.width() - width
        self.bar.setGeometry(QRect(left, 0, width, self.height()))
        self.bar.setVisible(shown)
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the bar along the new height."""
        super().resizeEvent(event)
        self._lay_bar()
