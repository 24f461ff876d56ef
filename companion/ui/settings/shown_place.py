"""A folder that backup copies go to: when the last one was made, and what is to be known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import _, long_date
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, breakable, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.vault.copying import CopyPlace


class ShownPlace(QWidget):
    """Words, and a button to let go of the folder; the app's own stays."""

    let_go = Signal(str)
    """No more copies are to go there; carries the folder."""

    def __init__(self, place: CopyPlace) -> None:
        super().__init__()
        self._folder = str(place.folder)
        self.told = Label(told(place))
        self.told.setAccessibleName(self.told.text().replace("\u200b", ""))
        self.button = Button(_("Stop copying here"), "quiet", self, icon="x")
        self.button.setAccessibleDescription(self._folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        column.addWidget(self.told)
        if place.is_own:
            self.button.hide()
        else:
            column.addWidget(row(self.button))
        self.button.clicked.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self.let_go.emit(self._folder)


def told(place: CopyPlace) -> str:
    """Return what a person reads about one place."""
    name = _("On this computer") if place.is_own else breakable(str(place.folder))
    lines = [name, _("No copy yet.")]
    if place.newest is not None:
        day = long_date(place.newest.astimezone().date())
        lines[1] = _("Last copy: {date}").format(date=day)
    state = place.state
    if state.missing:
        lines.append(_("This folder is not there now. Is a stick not plugged in?"))
    if state.full:
        lines.append(_("There is little room left in this folder."))
    if state.read_only:
        lines.append(_("The app cannot write to this folder."))
    if state.synced_by is not None:
        lines.append(
            _(
                "This folder is copied by {service}. The copy is locked, but {service} can see "
                "that it is there."
            ).format(service=state.synced_by)
        )
    return "\n".join(lines)
