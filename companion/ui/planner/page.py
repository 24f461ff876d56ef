"""What all pages of Dates are made of: the way back, the title, a message, what was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, ColumnPage, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.planner.desk import PlannerDesk

DATES = "dates"
TODAY = "today"


class PlannerPage(ColumnPage):
    """A page filled with what the worker read; it can be filled anew in its place.

    `work` is done on the worker and knows nothing of the page; `fill` puts its
    value into `body`.
    """

    place: ClassVar[str] = DATES
    work: Callable[[], Any]

    def __init__(
        self, desk: PlannerDesk, title: str = "", back: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.desk = desk
        self._back_to = back or desk.open
        self.back = Button(_("Back"), icon="arrow-left")
        self.title = Label(title, "title")
        self.message = MessageBar()
        self._way = row(self.back)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.column.addWidget(self._way)
        self.column.addWidget(self.title)
        self.column.addWidget(self.message)
        self.column.addWidget(self._content)
        self.column.addStretch(1)
        self._prepare()
        self.back.clicked.connect(self._go_back)
        self.setFocusProxy(self.back)

    def _prepare(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(gap(GAP))

    def fill(self, data: Any) -> None:
        """Show what was read."""

    def refill(self, data: Any) -> None:
        """Show what was read anew; the focus stays on what has the same name."""
        focused: QWidget | None = self.window().focusWidget()
        name = None
        if focused is not None and self.isAncestorOf(focused):
            name = focused.accessibleName()
        former = self._content
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self._prepare()
        self.column.replaceWidget(former, self._content)
        former.hide()
        former.deleteLater()
        self.fill(data)
        self._content.show()
        if name is not None:
            self._focus(name)

    def _focus(self, name: str) -> None:
        for widget in self.findChildren(QWidget):
            if name and widget.accessibleName() == name and widget.isVisibleTo(self):
                widget.setFocus()
                return
        self.setFocus()

    def refresh(self) -> None:
        """Read anew what is shown."""
        self.desk.tasks.run(self.work, self.refill, self.failed)

    def keep(self) -> None:
        """Have what was typed saved; on the same worker as everything else."""

    def failed(self, error: Exception) -> None:
        """Say what went wrong."""
        self.message.say(str(explain(error)), caution=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Have saved what was typed when the page is left."""
        self.keep()
        super().hideEvent(event)

    @Slot()
    def _go_back(self) -> None:
        self._back_to()


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
