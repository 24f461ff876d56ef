"""Write: the list of pages on one side, the page itself on the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.errors import (
    DatabaseDamaged,
    DiskFull,
    EntryEmpty,
    EntrySealed,
    FolderNotWritable,
    VaultLocked,
)
from companion.i18n import _
from companion.journal.model import Draft, Entry, Page
from companion.ui.journal import paper
from companion.ui.journal.paper import Carried, Found, Saved, Sheet, Unsealed, Waiting, Words
from companion.ui.journal.write_view import WriteView
from companion.ui.recent import page_changes
from companion.ui.widgets.message_bar import announce
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import Change, RecentChanges
    from companion.ui.tasks import Tasks

_AUTOSAVE_MILLISECONDS: Final = 700
"""With the writing itself this stays below a second after the last key."""
_UNDO: Final = "undo"
_EMPTY: Final = "empty"
_READ: Final = "read:"
_UNSEAL: Final = "unseal:"
_ELSEWHERE: Final = "elsewhere"
_CANNOT_KEEP: Final = (DiskFull, FolderNotWritable, DatabaseDamaged, VaultLocked)
"""What keeps the journal from taking words, while another place may."""


class WritePage(WriteView):
    """Writes, saves, finds and bins pages. Knows at most one page at a time."""

    draft_kept = Signal()
    """What was on the page is in the vault; told once after `keep_words`."""
    draft_failed = Signal(object)
    """It could not be kept; carries the error. The words are still on the page."""
    elsewhere_chosen = Signal(object)
    """The journal cannot take the words: into a file instead; carries the Page."""
    about_chosen = Signal(object)
    """About this page was pressed, and it is saved; carries the Entry."""

    def __init__(
        self,
        journal: Journal,
        tasks: Tasks,
        changes: Changes,
        recent: RecentChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(journal, tasks, parent)
        self._journal = journal
        self._tasks = tasks
        self._changes = changes
        self._recent = recent
        self._sheet = Sheet()
        self._turning: Change | None = None
        self._edits = 0
        self._edits_left = 0

        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(_AUTOSAVE_MILLISECONDS)
        self._autosave.timeout.connect(self._keep_draft)
        self.editor.edited.connect(self._edited)
        self.save_button.clicked.connect(self.save)
        self.new_button.clicked.connect(self.new_page)
        self.bin_button.clicked.connect(self._move_to_bin)
        self.back_button.clicked.connect(self._bring_back)
        self.about_button.clicked.connect(self._go_to_about)
        self.message.action_chosen.connect(self._answer)
        self.list.entry_chosen.connect(self._open)
        self.list.draft_chosen.connect(self._open_draft)
        self.list.empty_chosen.connect(self._ask_to_empty)
        changes.entries_changed.connect(self._entries_changed)
        self.list.refresh()
        tasks.run(journal.drafts, self._offer_draft, self._failed)

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
        if saved.is_new:
            self._recent.add(page_changes.saved(self._journal, saved.entry))
        elif saved.before is not None:
            self._recent.add(page_changes.changed(self._journal, saved.entry, saved.before))
            if on_screen:
                self.message.say(_("The page was changed."), action=_("Undo"), key=_UNDO)
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

    def open_again(self, entry_id: str) -> None:
        """Read a saved page anew: something of it was changed elsewhere."""
        self._turn(partial(paper.read_entry, entry_id=entry_id, anyway=True), self._opened)

    @Slot()
    def _go_to_about(self) -> None:
        if self.editor.is_changed:
            self.save()
        work = partial(paper.saved_entry, self._journal, self._sheet)
        self._tasks.run(work, self._about_read, self._failed, topic="open")

    def _about_read(self, entry: Entry) -> None:
        self.about_chosen.emit(entry)

    def _turn(self, read: Callable[[Journal], Any], done: Callable[[Any], None]) -> None:
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

    def _opened(self, found: Found | Waiting) -> None:
        if isinstance(found, Waiting):
            self._ask(found)
            return
        self._show(found)
        self._say_status(_("Not saved yet") if found.changed else "", aloud=False)
        self.show_page()
        self.list.refresh()
        searched, entry = self.list.search.text(), found.sheet.entry
        if searched.strip() and entry is not None and not found.changed:
            work = partial(self._journal.matches, entry.id, searched)
            self._tasks.run(work, self.editor.mark_matches, self._failed, topic="matches")

    def _ask(self, waiting: Waiting) -> None:
        """Leave a page closed until the person says what they want."""
        if self._sheet.entry is not None and self._sheet.entry.id == waiting.entry.id:
            self._begun(Found(Sheet(), Page("")))
        kept = waiting.entry.kept
        self.show_page()
        if waiting.is_sealed and kept.sealed_until is not None:
            words = str(explain(EntrySealed(kept.sealed_until)))
            action, key = _("Take the seal off"), _UNSEAL
        else:
            words = _("This page has a note: {note}. Read it now, or leave it for another time.")
            words = words.format(note=kept.content_note)
            action, key = _("Read it"), _READ
        self.message.say(words, action=action, key=key + waiting.entry.id)

    def _unsealed(self, found: Unsealed) -> None:
        self._recent.add(page_changes.kept(self._journal, found.before, found.after))
        self._changes.stored.emit()
        self._opened(found.page)

    def _draft_opened(self, found: Found | Waiting | None) -> None:
        if found is not None:
            self._opened(found)
            if isinstance(found, Found):
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
        self.about_button.setVisible(not sheet.is_binned)
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
        self._recent.add(page_changes.binned(self._journal, entry))
        self._begun(Found(Sheet(), Page("")))
        self.message.say(
            _("Moved to the bin. You can bring it back for 30 days."),
            action=_("Undo"),
            key=_UNDO,
        )
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()

    @Slot()
    def _ask_to_empty(self) -> None:
        self.show_page()
        self.message.say(
            _("Everything in the bin goes for good. This cannot be undone."),
            caution=True,
            action=_("Empty the bin"),
            key=_EMPTY,
        )

    def _emptied(self, _pages: int) -> None:
        if self._sheet.is_binned:
            self._begun(Found(Sheet(), Page("")))
        self.list.refresh()
        self.message.say(_("The bin is empty."))
        self._changes.stored.emit()

    @Slot()
    def _bring_back(self) -> None:
        if self._sheet.entry is not None:
            self._turn(partial(paper.restore, entry_id=self._sheet.entry.id), self._brought_back)

    def _brought_back(self, found: Found) -> None:
        if found.sheet.entry is not None:
            self._recent.add(page_changes.restored(self._journal, found.sheet.entry))
        self._put_back(found, _("The page is back."))

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key == _UNDO:
            self.undo_last()
        elif key == _ELSEWHERE:
            self.elsewhere_chosen.emit(self.editor.page())
        elif key == _EMPTY:
            self._tasks.run(self._journal.empty_bin, self._emptied, self._failed)
        elif key.startswith(_READ):
            self.open_again(key.removeprefix(_READ))
        elif key.startswith(_UNSEAL):
            self._turn(partial(paper.unsealed, entry_id=key.removeprefix(_UNSEAL)), self._unsealed)
        elif key:
            self._open_draft(key)

    def undo_last(self) -> None:
        """Undo the newest change of this visit; what is being written is kept as a draft."""
        change = self._recent.last()
        if change is not None:
            self.turn(change)

    def turn(self, change: Change) -> None:
        """Undo a change, or do it again, and show the page it was about."""
        if self._turning is None:
            self._turning = change
            self._autosave.stop()
            self._edits_left = self._edits
            leaving = self._words() if self.editor.is_changed else None
            work = partial(paper.turned, self._journal, leaving, change)
            self._tasks.run(work, self._turned, self._failed)

    def _turned(self, found: Found | None) -> None:
        change, self._turning = self._turning, None
        if change is None:
            return
        self._recent.turned(change)
        words = _("Undo done.") if change.is_undone else _("Done again.")
        entry = self._sheet.entry
        if found is None and entry is not None and entry.id == change.entry_id:
            found = Found(Sheet(), Page(""))
        if found is not None:
            self._put_back(found, words)
        else:
            self._changes.entries_changed.emit(None)
            self._changes.stored.emit()
            self._say_status(words)

    def _put_back(self, found: Found, words: str) -> None:
        self._show(found)
        self._say_status(words)
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()
        self.list.refresh(None if found.sheet.entry is None else found.sheet.entry.id)

    # Telling

    @Slot(object)
    def _entries_changed(self, origin: object) -> None:
        if origin is not self:
            self.list.refresh()

    def _failed(self, error: Exception) -> None:
        self._turning = None
        if isinstance(error, EntryEmpty):
            self._say_status(_("Nothing written yet"))
            return
        other = self.editor.is_changed and isinstance(error, _CANNOT_KEEP)
        action = _("Save somewhere else") if other else ""
        self.message.say(str(explain(error)), caution=True, action=action, key=_ELSEWHERE)
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
