"""A question of a plan with the field for its answer; each of them can be left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from companion.i18n import _
from companion.planner.cards import Question, QuestionKind
from companion.planner.words import said
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import field
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from companion.planner.plan import Answer

_TEXT_HEIGHT = 96
_LETTERS = 14


class QuestionField(QWidget):
    """A line, a text, a choice, or several things to choose."""

    answered = Signal(str, object)
    """Another answer was given; carries the key of the question and the answer."""

    def __init__(
        self, key: str, question: Question, answer: Answer | None, names: Mapping[str, str]
    ) -> None:
        """Make the field; `names` are the words for ids, where the question points to something."""
        super().__init__()
        self.key = key
        self._kind = question.kind
        self._names = (
            names
            if question.kind is QuestionKind.REFERENCES
            else {each.key: said(each.words) for each in question.choices}
        )
        self._chosen = list(answer) if isinstance(answer, tuple) else []
        self.widget = self._widget(answer if isinstance(answer, str) else "")
        self.told = Label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        field(column, said(question.ask), self.widget)
        column.addWidget(self.told)
        self.setFocusProxy(self.widget)
        self._tell()

    def _widget(self, text: str) -> QLineEdit | QPlainTextEdit | Choice:
        if self._kind is QuestionKind.LINE:
            line = QLineEdit(text)
            line.textChanged.connect(self._typed)
            return line
        if self._kind is QuestionKind.TEXT:
            box = QPlainTextEdit(text)
            box.setTabChangesFocus(True)
            box.setFixedHeight(px(_TEXT_HEIGHT))
            box.textChanged.connect(self._written)
            return box
        choice = Choice(letters=_LETTERS)
        if self._kind is QuestionKind.CHOICE:
            choice.addItem(_("Leave it open"), "")
            for key, words in self._names.items():
                choice.addItem(words, key)
            choice.setCurrentIndex(max(0, choice.findData(text)))
            choice.currentIndexChanged.connect(self._picked)
        else:
            choice.activated.connect(self._turned)
        return choice

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.answered.emit(self.key, text)

    @Slot()
    def _written(self) -> None:
        if isinstance(self.widget, QPlainTextEdit):
            self.answered.emit(self.key, self.widget.toPlainText())

    @Slot()
    def _picked(self) -> None:
        if isinstance(self.widget, Choice):
            self.answered.emit(self.key, str(self.widget.currentData()))

    @Slot(int)
    def _turned(self, _number: int) -> None:
        """Add what was picked, or take it out again."""
        if not isinstance(self.widget, Choice):
            return
        key = str(self.widget.currentData())
        if not key:
            return
        if key in self._chosen:
            self._chosen.remove(key)
        else:
            self._chosen.append(key)
        self._tell()
        self.answered.emit(self.key, tuple(self._chosen))

    def _tell(self) -> None:
        """Say what is chosen, and offer the rest."""
        several = self._kind in {QuestionKind.CHOICES, QuestionKind.REFERENCES}
        told = ", ".join(self._names[each] for each in self._chosen if each in self._names)
        self.told.setText(told)
        self.told.setVisible(several and bool(told))
        if several and isinstance(self.widget, Choice):
            self.widget.blockSignals(True)
            self.widget.clear()
            self.widget.addItem(_("Choose one"), "")
            for key, words in self._names.items():
                shown = _("Take out: {name}").format(name=words) if key in self._chosen else words
                self.widget.addItem(shown, key)
            self.widget.blockSignals(False)
