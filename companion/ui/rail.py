"""The places of the app: on the left, or on top where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from companion.i18n import _
from companion.ui.room import Room
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import Button
from companion.ui.widgets.flow import Flow

_WIDTH = 132


class Rail(QFrame):
    """A button for each place, and Lock after them."""

    place_chosen = Signal(int)
    """A place was pressed; carries its number, from 0."""

    def __init__(self, places: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make buttons from names and icons; Alt and a number press them too."""
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.group = QButtonGroup(self)
        for number, (name, icon) in enumerate(places):
            button = Button(name, "place", icon=icon)
            button.setCheckable(True)
            button.setShortcut(f"Alt+{number + 1}")
            self.group.addButton(button, number)
        self.lock_button = Button(_("Lock"), "place", icon="lock")
        self._flow = Flow(gap(4))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(gap(4))
        self.is_upright = False
        """Whether it stands at the side."""
        self.group.idClicked.connect(self._clicked)
        # A screen reader turns a button without clicking it; a click turns it first.
        self._turned = QTimer(self)
        self._turned.setSingleShot(True)
        self._turned.setInterval(0)
        self._turned.timeout.connect(self._go)
        self.group.idToggled.connect(self._toggled)
        self._stand_up()

    def mark(self, place: int) -> None:
        """Show which place one is in."""
        button = self.group.button(place)
        if button is not None:
            button.setChecked(True)
            self._turned.stop()

    @Slot(int)
    def _clicked(self, place: int) -> None:
        self._turned.stop()
        self.place_chosen.emit(place)

    @Slot(int, bool)
    def _toggled(self, _place: int, is_chosen: bool) -> None:  # Qt's own signature
        if is_chosen:
            self._turned.start()

    @Slot()
    def _go(self) -> None:
        self.place_chosen.emit(self.group.checkedId())

    def lay_out(self, room: Room) -> None:
        """Stand upright or lie down."""
        wide = room is Room.WIDE
        if wide == self.is_upright:
            return
        focused = self.window().focusWidget() if self.isVisible() else None
        while self._column.count():
            self._column.takeAt(0)
        if wide:
            self._stand_up()
        else:
            self._lie_down()
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()

    def _stand_up(self) -> None:
        self.is_upright = True
        self._flow.hide()
        self._column.setContentsMargins(gap(12), gap(16), gap(12), gap(16))
        for button in (*self.group.buttons(), self.lock_button):
            if button is self.lock_button:
                self._column.addStretch(1)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._column.addWidget(button)
            button.show()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(px(_WIDTH))

    def _lie_down(self) -> None:
        self.is_upright = False
        self._column.setContentsMargins(gap(12), gap(4), gap(12), gap(4))
        for button in (*self.group.buttons(), self.lock_button):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._flow.add(button)
            button.show()
        self._column.addWidget(self._flow)
        self._flow.show()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(0)
