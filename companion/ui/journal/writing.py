"""The page on the screen: which one it is, what was typed since, and that none of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from companion.errors import EntryEmpty
from companion.i18n import _
from companion.journal.model import Draft, Entry, Page
from companion.ui.journal import paper
from companion.ui.journal.paper import CANNOT_KEEP, Carried, Found, Saved, Sheet, Words
from companion.ui.recent import page_changes
from companion.ui.widgets.message_bar import announce
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.ui.changes import Changes
    from companion.ui.journal.write_view import WriteView
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.tasks import Tasks

_AUTOSAVE_MILLISECONDS: Final = 700
"""With the writing itself this stays below a second after the last key."""
UNDO: Final = "undo"
"""The key of a message whose button undoes the newest change."""
ELSEWHERE: Final = "elsewhere"
"""The key of a message whose button saves the words outside the journal."""


class Writing(QObject):
    """Saves the words of one page, keeps them as a draft, and puts another in its place."""

    draft_kept = Signal()
    """What was on the page is in the vault; told once after `keep_words`."""
    draft_failed = Signal(object)
    """It could not be kept; carries the error. The words are still on the page."""
    failed = Signal()
    """Something asked for could not be done; it was said on the page."""

    def __init__(
        self,
        view: WriteView,
        journal: Journal,
        tasks: Tasks,
        changes: Changes,
        recent: RecentChanges,
    ) -> None:
        super().__init__(view)
        self.view = view
        self.journal = journal
        self.tasks = tasks
        self.changes = changes
        self.recent = recent
        self.sheet = Sheet()
        """The page on the screen."""
        self._edits = 0
        self._edits_left = 0
        self.autosave = QTimer(self)
        self.autosave.setSingleShot(True)
        self.autosave.setInterval(_AUTOSAVE_MILLISECONDS)
        self.autosave.timeout.connect(self._keep_draft)
        view.editor.edited.connect(self._edited)

    def words(self) -> Words:
        """Return what stands on the page now."""
        return Words(self.sheet, self.view.editor.page(), self._edits)

    # Saving

    @Slot()
    def save(self) -> None:
        """Save the page on the screen."""
        if self.sheet.is_binned:
            return
        if not self.view.editor.is_changed:
            if self.sheet.entry is None:
                self.say_status(_("Nothing written yet"))
            return
        self.autosave.stop()
        self.say_status(_("Saving"))
        work = partial(paper.save, self.journal, self.words())
        self.tasks.run(work, self._written, self.fail)

    def _written(self, saved: Saved) -> None:
        on_screen = saved.words.sheet is self.sheet
        if self.still_shows(saved.words):
            self.view.editor.mark_saved(saved.entry.page)
            self.say_status(_("Saved on this computer"))
        if saved.is_new:
            self.recent.add(page_changes.saved(self.journal, saved.entry))
        elif saved.before is not None:
            self.recent.add(page_changes.changed(self.journal, saved.entry, saved.before))
            if on_screen:
                self.view.message.say(_("The page was changed."), action=_("Undo"), key=UNDO)
        self.tell_changed()
        self.view.list.refresh(saved.entry.id if on_screen else None)

    @Slot()
    def _edited(self) -> None:
        self._edits += 1
        self.say_status(_("Not saved yet"), aloud=False)
        if not self.autosave.isActive():
            self.autosave.start()

    # Drafts

    @Slot()
    def keep_words(self) -> None:
        """Keep what is on the page before it goes away; tells when it is in the vault."""
        self.autosave.stop()
        # Nothing is typed on a page in the bin, but while it was on its way there.
        is_kept = self.sheet.is_binned and self._edits == self._edits_left
        if self.view.editor.is_changed and not is_kept:
            work = partial(paper.keep, self.journal, self.words())
            self.tasks.run(work, self._words_kept, self._words_failed)
        else:
            self.draft_kept.emit()

    def _words_kept(self, _draft: Draft | None) -> None:
        self.draft_kept.emit()

    def _words_failed(self, error: Exception) -> None:
        self.fail(error)
        self.draft_failed.emit(error)

    @Slot()
    def _keep_draft(self) -> None:
        if self.view.editor.is_changed:
            work = partial(paper.keep, self.journal, self.words())
            self.tasks.run(work, self._draft_done, self.fail)

    def _draft_done(self, draft: Draft | None) -> None:
        self.changes.stored.emit()
        is_this = draft is not None and draft.id == self.sheet.draft_id
        if is_this and self.view.editor.is_changed:
            self.say_status(_("Kept as a draft. Save it when you like."), aloud=False)

    # Another page: the words on the screen are kept first, and stay there if they cannot be

    def leave(
        self,
        read: Callable[[Journal], Any],
        done: Callable[[Any], None],
        *,
        topic: str | None = "open",
    ) -> None:
        """Keep what is on the screen, then read what is to take its place.

        Of pages that are only read, the latest wins; what changes something has no
        topic, or the next page that is chosen would leave it undone.
        """
        self.autosave.stop()
        self._edits_left = self._edits
        leaving = self.words() if self.view.editor.is_changed else None
        work = partial(paper.turn, self.journal, leaving, read)
        self.tasks.run(work, done, self.fail, topic=topic)

    def give_up(self) -> Words:
        """Return what is on the screen and will not be kept there; what comes after will."""
        self.autosave.stop()
        self._edits_left = self._edits
        return self.words()

    def show(self, found: Found) -> None:
        """Put another page on the screen."""
        if self._edits != self._edits_left:
            self._keep_draft()  # typed while the other page was read
        self._edits_left = self._edits
        self.view.message.clear()
        self._put(found.sheet, found.page, changed=found.changed)

    def begin(self, found: Found | None = None) -> None:
        """Show a new page, blank where nothing was found to begin with."""
        self.show(found or Found(Sheet(), Page("")))
        self.say_status(_("Nothing written yet"), aloud=False)
        self.view.list.clear_selection()
        self.view.list.refresh()
        self.view.show_page()
        self.view.editor.text.setFocus()

    def put_back(self, found: Found, words: str) -> None:
        """Show a page that something was done to, and say what."""
        self.show(found)
        self.say_status(words)
        self.tell_changed()
        self.view.list.refresh(None if found.sheet.entry is None else found.sheet.entry.id)

    def _put(self, sheet: Sheet, page: Page, *, changed: bool = False) -> None:
        self.sheet = sheet
        self.view.editor.show_page(page, changed=changed)
        self.view.show_binned(sheet.is_binned)

    def still_shows(self, words: Words) -> bool:
        """Say whether the screen stands as it did, nothing typed since."""
        return words.sheet is self.sheet and words.edit == self._edits

    def shows(self, entry: Entry) -> bool:
        """Say whether a saved page is the one on the screen."""
        return self.sheet.entry is not None and self.sheet.entry.id == entry.id

    # Carrying over

    def carry(self) -> Carried:
        """Return what is on the page, to go on with it in a page made anew."""
        self.autosave.stop()
        return Carried(self.words(), self.view.editor.is_changed)

    def resume(self, carried: Carried) -> None:
        """Go on where another page stopped."""
        self._edits = self._edits_left = carried.words.edit
        self._put(carried.words.sheet, carried.words.page, changed=carried.changed)
        if carried.changed:
            self.say_status(_("Not saved yet"), aloud=False)
            self.autosave.start()

    def forget(self) -> None:
        """Hold no words any more."""
        self.autosave.stop()
        self.view.editor.clear()
        self.view.list.forget()
        self.sheet = Sheet()

    # Telling

    def tell_changed(self) -> None:
        """Tell the other places that pages changed and the vault was written to."""
        self.changes.entries_changed.emit(self.view)
        self.changes.stored.emit()

    def fail(self, error: Exception) -> None:
        """Say on the page what could not be done."""
        self.failed.emit()
        self.view.editor.set_read_only(self.sheet.is_binned)
        if isinstance(error, EntryEmpty):
            self.say_status(_("Nothing written yet"))
            return
        other = self.view.editor.is_changed and isinstance(error, CANNOT_KEEP)
        action = _("Save somewhere else") if other else ""
        self.view.message.say(str(explain(error)), caution=True, action=action, key=ELSEWHERE)
        if self.view.editor.is_changed:
            self.say_status(_("Not saved yet. Your words are still on this page."))

    def say_status(self, text: str, *, aloud: bool = True) -> None:
        """Say in the line below the page how it stands."""
        self.view.status.setText(text)
        self.view.status.setAccessibleName(text)
        if aloud and text:
            announce(self.view.status)
