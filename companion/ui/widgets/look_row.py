"""Language and text size, for the screens before the journal is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from companion import i18n
from companion.i18n import _
from companion.settings import TEXT_SIZES, Settings
from companion.ui import theme
from companion.ui.appearance import dimmed
from companion.ui.widgets.basic import GAP, Button
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.flow import Flow
from companion.ui.widgets.label import Label


class LookRow(Flow):
    """Changes how the app looks on this device, at once."""

    chosen = Signal(dict)
    """Something was chosen; carries the fields of Settings that change."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme.gap(GAP), parent)
        self._settings = settings
        self.language = language_box()
        self.text_size = text_size_box(settings)
        self.dim = Button("", icon="moon")
        self._name_dim()
        for text, box in ((_("Language"), self.language), (_("Text size"), self.text_size)):
            label = Label(text, "muted")
            label.setWordWrap(False)
            label.setBuddy(box)
            box.setAccessibleName(text)
            self.add(label, box)
        self.add(self.dim)
        self.language.activated.connect(self._choose_language)
        self.text_size.activated.connect(self._choose_text_size)
        self.dim.clicked.connect(self._dim)

    @Slot()
    def _choose_language(self) -> None:
        self.chosen.emit({"language": self.language.currentData()})

    @Slot()
    def _choose_text_size(self) -> None:
        self.chosen.emit({"text_size": self.text_size.currentData()})

    def changeEvent(self, event: QEvent) -> None:
        """Offer to dim, or to undim, as the theme in use is."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "dim"):
            self._name_dim()

    def _name_dim(self) -> None:
        self.dim.name(_("Undim") if theme.in_use().key == theme.NIGHT else _("Dim"))

    @Slot()
    def _dim(self) -> None:
        self.chosen.emit(dimmed(self._settings))


def language_box() -> Choice:
    """Return a choice of the app's languages, each in its own words."""
    box = Choice()
    for code, name in i18n.LANGUAGES.items():
        box.addItem(name, code)
    box.setCurrentIndex(box.findData(i18n.language()))
    return box


def text_size_box(settings: Settings) -> Choice:
    """Return a choice of text sizes."""
    box = Choice()
    for size in TEXT_SIZES:
        box.addItem(_("{number} %").format(number=size), size)
    box.setCurrentIndex(box.findData(settings.text_size))
    return box
