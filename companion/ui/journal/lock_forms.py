"""The three forms of the notebook with a key of its own; they ask, and do nothing themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.unlock.choose_key import NewKeyFields
from companion.ui.widgets.basic import GAP, Button, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

if TYPE_CHECKING:
    from companion.journal.notebooks import Notebook
    from companion.ui.tasks import Tasks


class _Form(QWidget):
    """Things one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap(GAP))
        self.problem = Label()
        self.problem.hide()
        self.hide()

    def refuse(self, words: str) -> None:
        """Say what is still in the way."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if words:
            announce(self.problem)


class LockForm(_Form):
    """Asks which notebook gets a key, and for the key, twice."""

    wanted = Signal(object, str)
    """Lock was pressed; carries the Notebook and the key."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._notebooks: list[Notebook] = []
        self.nothing = Label(_("Make a notebook first. Then it can have a key."), "muted")
        self.asked = QWidget()
        self.choice = Choice()
        self.choice.may_shrink()
        self.keys = NewKeyFields(tasks, new=True)
        self.button = Button(_("Lock this notebook"), icon="lock")
        column = QVBoxLayout(self.asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        column.addWidget(
            Label(
                _(
                    "If you lose this key, no one can open this notebook. Not even us. The key of "
                    "your journal does not open it. You can make a recovery code for it afterwards."
                )
            )
        )
        field(column, _("Notebook to lock"), self.choice)
        column.addWidget(self.keys)
        column.addWidget(self.problem)
        column.addWidget(row(self.button))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.asked)
        self.button.clicked.connect(self._submit)
        self.keys.submitted.connect(self._submit)

    def show_notebooks(self, notebooks: list[Notebook]) -> None:
        """Show which notebooks can have a key."""
        before = self.choice.currentData()
        self._notebooks = notebooks
        self.choice.clear()
        for one in notebooks:
            self.choice.addItem(one.name, one.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(before)) if notebooks else -1)
        self.nothing.setVisible(not notebooks)
        self.asked.setVisible(bool(notebooks))

    @Slot()
    def _submit(self) -> None:
        problem = self.keys.problem()
        self.refuse(problem)
        chosen = self.choice.currentData()
        notebook = next((one for one in self._notebooks if one.id == chosen), None)
        if not problem and notebook is not None:
            self.wanted.emit(notebook, self.keys.take())


class OpenForm(_Form):
    """Asks for the key of the locked notebook, or for its recovery code and a new key."""

    key_given = Signal(str)
    """Open was pressed; carries the key."""
    code_given = Signal(str, str)
    """The code was given; carries it and the new key."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.key = KeyField(_("Key of the locked notebook"))
        self.open_button = Button(_("Open the notebook"), "main", icon="lock-open")
        self.code_button = Button(_("I have its recovery code"), "quiet", icon="key-round")
        self.recovery = QWidget()
        self.code = KeyField(_("Recovery code of the notebook"), show=False)
        self.code.reveal(True)
        self.keys = NewKeyFields(tasks, new=True)
        self.recover_button = Button(_("Open with the code"))
        recovery = QVBoxLayout(self.recovery)
        recovery.setContentsMargins(0, 0, 0, 0)
        recovery.setSpacing(gap(GAP))
        for each in (self.code, self.keys, self.problem, row(self.recover_button)):
            recovery.addWidget(each)
        self.recovery.hide()
        self.column.addWidget(Label(_("A locked notebook"), "lead"))
        self.column.addWidget(self.key)
        self.column.addWidget(row(self.open_button, self.code_button))
        self.column.addWidget(self.recovery)
        self.open_button.clicked.connect(self._submit)
        self.key.submitted.connect(self._submit)
        self.code_button.clicked.connect(self._turn)
        self.recover_button.clicked.connect(self._submit_code)
        self.keys.submitted.connect(self._submit_code)

    @Slot()
    def _submit(self) -> None:
        if self.key.text:
            self.key_given.emit(self.key.take())

    @Slot()
    def _turn(self) -> None:
        """Ask for the code instead of the key, or the other way round."""
        by_code = self.recovery.isHidden()
        self.recovery.setVisible(by_code)
        self.key.setVisible(not by_code)
        self.open_button.setVisible(not by_code)
        self.code_button.name(_("I have its key") if by_code else _("I have its recovery code"))
        (self.code if by_code else self.key).setFocus()

    @Slot()
    def _submit_code(self) -> None:
        problem = self.keys.problem()
        self.refuse(problem)
        if not problem:
            self.code_given.emit(self.code.text, self.keys.take())


class OpenedForm(_Form):
    """What can be done with the locked notebook while it is open."""

    lock_wanted = Signal()
    """Lock it now was pressed."""
    code_wanted = Signal(str)
    """A recovery code is wanted; carries the key, to prove it."""
    off_wanted = Signal()
    """Take its key off was pressed; nothing was done yet."""

    def __init__(self) -> None:
        super().__init__()
        self.about = Label()
        self.lock_button = Button(_("Lock it now"), "main", icon="lock")
        self.off_button = Button(_("Take its key off"), "quiet", icon="lock-open")
        self.key = KeyField(_("Key of this notebook, for a recovery code"))
        self.code_button = Button(_("Make a recovery code"), icon="key-round")
        self.code = Label("", "code")
        self.keep = Label(
            _("Keep it on paper, apart from this computer. Older codes no longer work."), "muted"
        )
        self.column.addWidget(self.about)
        self.column.addWidget(row(self.lock_button, self.off_button))
        self.column.addWidget(self.key)
        self.column.addWidget(row(self.code_button))
        self.column.addWidget(self.code)
        self.column.addWidget(self.keep)
        self.forget()
        self.lock_button.clicked.connect(self.lock_wanted)
        self.off_button.clicked.connect(self.off_wanted)
        self.code_button.clicked.connect(self._submit)
        self.key.submitted.connect(self._submit)

    def show_name(self, name: str) -> None:
        """Say which notebook is open."""
        words = _("“{name}” is open. It locks again together with your journal, or now.")
        self.about.setText(words.format(name=name))

    def show_code(self, code: str) -> None:
        """Show a recovery code, to be written down."""
        self.code.setText(code)
        self.code.show()
        self.keep.show()
        announce(self.code)

    def forget(self) -> None:
        """Hold no name and no code any more."""
        self.about.setText("")
        self.code.setText("")
        self.code.hide()
        self.keep.hide()

    @Slot()
    def _submit(self) -> None:
        if self.key.text:
            self.code_wanted.emit(self.key.take())
