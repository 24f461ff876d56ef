"""Saving one note as a text file: only what was chosen, only when it is asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from companion import files
from companion.i18n import _
from companion.ui.widgets.file_dialog import choose_where_to_save

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk


class Saving(QObject):
    """Asks where to, then writes the lines of one note there, private and whole."""

    def __init__(self, desk: CareDesk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._lines: list[str] = []

    def ask(self, lines: list[str], name: str) -> None:
        """Ask for a file; `name` is what it is called until something else is typed."""
        self._lines = lines
        choose_where_to_save(self._page, _("Save as text"), self.save, name=name, ending="txt")

    @Slot(str)
    def save(self, name: str) -> None:
        """Write the lines into a file."""
        content = "\n".join((*self._lines, "")).encode()
        work = partial(files.write_atomically, Path(name), content)
        self._desk.tasks.run(work, self._saved, self._desk.failed)

    def _saved(self, _nothing: object) -> None:
        self._desk.say(_("This copy is not locked. Anyone who finds it can read it."), caution=True)
