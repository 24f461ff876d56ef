"""What changed, told sideways between pages that do not know each other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """One object of signals, made with the workspace and gone with it."""

    entries_changed = Signal(object)
    """Pages were added, changed or removed; carries the object that did it."""
    place_changed = Signal(str)
    """What a place shows was changed from elsewhere; carries the key of the place."""
    stored = Signal()
    """Something was written into the vault; drafts too."""
