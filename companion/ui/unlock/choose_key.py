"""Choosing a key: typed twice or suggested, its limits told before it counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.i18n import _, ngettext
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, ColumnPage, row
from companion.ui.widgets.choice import Tick
from companion.ui.widgets.key_field import KeyField
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.vault.passphrase import LEAST_CHARACTERS

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks

_STRENGTH: Final = "strength of a key"


class NewKeyFields(QWidget):
    """Your key, and your key again; how strong it is, worked out while one types."""

    submitted = Signal()
    """Enter was pressed in the second field."""
    suggested = Signal()
    """Words were put into the first field, to be read."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None, *, new: bool = False) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.first = KeyField(_("New key") if new else _("Your key"), show=False)
        self.strength = Label("", "muted")
        self.second = KeyField(_("New key again") if new else _("Your key again"), show=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(GAP))
        layout.addWidget(self.first)
        layout.addWidget(self.strength)
        layout.addWidget(self.second)
        self.show_box = Tick(_("Show"))
        self.suggest_button = Button(_("Suggest words"), icon="shuffle")
        self.advice = Label(
            _(
                "These words were drawn by chance. Write them on paper before you go on, then "
                "type them once more."
            )
        )
        self.advice.hide()
        layout.addWidget(row(self.show_box, self.suggest_button))
        layout.addWidget(self.advice)
        self.suggest_button.clicked.connect(self._suggest)
        self.first.edited.connect(self._judge)
        self.first.submitted.connect(self.second.line.setFocus)
        self.show_box.toggled.connect(self.first.reveal)
        self.show_box.toggled.connect(self.second.reveal)
        self.second.submitted.connect(self.submitted)
        self.setFocusProxy(self.first)
        self._judge()

    def problem(self) -> str:
        """Return what is still in the way, or ''; empties the second field on a mismatch."""
        missing = LEAST_CHARACTERS - len(self.first.text)
        if missing > 0:
            return ngettext(
                "A key needs at least {count} character.",
                "A key needs at least {count} characters.",
                LEAST_CHARACTERS,
            ).format(count=LEAST_CHARACTERS)
        if self.first.text != self.second.text:
            self.second.line.clear()
            self.second.line.setFocus()
            return _("The two do not match. Type the key once more in the second field.")
        return ""

    def take(self) -> str:
        """Return the key and empty both fields."""
        self.advice.hide()
        self.second.take()
        return self.first.take()

    @Slot()
    def _judge(self) -> None:
        length = len(self.first.text)
        missing = LEAST_CHARACTERS - length
        if not length:
            words = _("Four or five words that do not belong together are strong.")
        elif missing > 0:
            words = ngettext(
                "{count} more character, please.", "{count} more characters, please.", missing
            ).format(count=missing)
        else:
            # The words of the last look stay until this one is done: nothing flickers.
            work = partial(_strength_in_words, self.first.text)
            self._tasks.run(work, self._judged, self._not_judged, topic=_STRENGTH)
            return
        self._say(words)

    def _judged(self, words: str) -> None:
        if len(self.first.text) >= LEAST_CHARACTERS:  # it may be shorter by now
            self._say(words)

    def _not_judged(self, _error: Exception) -> None:
        """Say nothing: the vault itself refuses a key that is too weak."""
        self._say("")

    def _say(self, words: str) -> None:
        self.strength.setText(words)
        self.strength.setAccessibleName(words)

    @Slot()
    def _suggest(self) -> None:
        """Put words into the first field, where they can be read and undone with Ctrl+Z."""
        from companion.vault import suggesting

        self.first.line.selectAll()
        self.first.line.insert(suggesting.suggested(i18n.language()))
        self.second.line.clear()
        self.show_box.setChecked(True)
        self.advice.show()
        self.suggested.emit()
        self.second.line.setFocus()


class ChooseKey(ColumnPage):
    """The step between a first page and having it saved."""

    chosen = Signal(str)
    """A key was typed twice; carries it."""
    later_chosen = Signal()
    """Back to the page; it stays unsaved."""
    elsewhere_chosen = Signal()
    """No journal can be made here: the words go into a file instead."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.fields = NewKeyFields(tasks)
        self.save_button = Button(_("Save"), "main")
        self.later = Button(_("Set this up later"), "quiet")
        self.message = MessageBar()
        self.column.addWidget(
            Label(_("Choose a few words only you know. This is your key."), "title")
        )
        self.column.addWidget(
            Label(_("If you lose this key, no one can open your journal. Not even us."), "lead")
        )
        self.column.addSpacing(gap(GAP))
        self.column.addWidget(self.fields)
        self.column.addWidget(self.message)
        self.column.addSpacing(gap(GAP))
        self.column.addWidget(row(self.save_button, self.later))
        self.column.addStretch(1)
        self.save_button.clicked.connect(self.submit)
        self.fields.submitted.connect(self.submit)
        self.later.clicked.connect(self.later_chosen)
        self.message.action_chosen.connect(self.elsewhere_chosen)
        self.setFocusProxy(self.fields)

    @Slot()
    def submit(self) -> None:
        """Take the key when both fields say the same."""
        if not self.save_button.isEnabled():
            return
        problem = self.fields.problem()
        if problem:
            self.message.say(problem, caution=True)
            return
        self.set_busy(True)
        self.message.say(_("Saving. This takes a few seconds."))
        self.chosen.emit(self.fields.take())

    def set_busy(self, busy: bool) -> None:
        """Take no second key while the first is being tried."""
        self.save_button.setEnabled(not busy)
        self.later.setEnabled(not busy)

    def refuse(self, sentence: str, *, elsewhere: bool = False) -> None:
        """Say why nothing was saved, and offer another place where that may help."""
        self.set_busy(False)
        action = _("Save somewhere else") if elsewhere else ""
        self.message.say(sentence, caution=True, action=action)
        if not elsewhere:
            self.fields.first.line.setFocus()
            return
        # In large text the message is out of sight from the field; above Save it is not.
        self.save_button.setFocus()
        QTimer.singleShot(0, self, self._show_message)  # once it has its room

    @Slot()
    def _show_message(self) -> None:
        self.ensureWidgetVisible(self.save_button)
        self.ensureWidgetVisible(self.message)


def _strength_in_words(passphrase: str) -> str:
    from companion.vault import strength

    return strength.in_words(strength.strength(passphrase))
