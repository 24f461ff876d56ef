"""Spell check of the page one writes on: what is in sight is looked at, on a thread of its own.

However long a page or a paragraph is, only the words in sight are asked about, a
moment after the last key. The dictionaries are read when it is first turned on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from companion.i18n import _, language
from companion.journal.spelling import LANGUAGES, Dictionary, Speller, system_dictionaries
from companion.ui.recent.recent_changes import Change
from companion.ui.tasks import Tasks

if TYPE_CHECKING:
    from companion.journal.learned_words import LearnedWords
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.ui.changes import Changes
    from companion.ui.journal.paper import Sheet
    from companion.ui.journal.plain_editor import PlainEditor, Slice
    from companion.ui.recent.recent_changes import RecentChanges

_PAUSE_MILLISECONDS: Final = 350
"""After the last key, so that no word is marked while it is written."""
_PLACE: Final = "spelling"
"""Where learning a word belongs among the recent changes."""


class Worker:
    """The dictionaries, on the one thread that may use them; read when first needed."""

    def __init__(self, find: Callable[[], Sequence[Dictionary]] | None = None) -> None:
        """Take the dictionaries of the system, or those that `find` returns."""
        self._find = find
        self._read: Speller | None = None

    @property
    def _speller(self) -> Speller:
        if self._read is None:
            self._read = Speller((self._find or system_dictionaries)())
        return self._read

    def is_there(self) -> bool:
        """Say whether there is any dictionary."""
        return self._speller.is_there

    def wrong(self, part: Slice, learned: frozenset[str]) -> tuple[Slice, list[tuple[int, int]]]:
        """Return a part of the text, and the places in it of words nobody knows."""
        return part, self._speller.wrong(part.text, learned)

    def suggestions(self, word: str) -> list[str]:
        """Return a few words like one."""
        return self._speller.suggestions(word)


class SpellCheck(QObject):
    """Underlines words in one editor and offers others for them in its menu."""

    looked = Signal(bool)
    """It is known whether there are dictionaries; carries that."""
    said = Signal(str)
    """A word was learned; carries a sentence."""

    def __init__(
        self,
        editor: PlainEditor,
        journal: OpenNotebooks,
        sheet: Callable[[], Sheet],
        tasks: Tasks,
        changes: Changes,
        recent: RecentChanges,
        *,
        own_tasks: Tasks | None = None,
        worker: Worker | None = None,
    ) -> None:
        """Be off at first.

        `sheet` tells which page is in the editor. `own_tasks` and `worker` stand in
        for the thread and the system.
        """
        super().__init__(editor)
        self._editor = editor
        self._journal = journal
        self._sheet = sheet
        self._tasks = tasks
        self._changes = changes
        self._recent = recent
        self._own_tasks = own_tasks
        self._worker = worker or Worker()
        self._learned: frozenset[str] = frozenset()
        self._asked: tuple[str, int, int] = ("", 0, 0)
        self.is_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.check)
        editor.seen_changed.connect(self._wait)
        editor.menu_wanted.connect(self._offer)
        changes.place_changed.connect(self._place_changed)
        changes.entries_changed.connect(self.read_learned)

    @property
    def _own(self) -> Tasks:
        """The thread of the dictionaries, made when it is first needed.

        It belongs to the application, not to this page: what is under way when the
        page goes may still answer, to nobody.
        """
        if self._own_tasks is None:
            self._own_tasks = Tasks(QCoreApplication.instance())
        return self._own_tasks

    @Slot()
    def look(self) -> None:
        """Find out whether there are dictionaries."""
        self._own.run(self._worker.is_there, self._looked, self._failed)

    def _looked(self, there: bool) -> None:  # what the worker answers
        self.looked.emit(there)

    def turn(self, *, on: bool) -> None:
        """Turn it on or off."""
        if on == self.is_on:
            return
        self.is_on = on
        if on:
            self._read_learned()
        else:
            self._pause.stop()
            self._editor.mark_wrong([])

    def close(self) -> None:
        """End its thread."""
        self.turn(on=False)
        if self._own_tasks is not None:
            self._own_tasks.close(wait=False)
            self._own_tasks = None

    # Underlining

    @Slot()
    def _wait(self) -> None:
        if self.is_on:
            self._pause.start()

    @Slot()
    def check(self) -> None:
        """Ask about what is in sight."""
        if self.is_on and self._editor.isVisible():
            work = partial(self._worker.wrong, self._editor.seen(), self._learned)
            self._own.run(work, self._mark, self._failed, topic="spelling")

    def _mark(self, found: tuple[Slice, list[tuple[int, int]]]) -> None:
        part, words = found
        if self.is_on and part.revision == self._editor.document().revision():
            self._editor.mark_wrong(part.places(words))

    # The menu

    @Slot(str, int, int)
    def _offer(self, word: str, start: int, length: int) -> None:
        """Ask for words like a marked one; the menu opens when they are there."""
        self._asked = (word, start, length)
        work = partial(self._worker.suggestions, word)
        self._own.run(work, self._open_menu, self._no_suggestions, topic="suggestions")

    def _open_menu(self, suggestions: list[str]) -> None:
        menu = self._editor.make_menu()
        first = menu.actions()[0]
        menu.insertActions(first, self._actions(menu, suggestions))
        menu.insertSeparator(first)
        self._editor.open_menu(menu)

    def _no_suggestions(self, _error: Exception) -> None:
        self._open_menu([])

    def _actions(self, menu: QMenu, suggestions: list[str]) -> list[QAction]:
        word, actions = self._asked[0], []
        for suggestion in suggestions:
            action = QAction(suggestion.replace("&", "&&"), menu)
            action.setData(suggestion)
            action.triggered.connect(self._take)
            actions.append(action)
        if not suggestions:
            nothing = QAction(_("No words like this one"), menu)
            nothing.setEnabled(False)
            actions.append(nothing)
        learn = QAction(_("Learn “{word}”").format(word=word.replace("&", "&&")), menu)
        learn.triggered.connect(self._learn)
        return [*actions, learn]

    @Slot()
    def _take(self) -> None:
        action, (word, start, length) = self.sender(), self._asked
        # Another page may have come meanwhile, with other words in that place.
        if isinstance(action, QAction) and self._editor.stands(word, start, length):
            self._editor.replace(start, length, str(action.data()))

    @Slot()
    def _learn(self) -> None:
        self.learn(self._asked[0])

    # Learned words

    def learn(self, word: str) -> None:
        """Know a word from now on; it can be undone."""
        learning = _Learning(self._journal, self._sheet(), word.lower(), language())
        words = _("The word “{word}” was learned.").format(word=word)
        self._recent.add(Change(words, learning.forget, learning.keep, place=_PLACE))
        self._tasks.run(learning.keep, self._learned_one, self._failed)
        self.said.emit(words)

    def _learned_one(self, _nothing: None) -> None:
        self._changes.stored.emit()
        self._read_learned()

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        if place == _PLACE:
            self.read_learned()

    @Slot()
    def read_learned(self, _origin: object = None) -> None:
        """Read them anew: a locked notebook may be open now, or not any more."""
        if self.is_on:
            self._read_learned()

    def _read_learned(self) -> None:
        work = partial(_all_learned, self._journal)
        self._tasks.run(work, self._know, self._failed, topic="learned words")

    def _know(self, words: frozenset[str]) -> None:
        self._learned = words
        self.check()

    def _failed(self, _error: Exception) -> None:
        """Leave the page without marks: nothing of it is lost."""
        self._editor.mark_wrong([])


class _Learning:
    """One word, learned where the page is kept that it was met in; used on the worker."""

    def __init__(self, journal: OpenNotebooks, sheet: Sheet, word: str, in_language: str) -> None:
        self._journal = journal
        self._sheet = sheet
        self._word = word
        self._language = in_language
        self._learned: LearnedWords | None = None

    def keep(self) -> None:
        """Learn it, again too."""
        if self._learned is None:
            entry = self._sheet.entry
            entry_id = None if entry is None else entry.id
            self._learned = self._journal.words_of(entry_id, self._sheet.draft_id)
        self._learned.learn(self._word, self._language)

    def forget(self) -> None:
        """Let it go again."""
        if self._learned is not None:
            self._learned.forget(self._word, self._language)


def _all_learned(journal: OpenNotebooks) -> frozenset[str]:
    """Return the learned words of all languages, in small letters; on the vault's worker."""
    return frozenset(word.lower() for one in LANGUAGES for word in journal.learned_words(one))
