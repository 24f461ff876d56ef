"""Chips: a few words of one kind, of which one is chosen at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from companion.ui.theme import gap
from companion.ui.widgets.basic import Button
from companion.ui.widgets.flow import Flow


class Chips(Flow):
    """A row of chips that goes on in the next line."""

    chosen = Signal(str)
    """Another chip was chosen; carries its key, '' for none."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        kind: str = "chip",
        needed: bool = False,
    ) -> None:
        """Make a row; `name` says what is chosen here, with `needed` one always is."""
        super().__init__(gap(8), parent)
        self._kind = kind
        self._needed = needed
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        # Toggled, not clicked: a screen reader turns a button without clicking it.
        self._group.buttonToggled.connect(self._choose)
        self._is_turning = False

    def show_choices(self, choices: dict[str, str]) -> None:
        """Show other chips: their words by their keys. What was chosen stays, if it is there."""
        former = self.choice
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for key, words in choices.items():
            button = Button(words, self._kind)
            button.setCheckable(True)
            button.setChecked(key == former)
            button.setProperty("key", key)
            self._group.addButton(button)
            self.add(button)
        if self._group.buttons():
            self.setFocusProxy(self._group.buttons()[0])
        if not choices:
            self.hide()
        elif self.parentWidget() is not None:  # else it would be a window of its own
            self.show()

    @property
    def choice(self) -> str:
        """The key of the chosen chip, '' for none."""
        for button in self._group.buttons():
            if button.isChecked():
                return str(button.property("key"))
        return ""

    def choose(self, key: str) -> None:
        """Mark a chip as chosen, or none with ''; tells nobody."""
        self._is_turning = True
        for button in self._group.buttons():
            button.setChecked(button.property("key") == key)
        self._is_turning = False

    @Slot(QAbstractButton)
    def _choose(self, turned: QAbstractButton) -> None:
        if self._is_turning:
            return
        stays = turned.isChecked() or self._needed
        self.choose(str(turned.property("key")) if stays else "")
        self.chosen.emit(self.choice)
