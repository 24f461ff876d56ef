"""How the app looks: language, theme, low light, text, room. Every choice acts at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.clock import now
from companion.i18n import _
from companion.settings import NIGHTLY, ROOMY, SYSTEM_FONT, Settings
from companion.ui import theme
from companion.ui.theme import gap
from companion.ui.widgets.basic import Card
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.flow import Flow
from companion.ui.widgets.label import Label
from companion.ui.widgets.look_row import text_size_box

_UNTIL_MORNING = "until morning"


class LookCard(Card):
    """The choices about the look of the app."""

    chosen = Signal(dict)
    """Something was chosen; carries the fields of Settings that change."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = _chips(_("Language"), i18n.LANGUAGES, i18n.language())
        self.theme = theme_box(settings)
        self.text_size = text_size_box(settings)
        self.low_light = _low_light_chips(settings)
        self.spacing = _chips(
            _("Spacing"), {"": _("Standard"), ROOMY: _("Roomy")}, settings.spacing
        )
        self.typeface = _chips(
            _("Font"),
            {
                "": _("Clear (Atkinson)"),
                SYSTEM_FONT: _("The font of this computer"),
            },
            settings.font,
        )
        fields = Flow(gap(24))
        for text, widget in (
            (_("Language"), self.language),
            (_("Theme"), self.theme),
            (_("Text size"), self.text_size),
            (_("Low light"), self.low_light),
            (_("Spacing"), self.spacing),
            (_("Font"), self.typeface),
        ):
            fields.add(_with_label(text, widget))
        self.language.chosen.connect(self._choose_language)
        self.theme.activated.connect(self._choose_theme)
        self.text_size.activated.connect(self._choose_text_size)
        self.low_light.chosen.connect(self._choose_low_light)
        self.spacing.chosen.connect(self._choose_spacing)
        self.typeface.chosen.connect(self._choose_font)
        self.column.addWidget(Label(_("How it looks"), "heading"))
        self.column.addWidget(fields)
        self.column.addWidget(
            Label(
                _(
                    "The 3 a.m. theme is dark and warm. The menu can turn it on until morning, "
                    "too. Nothing here moves, blinks or makes a sound."
                ),
                "muted",
            )
        )

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        self.chosen.emit({"language": language})

    @Slot(str)
    def _choose_low_light(self, low_light: str) -> None:
        until = theme.until_morning(now()) if low_light == _UNTIL_MORNING else low_light
        self.chosen.emit({"low_light": until})

    @Slot(str)
    def _choose_spacing(self, spacing: str) -> None:
        self.chosen.emit({"spacing": spacing})

    @Slot(str)
    def _choose_font(self, font: str) -> None:
        self.chosen.emit({"font": font})

    @Slot()
    def _choose_theme(self) -> None:
        self.chosen.emit({"theme": self.theme.currentData()})

    @Slot()
    def _choose_text_size(self) -> None:
        self.chosen.emit({"text_size": self.text_size.currentData()})


def theme_box(settings: Settings) -> Choice:
    """Return a choice of themes, the system's first."""
    names = {
        "": _("As the system"),
        "dawn": _("Dawn, light"),
        "dusk": _("Dusk, dark"),
        "night": _("3 a.m., low light"),
        "contrast-light": _("High contrast, light"),
        "contrast-dark": _("High contrast, dark"),
    }
    box = Choice()
    for key in ("", *theme.NAMES):
        box.addItem(names[key], key)
    box.setCurrentIndex(max(0, box.findData(settings.theme)))
    return box


def _low_light_chips(settings: Settings) -> Chips:
    """Return when the 3 a.m. theme takes the place of the chosen one."""
    chosen = settings.low_light
    if chosen not in {"", NIGHTLY}:
        chosen = _UNTIL_MORNING if theme.is_low_light(settings, now()) else ""
    return _chips(
        _("Low light"),
        {
            "": _("When I choose it"),
            NIGHTLY: _("From 22:00 to 06:00"),
            _UNTIL_MORNING: _("Now, until 06:00"),
        },
        chosen,
    )


def _chips(name: str, choices: dict[str, str], chosen: str) -> Chips:
    chips = Chips(name, needed=True)
    chips.show_choices(choices)
    chips.choose(chosen)
    return chips


def _with_label(text: str, widget: QWidget) -> QWidget:
    """Return a choice with its label above it."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap(8))
    label = Label(text, "field")
    label.setWordWrap(False)
    column.addWidget(label)
    if isinstance(widget, Choice):
        label.setBuddy(widget)
        widget.setAccessibleName(text)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    else:
        column.addWidget(widget)
    return block
