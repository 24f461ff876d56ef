"""The notebook with a key of its own: locking one, opening it, locking it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from companion.errors import ChangesMissing
from companion.i18n import _
from companion.journal.model import FIRST, LOCKED
from companion.ui.journal.lock_forms import LockForm, OpenedForm, OpenForm
from companion.ui.widgets.basic import Card
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.progress import Progress
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.notebooks import Notebook
    from companion.ui.journal.notebook_choice import NotebookList
    from companion.ui.journal.notebooks_desk import NotebooksDesk
    from companion.ui.tasks import Job
    from companion.ui.widgets.message_bar import MessageBar

_ACCEPT: Final = "accept"
_TAKE_OFF: Final = "take off"


def earlier_copies() -> str:
    """Say what a key of its own does not reach."""
    return _("Copies of your journal that were made before still hold these pages.")


class LockCard(Card):
    """Shows one of three forms: no notebook is locked, it waits for its key, it is open."""

    def __init__(
        self, desk: NotebooksDesk, message: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._message = message
        self._job: Job | None = None
        self._key = ""
        self._is_closing = False
        self.lock_form = LockForm(desk.tasks)
        self.open_form = OpenForm(desk.tasks)
        self.opened_form = OpenedForm()
        self.progress = Progress()
        self.column.addWidget(Heading(_("A notebook with a key of its own")))
        self.column.addWidget(
            Label(
                _(
                    "One notebook can have its own key. While it is locked, its name, titles, tags "
                    "and words are not seen and not found, even while your journal is open."
                )
            )
        )
        for each in (self.lock_form, self.open_form, self.opened_form, self.progress):
            self.column.addWidget(each)
        self.lock_form.wanted.connect(self._lock)
        self.open_form.key_given.connect(self._open)
        self.open_form.code_given.connect(self._recover)
        self.opened_form.lock_wanted.connect(self._close)
        self.opened_form.code_wanted.connect(self._new_code)
        self.opened_form.off_wanted.connect(self._ask_to_take_off)
        self.progress.cancelled.connect(self.stop)

    def show_notebooks(self, there: NotebookList) -> None:
        """Show the form that fits."""
        opened = next((one for one in there.notebooks if one.id == LOCKED), None)
        self.lock_form.setVisible(opened is None and not there.waits_for_key)
        self.open_form.setVisible(there.waits_for_key)
        self.opened_form.setVisible(opened is not None)
        self.lock_form.show_notebooks([one for one in there.notebooks if one.id != FIRST])
        if opened is not None:
            self.opened_form.show_name(opened.name)
        else:
            self.opened_form.forget()
        if self._is_closing and there.waits_for_key:
            self._is_closing = False
            self._say(_("The notebook is locked."))

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Cancel what is running; everything is then as it was."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object, str)
    def _lock(self, notebook: Notebook, passphrase: str) -> None:
        work = partial(self._desk.work.lock, notebook, passphrase)
        self._begin()
        self._job = self._desk.tasks.run_long(work, self._locked, self._failed, self._progressed)

    def _locked(self, _nothing: None) -> None:
        self._end()
        words = _("This notebook has a key of its own now.")
        self._say(f"{words} {earlier_copies()}")
        self._desk.told()

    @Slot(str)
    def _open(self, passphrase: str) -> None:
        self._key = passphrase
        self._set_busy(busy=True)
        work = partial(self._desk.work.open, passphrase)
        self._desk.tasks.run(work, self._opened, self._failed)

    def _opened(self, _nothing: None) -> None:
        self._key = ""
        self._end()
        self._say(_("The locked notebook is open."))
        self._desk.told()

    @Slot(str, str)
    def _recover(self, code: str, passphrase: str) -> None:
        self._set_busy(busy=True)
        work = partial(self._desk.work.recover, code, passphrase)
        self._desk.tasks.run(work, self._opened, self._failed)

    @Slot()
    def _close(self) -> None:
        self._is_closing = True
        self._desk.close_locked()

    @Slot(str)
    def _new_code(self, passphrase: str) -> None:
        self._set_busy(busy=True)
        work = partial(self._desk.work.new_code, passphrase)
        self._desk.tasks.run(work, self._code_made, self._failed)

    def _code_made(self, code: str) -> None:
        self._end()
        self.opened_form.show_code(code)

    @Slot()
    def _ask_to_take_off(self) -> None:
        self._message.say(
            _("Its pages come back to your journal, and open with the key of your journal."),
            caution=True,
            action=_("Take the key off"),
            key=_TAKE_OFF,
        )

    def answer(self, key: str) -> None:
        """Go on with what was asked in the message."""
        if key == _ACCEPT:
            self._set_busy(busy=True)
            work = partial(self._desk.work.open, self._key, accept=True)
            self._desk.tasks.run(work, self._opened, self._failed)
        elif key == _TAKE_OFF:
            self._begin()
            self._job = self._desk.tasks.run_long(
                self._desk.work.take_key_off, self._taken_off, self._failed, self._progressed
            )

    def _taken_off(self, notebook: Notebook) -> None:
        self._end()
        self._say(_("“{name}” is a notebook like the others now.").format(name=notebook.name))
        self._desk.told()

    def _progressed(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, ChangesMissing):
            words, action = str(explain(error)), _("Open what is here")
            self._message.say(words, caution=True, action=action, key=_ACCEPT)
        else:
            self._key = ""
            self._message.say(str(explain(error)), caution=True)
            self._desk.refresh()

    def _say(self, words: str) -> None:
        self._message.say(words)

    def _begin(self) -> None:
        self._message.clear()
        self.progress.start()
        self._set_busy(busy=True)

    def _end(self) -> None:
        self._job = None
        self.progress.stop()
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        for form in (self.lock_form, self.open_form, self.opened_form):
            form.setEnabled(not busy)
