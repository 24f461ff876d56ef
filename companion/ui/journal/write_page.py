"""Write: the list of pages on one side, the page itself on the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from companion.errors import EntryEmpty
from companion.i18n import _
from companion.journal.model import Draft, Entry, Page
from companion.ui.journal import paper
from companion.ui.journal.page_editor import PageEditor
from companion.ui.journal.paper import Carried, Found, Saved, Sheet, Words
from companion.ui.journal.side_list import SideList
from companion.ui.room import Room
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import Button, Scrolling, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.ui.changes import Changes
    from companion.ui.tasks import Tasks

_AUTOSAVE_MILLISECONDS: Final = 700
"""With the writing itself this stays below a second after the last key."""


class WritePage(QWidget):
    """Writes, saves, finds and bins pages. Knows at most one page at a time."""

    draft_kept = Signal()
    """What was on the page is in the vault; told once after `keep_words`."""
    draft_failed = Signal(object)
    """It could not be kept; carries the error. The words are still on the page."""

    def __init__(
        self, journal: Journal, tasks: Tasks, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._changes = changes
        self._sheet = Sheet()
        self._edits = 0
        self._edits_left = 0

        self.list = SideList(journal, tasks)
        self.editor = PageEditor()
        self.status = Label(_("Nothing written yet"), "muted")
        self.message = MessageBar()
        self.save_button = Button(_("Save"), "main")
        self.new_button = Button(_("New page"), icon="file-plus")
        self.bin_button = Button(_("Move to bin"), icon="trash-2")
        self.back_button = Button(_("Bring back"), "main", icon="archive-restore")
        self.back_button.hide()
        self.list_button = Button(_("All pages"), icon="list")
        self.list_button.clicked.connect(self.show_list)

        self._lay_out_page()
        self.setFocusProxy(self.editor)

        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(_AUTOSAVE_MILLISECONDS)
        self._autosave.timeout.connect(self._keep_draft)
        self.editor.edited.connect(self._edited)
        self.save_button.clicked.connect(self.save)
        self.new_button.clicked.connect(self.new_page)
        self.bin_button.clicked.connect(self._move_to_bin)
        self.back_button.clicked.connect(self._bring_back)
        self.message.action_chosen.connect(self._undo)
        self.list.entry_chosen.connect(self._open)
        self.list.draft_chosen.connect(self._open_draft)
        changes.entries_changed.connect(self._entries_changed)
        self.lay_out(Room.WIDE)
        self.list.refresh()
        tasks.run(journal.drafts, self._offer_draft, self._failed)

    # The list and the page: side by side, or one of them

    def _lay_out_page(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        column.setSpacing(gap(12))
        column.addWidget(self.message)
        column.addWidget(self.editor, 1)
        buttons = row(
            self.save_button, self.back_button, self.new_button, self.bin_button, self.list_button
        )
        column.addWidget(buttons)
        column.addWidget(self.status)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self._sheet_side = Scrolling(sheet)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._sheet_side)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([px(280), px(800)])
        self._room = Room.WIDE
        self.list.back_chosen.connect(self.show_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def lay_out(self, room: Room) -> None:
        """Show the list beside the page, or one of the two where there is little room."""
        narrow = room is Room.NARROW
        self._room = room
        self.list_button.setVisible(narrow)
        self.list.show_back(narrow)
        self.list.setVisible(not narrow or self._sheet_side.isHidden())
        self._sheet_side.setVisible(not narrow or self.list.isHidden())

    @Slot()
    def show_list(self) -> None:
        """Bring the list into sight."""
        self.list.show()
        if self._room is Room.NARROW:
            self._sheet_side.hide()
            self.list.search.setFocus()

    @Slot()
    def show_page(self) -> None:
        """Bring the page into sight."""
        self._sheet_side.show()
        if self._room is Room.NARROW:
            self.list.hide()
            self.editor.text.setFocus()

    # Saving

    @Slot()
    def save(self) -> None:
        """Save the page on the screen."""
        if self._sheet.is_binned:
            return
        if not self.editor.is_changed:
            if self._sheet.entry is None:
                self._say_status(_("Nothing written yet"))
            return
        self._autosave.stop()
        self._say_status(_("Saving"))
        work = partial(paper.save, self._journal, self._words())
        self._tasks.run(work, self._written, self._failed)

    def _written(self, saved: Saved) -> None:
        on_screen = saved.words.sheet is self._sheet
        if on_screen and saved.words.edit == self._edits:
            self.editor.mark_saved(saved.entry.page)
            self._say_status(_("Saved on this computer"))
        if on_screen and saved.can_undo:
            self.message.say(_("The page was changed."), action=_("Undo"), key="change")
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()
        self.list.refresh(saved.entry.id if on_screen else None)

    def _words(self) -> Words:
        return Words(self._sheet, self.editor.page(), self._edits)

    @Slot()
    def _edited(self) -> None:
        self._edits += 1
        self._say_status(_("Not saved yet"), aloud=False)
        if not self._autosave.isActive():
            self._autosave.start()

    # Drafts

    @Slot()
    def keep_words(self) -> None:
        """Keep what is on the page before it goes away; tells when it is in the vault."""
        self._autosave.stop()
        if self.editor.is_changed and not self._sheet.is_binned:
            work = partial(paper.keep, self._journal, self._words())
            self._tasks.run(work, self._words_kept, self._words_failed)
        else:
            self.draft_kept.emit()

    def _words_kept(self, _draft: Draft | None) -> None:
        self.draft_kept.emit()

    def _words_failed(self, error: Exception) -> None:
        self._failed(error)
        self.draft_failed.emit(error)

    @Slot()
    def _keep_draft(self) -> None:
        if self.editor.is_changed:
            work = partial(paper.keep, self._journal, self._words())
            self._tasks.run(work, self._draft_done, self._failed)

    def _draft_done(self, draft: Draft | None) -> None:
        self._changes.stored.emit()
        if draft is not None and draft.id == self._sheet.draft_id and self.editor.is_changed:
            self._say_status(_("Kept as a draft. Save it when you like."), aloud=False)

    def _offer_draft(self, drafts: list[Draft]) -> None:
        if drafts and not self.editor.is_changed:
            self.message.say(
                _("There are words you had not saved."), action=_("Continue"), key=drafts[0].id
            )

    # Opening: the words on the screen are kept first, and stay there if they cannot be

    @Slot()
    def new_page(self) -> None:
        """Begin a new page; what was being written is kept as a draft."""
        self._turn(paper.blank, self._begun)

    @Slot(str)
    def _open(self, entry_id: str) -> None:
        if self._sheet.entry is None or self._sheet.entry.id != entry_id:
            self._turn(partial(paper.read_entry, entry_id=entry_id), self._opened)

    @Slot(str)
    def _open_draft(self, draft_id: str) -> None:
        if draft_id != self._sheet.draft_id:
            self._turn(partial(paper.read_draft, draft_id=draft_id), self._draft_opened)

    def _turn(self, read: Callable[[Journal], Found | None], done: Callable[[Any], None]) -> None:
        self._autosave.stop()
        self._edits_left = self._edits
        leaving = self._words() if self.editor.is_changed else None
        work = partial(paper.turn, self._journal, leaving, read)
        self._tasks.run(work, done, self._failed, topic="open")

    def _begun(self, found: Found) -> None:
        self._show(found)
        self._say_status(_("Nothing written yet"), aloud=False)
        self.list.clear_selection()
        self.list.refresh()
        self.show_page()
        self.editor.text.setFocus()

    def _opened(self, found: Found) -> None:
        self._show(found)
        self._say_status(_("Not saved yet") if found.changed else "", aloud=False)
        self.show_page()
        self.list.refresh()

    def _draft_opened(self, found: Found | None) -> None:
        if found is not None:
            self._opened(found)
            self.editor.text.setFocus()

    def _show(self, found: Found) -> None:
        if self._edits != self._edits_left:
            self._keep_draft()  # typed while the other page was read
        self._edits_left = self._edits
        self.message.clear()
        self._put(found.sheet, found.page, changed=found.changed)

    def _put(self, sheet: Sheet, page: Page, *, changed: bool = False) -> None:
        self._sheet = sheet
        self.editor.show_page(page, changed=changed)
        self.editor.set_read_only(sheet.is_binned)
        self.save_button.setVisible(not sheet.is_binned)
        self.bin_button.setVisible(not sheet.is_binned)
        self.back_button.setVisible(sheet.is_binned)

    # Carrying over

    def carry(self) -> Carried:
        """Return what is on the page, to go on with it in a page made anew."""
        self._autosave.stop()
        return Carried(self._words(), self.editor.is_changed)

    def resume(self, carried: Carried) -> None:
        """Go on where another page stopped."""
        self._edits = self._edits_left = carried.words.edit
        self._put(carried.words.sheet, carried.words.page, changed=carried.changed)
        if carried.changed:
            self._say_status(_("Not saved yet"), aloud=False)
            self._autosave.start()

    # The bin, and Undo

    @Slot()
    def _move_to_bin(self) -> None:
        self._autosave.stop()
        self._edits_left = self._edits
        work = partial(paper.move_to_bin, self._journal, self._words())
        self._tasks.run(work, self._binned, self._failed)

    def _binned(self, entry: Entry) -> None:
        self._begun(Found(Sheet(), Page("")))
        self.message.say(
            _("Moved to the bin. You can bring it back for 30 days."),
            action=_("Undo"),
            key=f"bin {entry.id}",
        )
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()

    @Slot()
    def _bring_back(self) -> None:
        if self._sheet.entry is not None:
            self._turn(partial(paper.restore, entry_id=self._sheet.entry.id), self._restored)

    @Slot(str)
    def _undo(self, key: str) -> None:
        kind, _space, entry_id = key.partition(" ")
        if kind == "bin":
            self._turn(partial(paper.restore, entry_id=entry_id), self._restored)
        elif kind == "change" and self._sheet.entry is not None:
            read = partial(paper.undo_change, entry_id=self._sheet.entry.id)
            self._turn(read, self._restored)
        elif kind:
            self._open_draft(key)

    def _restored(self, found: Found) -> None:
        self._show(found)
        self._say_status(_("Undo done. The page is back."))
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()
        self.list.refresh(None if found.sheet.entry is None else found.sheet.entry.id)

    # Telling

    @Slot(object)
    def _entries_changed(self, origin: object) -> None:
        if origin is not self:
            self.list.refresh()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EntryEmpty):
            self._say_status(_("Nothing written yet"))
            return
        self.message.say(str(explain(error)), caution=True)
        if self.editor.is_changed:
            self._say_status(_("Not saved yet. Your words are still on this page."))

    def _say_status(self, text: str, *, aloud: bool = True) -> None:
        self.status.setText(text)
        self.status.setAccessibleName(text)
        if aloud and text:
            announce(self.status)

    def forget(self) -> None:
        """Hold no words any more."""
        self._autosave.stop()
        self.editor.clear()
        self.list.forget()
        self._sheet = Sheet()
