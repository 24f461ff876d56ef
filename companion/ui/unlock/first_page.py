"""The first page: written before any key is chosen, kept in memory only."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.i18n import _
from companion.journal.model import Page
from companion.ui.journal.page_editor import PageEditor
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce
from companion.ui.widgets.scrolling import Scrolling


class FirstPage(QWidget):
    """A blank page with the caret in it."""

    save_chosen = Signal()
    """Save was pressed and there is something to save."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = PageEditor()
        self.editor.bar.hide()  # nothing but the page is in sight on the first visit
        self.save_button = Button(_("Save"), "main")
        self.status = Label(_("Nothing written yet"), "muted")
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(gap(24), gap(24), gap(24), gap(16))
        layout.setSpacing(gap(12))
        column = QWidget()
        column.setMaximumWidth(self.editor.maximumWidth())
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap(12))
        inner.addWidget(self.editor, 1)
        inner.addWidget(row(self.save_button))
        inner.addWidget(self.status)
        middle = QHBoxLayout()
        middle.addWidget(column)
        layout.addLayout(middle, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(sheet))
        self.editor.edited.connect(self._edited)
        self.save_button.clicked.connect(self.save)
        self.setFocusProxy(self.editor.text)

    @property
    def page(self) -> Page:
        """The page as it stands."""
        return self.editor.page()

    @Slot()
    def save(self) -> None:
        """Go on to choosing a key, if there is a word to save."""
        if self.page.is_empty:
            announce(self.status)
            self.editor.text.setFocus()
        else:
            self.save_chosen.emit()

    @Slot()
    def _edited(self) -> None:
        words = _("Not saved yet. Your words are only on this screen.")
        if self.page.is_empty:
            words = _("Nothing written yet")
        self.status.setText(words)
        self.status.setAccessibleName(words)
