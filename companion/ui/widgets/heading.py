"""Words that a screen reader calls a heading, to go from one to the next.

Qt has no such role for labels, so this class brings its own: a factory is asked
once for each widget that a screen reader looks at, and answers for headings alone.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from companion.ui.widgets.label import Label

_known = False


class Heading(Label):
    """A title or a heading, for the eye and for the ear."""

    def __init__(self, text: str, kind: str = "heading", parent: QWidget | None = None) -> None:
        """Make one; `kind` is that of a Label: title, heading or field."""
        _make_known()  # first: what a screen reader has looked at once keeps its role
        super().__init__(text, kind, parent)

    def setText(self, text: str) -> None:
        """Show other words; they are its spoken name, which Qt knows of its own labels alone."""
        super().setText(text)
        self.setAccessibleName(text)


def _make_known() -> None:
    global _known  # noqa: PLW0603  # Qt keeps factories for the whole process
    if not _known:
        _known = True
        QAccessible.installFactory(_spoken)


def _spoken(kind: str, widget: QObject) -> QAccessibleInterface | None:
    if kind == Heading.__name__ and isinstance(widget, QWidget):
        return QAccessibleWidget(widget, QAccessible.Role.Heading)
    return None
