"""Settings: how it looks, the key, bringing in a journal, what the app is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from companion import __version__
from companion.i18n import _
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import theme
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, Label, field, row
from companion.ui.widgets.look_row import language_box, text_size_box


class SettingsPage(ColumnPage):
    """Every choice takes effect at once."""

    chosen = Signal(object)
    """Other settings were chosen; carries them."""
    change_key_chosen = Signal()
    """Change the key."""
    sheet_chosen = Signal()
    """Make a recovery sheet."""
    bring_in_chosen = Signal()
    """Bring in another journal."""

    def __init__(self, settings: Settings, paths: Paths) -> None:
        super().__init__()
        self._settings = settings
        self.language = language_box()
        self.theme = theme_box(settings)
        self.text_size = text_size_box(settings)
        self.change_key = Button(_("Change your key"))
        self.sheet = Button(_("Make a recovery sheet"))
        self.bring_in = Button(_("Bring in another journal"))
        column = self.column
        column.addWidget(Label(_("Settings"), "title"))
        column.addWidget(Label(_("How it looks"), "heading"))
        field(column, _("Language"), self.language)
        field(column, _("Theme"), self.theme)
        field(column, _("Text size"), self.text_size)
        column.addSpacing(GROUP_GAP)
        column.addWidget(Label(_("Your key"), "heading"))
        column.addWidget(
            Label(_("If you lose this key, no one can open your journal. Not even us."))
        )
        column.addWidget(row(self.change_key, self.sheet))
        column.addSpacing(GROUP_GAP)
        column.addWidget(Label(_("Other journals"), "heading"))
        column.addWidget(
            Label(_("From a Markdown folder, a jrnl JSON file, or a Day One JSON zip."))
        )
        column.addWidget(row(self.bring_in))
        column.addSpacing(GROUP_GAP)
        column.addWidget(Label(_("About"), "heading"))
        column.addWidget(Label(_("What you write stays on this computer. We cannot see it.")))
        column.addWidget(Label(_("This app does not use the internet.")))
        column.addWidget(
            Label(
                _(
                    "It cannot protect you from spyware on this computer, from somebody who knows "
                    "your key, or from what was seen over your shoulder. It is not treatment. "
                    "Clinicians have not reviewed it yet."
                )
            )
        )
        column.addWidget(
            Label(_("Your journal is kept in {folder}").format(folder=paths.vault), "muted")
        )
        column.addWidget(Label(_("Version {number}").format(number=__version__), "muted"))
        column.addStretch(1)
        for box in (self.language, self.theme, self.text_size):
            box.activated.connect(self._choose)
        self.change_key.clicked.connect(self.change_key_chosen)
        self.sheet.clicked.connect(self.sheet_chosen)
        self.bring_in.clicked.connect(self.bring_in_chosen)
        self.setFocusProxy(self.language)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(
            replace(
                self._settings,
                language=self.language.currentData(),
                theme=self.theme.currentData(),
                text_size=self.text_size.currentData(),
            )
        )


def theme_box(settings: Settings) -> QComboBox:
    """Return a choice of themes, the system's first."""
    names = {
        "": _("As the system"),
        "dawn": _("Dawn, light"),
        "dusk": _("Dusk, dark"),
        "night": _("3 a.m., low light"),
        "contrast-light": _("High contrast, light"),
        "contrast-dark": _("High contrast, dark"),
    }
    box = QComboBox()
    for key in ("", *theme.NAMES):
        box.addItem(names[key], key)
    box.setCurrentIndex(max(0, box.findData(settings.theme)))
    return box
