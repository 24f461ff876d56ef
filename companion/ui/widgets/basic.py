"""Labels, buttons and columns: the smallest pieces all pages are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.ui.theme import MEASURE, scale
from companion.ui.widgets.flow import Flow

GAP = 12
GROUP_GAP = 32
PAGE_PADDING = 32


class Label(QLabel):
    """A label that shows its text as it is: never as HTML, whoever wrote it."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        if kind:
            self.setProperty("kind", kind)


class Button(QPushButton):
    """A button with words on it; `kind` is main, help, quiet, place or danger."""

    def __init__(self, text: str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # An ampersand would make a hidden shortcut and change the spoken name.
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("kind", kind)

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
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(GAP)


class Scrolling(QScrollArea):
    """Scrolls its content up and down when there is too little room; never sideways."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setObjectName("canvas")
        self.setWidget(content)


class ColumnPage(Scrolling):
    """A page of one column, in the middle, that scrolls when it must."""

    def __init__(self, parent: QWidget | None = None, measure: int = MEASURE) -> None:
        canvas = QWidget()
        super().__init__(canvas, parent)
        outer = QHBoxLayout(canvas)
        outer.setContentsMargins(PAGE_PADDING, PAGE_PADDING, PAGE_PADDING, PAGE_PADDING)
        outer.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(round(measure * scale()))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)


def breakable(text: str) -> str:
    """Let a long address, path or code go on in the next line (zero-width spaces)."""
    return text.replace("/", "/\u200b").replace(".", ".\u200b").replace("-", "-\u200b")


def row(*widgets: QWidget) -> Flow:
    """Return a row of widgets, in two lines or more where there is no room for one."""
    flow = Flow(GAP)
    flow.add(*widgets)
    return flow


def field(layout: QVBoxLayout, text: str, widget: QWidget) -> Label:
    """Add a labelled field to a column; the label is its spoken name."""
    label = Label(text, "field")
    label.setBuddy(widget)
    widget.setAccessibleName(text)
    layout.addWidget(label)
    layout.addWidget(widget)
    return label
