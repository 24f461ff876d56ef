"""The look of the whole app while it runs: the person's choice, the system's, the clock's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from companion import i18n
from companion import settings as setting_files
from companion.clock import now
from companion.errors import CompanionError
from companion.paths import Paths
from companion.settings import TEXT_SIZES, Settings
from companion.ui import application, theme

_CLOCK_MILLISECONDS = 60_000


class Appearance(QObject):
    """Holds the settings of this device, puts them into force and writes them down."""

    rebuild_wanted = Signal()
    """Words or sizes will be others: the screens are to be made anew.

    Whoever hears it takes them away, calls `apply`, and makes them.
    """
    chosen = Signal(object, object)
    """The person chose another look; carries the settings before and after."""
    kept = Signal(object)
    """Settings of any kind are in force and written down; carries all of them."""

    def __init__(self, paths: Paths, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._writes = True
        self.settings = settings
        self._language = i18n.language()
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._clock.setInterval(_CLOCK_MILLISECONDS)
        self._clock.timeout.connect(self._follow)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._watch_the_clock()

    @Slot(dict)
    def change(self, fields: dict[str, str | int]) -> None:
        """Take other values for some of the settings."""
        changes: dict[str, Any] = fields
        self.choose(replace(self.settings, **changes))

    def choose(self, chosen: Settings, *, again: bool = False) -> None:
        """Take other settings at once; with `again` it is an undo and not told as a choice."""
        # Help knows the country and the window its place; other screens have older ones.
        former = self.settings
        chosen = replace(chosen, country=former.country, window=former.window)
        self.remember(chosen)
        self._watch_the_clock()
        if self._writes and _built_from(chosen) != _built_from(former):
            self.rebuild_wanted.emit()
        else:
            self.apply()
        if not again and chosen != former:
            self.chosen.emit(former, chosen)

    def apply(self) -> None:
        """Put the settings into force: words, colours, font and sizes."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if i18n.use(self.settings.language) != self._language:
                self._language = i18n.language()
                application.speak(app)
            theme.apply(app, self.settings)

    @Slot(object)
    def remember(self, chosen: Settings) -> None:
        """Keep settings for the next start."""
        self.settings = chosen
        if not self._writes:
            return
        with suppress(CompanionError):  # a read-only place: it holds until the app is closed
            setting_files.save(self._paths.settings, chosen)
        self.kept.emit(chosen)

    def write_nothing(self) -> None:
        """Leave no file any more: everything was erased."""
        self._writes = False

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """What a key does to the look, by the names of ui/commands.py."""
        return {
            "dim": self._dim,
            "larger": partial(self._resize_text, 1),
            "smaller": partial(self._resize_text, -1),
            "normal": partial(self._resize_text, 0),
        }

    def _resize_text(self, steps: int) -> None:
        """Make the text larger or smaller by steps; 0 is back to 100 %."""
        size = 100
        if steps:
            number = TEXT_SIZES.index(self.settings.text_size) + steps
            size = TEXT_SIZES[max(0, min(number, len(TEXT_SIZES) - 1))]
        self.choose(replace(self.settings, text_size=size))

    def _dim(self) -> None:
        self.change(dimmed(self.settings))

    @Slot()
    def _follow(self) -> None:
        """Change the theme when the system or the clock says so; the words stay as they are."""
        app = QApplication.instance()
        wanted = theme.chosen_name(self.settings, now())
        if isinstance(app, QApplication) and wanted != theme.in_use().key:
            theme.apply(app, self.settings)

    def _watch_the_clock(self) -> None:
        """Look at the clock once a minute, and only if the theme depends on it."""
        if self.settings.low_light:
            self._clock.start()
        else:
            self._clock.stop()


def dimmed(settings: Settings) -> dict[str, str | int]:
    """Return what changes when low light comes on until morning, or goes off where it is on."""
    if theme.in_use().key == theme.NIGHT:
        day = "" if settings.theme == theme.NIGHT else settings.theme
        return {"theme": day, "low_light": ""}
    return {"low_light": theme.until_morning(now())}


def _built_from(settings: Settings) -> tuple[object, ...]:
    """Return what the screens are made from; a theme alone is put on without making them anew."""
    return settings.language, settings.text_size, settings.font, settings.spacing
