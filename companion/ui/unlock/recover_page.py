"""Opening the journal with a recovery sheet or two shares, and choosing a new key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.errors import ChangesMissing
from companion.i18n import _
from companion.paths import Paths
from companion.ui.theme import gap
from companion.ui.unlock import session
from companion.ui.unlock.choose_key import NewKeyFields
from companion.ui.unlock.session import Session
from companion.ui.widgets.basic import GAP, Button, ColumnPage, row
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks


class RecoverPage(ColumnPage):
    """One code or two first, then a new key typed twice."""

    unlocked = Signal(object)
    """The code opened the vault and the new key is set; carries the Session."""
    back_chosen = Signal()
    """Back to the lock screen."""

    def __init__(self, paths: Paths, tasks: Tasks, *, by_shares: bool = False) -> None:
        """Make one; `by_shares` asks for the codes of two sheets that belong together."""
        super().__init__()
        self._paths = paths
        self._tasks = tasks
        self._accept_missing = False
        self._by_shares = by_shares
        names = (_("Code of one sheet"), _("Code of another")) if by_shares else ("",)
        self.codes = [KeyField(name or _("Recovery code"), show=False) for name in names]
        self.code = self.codes[0]
        self.fields = NewKeyFields(tasks, new=True)
        self.open_button = Button(_("Open"), "main")
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        title, words = _words(by_shares=by_shares)
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(title, "title"))
        self.column.addWidget(Label(words))
        for code in self.codes:
            code.reveal(True)
            self.column.addWidget(code)
        self.column.addSpacing(gap(GAP))
        self.column.addWidget(Label(_("Then choose a new key."), "heading"))
        self.column.addWidget(self.fields)
        self.column.addWidget(self.message)
        self.column.addWidget(row(self.open_button))
        self.column.addStretch(1)
        self.open_button.clicked.connect(self._open)
        self.fields.submitted.connect(self._open)
        self.back.clicked.connect(self.back_chosen)
        self.message.action_chosen.connect(self._accept)
        self.setFocusProxy(self.code)

    @Slot()
    def _open(self) -> None:
        if not self.open_button.isEnabled():
            return
        problem = self.fields.problem()
        if problem:
            self.message.say(problem, caution=True)
            return
        self._set_opening(True)
        self.message.say(_("Opening"))
        work = partial(
            _recover,
            self._paths,
            tuple(code.text for code in self.codes),
            self.fields.first.text,
            by_shares=self._by_shares,
            accept=self._accept_missing,
        )
        self._tasks.run(work, self._opened, self._failed)

    def _set_opening(self, opening: bool) -> None:  # one thing that is so or not
        self.open_button.setEnabled(not opening)
        self.back.setEnabled(not opening)  # an open vault would be left with nobody who has it

    def _opened(self, opened: Session) -> None:
        for code in self.codes:
            code.take()
        self.fields.take()
        self.unlocked.emit(opened)

    def _failed(self, error: Exception) -> None:
        self._set_opening(False)
        action = _("Open what is here") if isinstance(error, ChangesMissing) else ""
        self.message.say(str(explain(error)), caution=True, action=action, key="accept")
        self.code.setFocus()

    @Slot(str)
    def _accept(self, _key: str) -> None:
        self._accept_missing = True
        self._open()


def _recover(
    paths: Paths, codes: tuple[str, ...], key: str, *, by_shares: bool, accept: bool
) -> Session:
    if by_shares:
        return session.recover_by_shares(paths, codes, key, accept_missing_changes=accept)
    return session.recover(paths, codes[0], key, accept_missing_changes=accept)


def _words(*, by_shares: bool) -> tuple[str, str]:
    if by_shares:
        return (
            _("Open with two sheets"),
            _(
                "Type the codes from two of the three sheets. Small letters and missing spaces "
                "are fine."
            ),
        )
    return (
        _("Open with your recovery sheet"),
        _("Type the code from the sheet. Small letters and missing spaces are fine."),
    )
