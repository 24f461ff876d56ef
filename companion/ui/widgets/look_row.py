"""Language and text size, for the screens before the journal is open."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from companion import i18n
from companion.i18n import _
from companion.settings import TEXT_SIZES, Settings
from companion.ui import theme
from companion.ui.widgets.basic import GAP, Button, Label
from companion.ui.widgets.flow import Flow


class LookRow(Flow):
    """Changes how the app looks on this device, at once."""

    chosen = Signal(object)
    """Other settings were chosen; carries them."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(GAP, parent)
        self._settings = settings
        self.language = language_box()
        self.text_size = text_size_box(settings)
        self.dim = Button(_("Undim") if settings.theme == theme.NIGHT else _("Dim"))
        for text, box in ((_("Language"), self.language), (_("Text size"), self.text_size)):
            label = Label(text, "muted")
            label.setWordWrap(False)
            label.setBuddy(box)
            box.setAccessibleName(text)
            self.add(label, box)
        self.add(self.dim)
        self.language.activated.connect(self._choose)
        self.text_size.activated.connect(self._choose)
        self.dim.clicked.connect(self._dim)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(
            replace(
                self._settings,
                language=self.language.currentData(),
                text_size=self.text_size.currentData(),
            )
        )

    @Slot()
    def _dim(self) -> None:
        dimmed = self._settings.theme == theme.NIGHT
        self.chosen.emit(replace(self._settings, theme="" if dimmed else theme.NIGHT))


def language_box() -> QComboBox:
    """Return a choice of the app's languages, each in its own words."""
    box = QComboBox()
    for code, name in i18n.LANGUAGES.items():
        box.addItem(name, code)
    box.setCurrentIndex(box.findData(i18n.language()))
    return box


def text_size_box(settings: Settings) -> QComboBox:
    """Return a choice of text sizes."""
    box = QComboBox()
    for size in TEXT_SIZES:
        box.addItem(_("{number} %").format(number=size), size)
    box.setCurrentIndex(box.findData(settings.text_size))
    return box
