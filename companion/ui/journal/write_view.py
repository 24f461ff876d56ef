"""What Write looks like: the list and the page, side by side or one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from companion.i18n import _
from companion.journal.model import LONGEST_TITLE
from companion.ui.journal.gentle_bar import GentleBar, GentleQuestion
from companion.ui.journal.page_editor import PageEditor
from companion.ui.journal.side_list import SideList
from companion.ui.room import Room
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import Button, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from companion.journal.choices import WritingChoices
    from companion.journal.service import Journal
    from companion.ui.tasks import Tasks


class WriteView(QWidget):
    """The widgets of Write and their places; what they do is in WritePage."""

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.list = SideList(journal, tasks)
        self.editor = PageEditor()
        self.status = Label(_("Nothing written yet"), "muted")
        self.message = MessageBar()
        hold(self.editor.title, LONGEST_TITLE, self.message)
        self.gentle = GentleBar()
        self.gentle_question = GentleQuestion()
        self.save_button = Button(_("Save"), "main")
        self.new_button = Button(_("New page"), icon="file-plus")
        self.bin_button = Button(_("Move to bin"), "quiet", icon="trash-2")
        self.start_button = Button(_("Something to start from"), "quiet", icon="leaf")
        self.about_button = Button(_("About this page"), "quiet", icon="file-text")
        self.back_button = Button(_("Bring back"), "main", icon="archive-restore")
        self.back_button.hide()
        self.list_button = Button(_("All pages"), icon="list")
        self.list_button.clicked.connect(self.show_list)
        self._lay_out_page()
        self.setFocusProxy(self.editor)
        self.lay_out(Room.WIDE)

    def _lay_out_page(self) -> None:
        sheet = QWidget()
        self._list_side = Scrolling(self.list, self.splitter)
        self._sheet_side = Scrolling(sheet, self.splitter)
        self.splitter.addWidget(self._list_side)
        self.splitter.addWidget(self._sheet_side)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        column.setSpacing(gap(12))
        column.addWidget(self.message)
        column.addWidget(self.gentle_question)
        column.addWidget(self.editor, 1)
        buttons = (self.save_button, self.back_button, self.new_button, self.list_button)
        column.addWidget(row(*buttons))
        column.addWidget(row(self.start_button, self.about_button, self.bin_button))
        column.addWidget(self.status)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([px(280), px(800)])
        self._room = Room.WIDE
        self.list.back_chosen.connect(self.show_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.gentle)
        layout.addWidget(self.splitter, 1)

    def lay_out(self, room: Room) -> None:
        """Show the list beside the page, or one of the two where there is little room."""
        narrow = room is Room.NARROW
        self._room = room
        self.list_button.setVisible(narrow)
        self.list.show_back(narrow)
        self._list_side.setVisible(not narrow or self._sheet_side.isHidden())
        self._sheet_side.setVisible(not narrow or self._list_side.isHidden())
        self._give_list_room()

    def use(self, choices: WritingChoices) -> None:
        """Offer what was turned on in How you write."""
        self.list.use(choices)
        self._give_list_room()

    def _give_list_room(self) -> None:
        """Let the list be as wide as its buttons, where it stands beside the page."""
        wide = self._room is not Room.NARROW
        needed = self.list.minimumSizeHint().width() + self._list_side.bar.sizeHint().width()
        self._list_side.setMinimumWidth(needed if wide else 0)

    def show_binned(self, binned: bool) -> None:  # one thing, in the bin or not
        """Let a page that lies in the bin be read and brought back, nothing else."""
        self.editor.set_read_only(binned)
        for button in (self.save_button, self.bin_button, self.about_button):
            button.setVisible(not binned)
        self.back_button.setVisible(binned)

    @Slot()
    def show_list(self) -> None:
        """Bring the list into sight."""
        self._list_side.show()
        if self._room is Room.NARROW:
            self._sheet_side.hide()
            self.list.search.setFocus()

    @Slot()
    def show_page(self) -> None:
        """Bring the page into sight."""
        self._sheet_side.show()
        if self._room is Room.NARROW:
            self._list_side.hide()
            self.editor.text.setFocus()
            # The focus came from the list by way of Qt, which scrolls to it past a message.
            self._sheet_side.verticalScrollBar().setValue(0)
