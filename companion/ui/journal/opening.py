"""Opening pages: saved ones, ones that were not saved, and those that wait to be asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.errors import EntrySealed
from companion.i18n import _
from companion.journal.model import Draft, Entry
from companion.ui.journal import paper
from companion.ui.journal.paper import Found, Matched, Unsealed, Waiting
from companion.ui.recent import page_changes
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.ui.journal.writing import Writing

READ: Final = "read:"
"""Begins the key of a message whose button reads a page with a note."""
UNSEAL: Final = "unseal:"
"""Begins the key of a message whose button takes a seal off."""
DRAFT: Final = "draft:"
"""Begins the key of a message whose button goes on with words that were not saved."""


class Opening(QObject):
    """Puts pages on the screen, each only when it may be read."""

    about_chosen = Signal(object)
    """About this page was asked for, and it is saved; carries the Entry."""
    turned_to = Signal()
    """What `turn_to` asked for is done."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(writing)
        self._writing = writing
        self._view = writing.view

    @Slot()
    def new_page(self) -> None:
        """Begin a new page; what was being written is kept as a draft."""
        self._writing.leave(paper.blank, self._writing.begin)

    def offer_draft(self) -> None:
        """Offer to go on with what was not saved, if there is something."""
        writing = self._writing
        writing.tasks.run(writing.journal.drafts, self._offer_draft, writing.fail)

    def _offer_draft(self, drafts: list[Draft]) -> None:
        if drafts and not self._view.editor.is_changed:
            words = _("There are words you had not saved.")
            self._view.message.say(words, action=_("Continue"), key=DRAFT + drafts[0].id)

    @Slot(str)
    def open(self, entry_id: str) -> None:
        """Go to a saved page, unless it is on the screen already."""
        entry = self._writing.sheet.entry
        if entry is None or entry.id != entry_id:
            self._writing.leave(partial(paper.read_entry, entry_id=entry_id), self._opened)

    def open_again(self, entry_id: str) -> None:
        """Read a saved page anew: something of it was changed elsewhere."""
        read = partial(paper.read_entry, entry_id=entry_id, anyway=True)
        self._writing.leave(read, self._opened)

    def turn_to(self, read: Callable[[Journal], Found | None]) -> None:
        """Keep what is on the page, do something on the worker, and show the page it gives."""
        self._writing.leave(read, self._turned_to, topic=None)

    def _turned_to(self, found: Found | None) -> None:
        if found is not None:
            self._writing.show(found)
            self._writing.say_status("", aloud=False)
        self._view.list.refresh()
        self.turned_to.emit()

    @Slot(str)
    def open_draft(self, draft_id: str) -> None:
        """Go to a page that was not saved."""
        if draft_id != self._writing.sheet.draft_id:
            read = partial(paper.read_draft, draft_id=draft_id)
            self._writing.leave(read, self._draft_opened)

    @Slot()
    def go_to_about(self) -> None:
        """Save the page, then go to what is known of it."""
        writing = self._writing
        if self._view.editor.is_changed:
            writing.save()
        work = partial(paper.saved_entry, writing.journal, writing.sheet)
        writing.tasks.run(work, self._about_read, writing.fail, topic="open")

    def _about_read(self, entry: Entry) -> None:
        self.about_chosen.emit(entry)

    def answer(self, key: str) -> None:
        """Do what a message of this part offered; a key of another part is passed over."""
        if key.startswith(READ):
            self.open_again(key.removeprefix(READ))
        elif key.startswith(UNSEAL):
            read = partial(paper.unsealed, entry_id=key.removeprefix(UNSEAL))
            self._writing.leave(read, self._unsealed, topic=None)
        elif key.startswith(DRAFT):
            self.open_draft(key.removeprefix(DRAFT))

    def _opened(self, found: Found | Waiting) -> None:
        if isinstance(found, Waiting):
            self._ask(found)
            return
        self._writing.show(found)
        status = _("Not saved yet") if found.changed else ""
        self._writing.say_status(status, aloud=False)
        self._view.show_page()
        self._view.list.refresh()
        searched, entry = self._view.list.search.text(), found.sheet.entry
        if searched.strip() and entry is not None and not found.changed:
            words = self._writing.words()
            work = partial(paper.matched, self._writing.journal, words, entry.id, searched)
            self._writing.tasks.run(work, self._mark, self._writing.fail, topic="matches")

    def _mark(self, matched: Matched) -> None:
        # The caret goes to the first: never away from what somebody is typing.
        if self._writing.still_shows(matched.words):
            self._view.editor.mark_matches(matched.matches)

    def _ask(self, waiting: Waiting) -> None:
        """Leave a page closed until the person says what they want."""
        if self._writing.shows(waiting.entry):
            self._writing.begin()
        kept = waiting.entry.kept
        self._view.show_page()
        if waiting.is_sealed and kept.sealed_until is not None:
            words = str(explain(EntrySealed(kept.sealed_until)))
            action, key = _("Take the seal off"), UNSEAL
        else:
            words = _("This page has a note: {note}. Read it now, or leave it for another time.")
            words = words.format(note=kept.content_note)
            action, key = _("Read it"), READ
        self._view.message.say(words, action=action, key=key + waiting.entry.id)

    def _unsealed(self, found: Unsealed) -> None:
        writing = self._writing
        writing.recent.add(page_changes.kept(writing.journal, found.before, found.after))
        writing.changes.stored.emit()
        self._opened(found.page)

    def _draft_opened(self, found: Found | Waiting | None) -> None:
        if found is not None:
            self._opened(found)
            if isinstance(found, Found):
                self._view.editor.text.setFocus()
