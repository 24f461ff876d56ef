"""Am I ready to help?: one question at a time, in private, with no score and no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent

from companion import i18n
from companion.guide.helping import CHOICES, read_readiness
from companion.helping.model import LONGEST_NOTE, Answer
from companion.i18n import _
from companion.ui.helping.papers import AnswersPaper
from companion.ui.widgets.basic import Button, Card, ColumnPage, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.ui.widgets.note_field import NoteField

if TYPE_CHECKING:
    from companion.guide.helping import Question
    from companion.ui.guide.desk import GuideDesk


class ReadinessPage(ColumnPage):
    """Opens at the first question without an answer; each can be skipped."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: GuideDesk) -> None:
        super().__init__()
        self._readiness = read_readiness(i18n.language())
        self._questions = self._readiness.questions()
        self._titles = {
            question.id: group.title
            for group in self._readiness.groups
            for question in group.questions
        }
        self._place = 0
        self._is_resumed = False
        self.answers: dict[str, Answer] = {}
        self.back = Button(_("Back"), icon="arrow-left")
        self.status = Label("", "saved")
        self.message = MessageBar()
        self.group = Heading("")
        self.question = Label("", "lead")
        self.chips = Chips(_("Your answer"))
        self.note = NoteField(LONGEST_NOTE, self.message)
        self._note_label = Label(_("In your own words"), "field")
        self.former_button = Button(_("Question before"))
        self.next_button = Button(_("Next question"), "main")
        self.skip_button = Button(_("Skip"))
        self.own_care = Label(self._readiness.own_care, "lead")
        self.closing = Label(self._readiness.closing)
        self.let_go_button = Button(_("Let all answers go"), icon="trash-2")
        self.page_button = Button(_("Read about it"), icon="book-open")
        self._lay_out()
        self.keeping = desk.bench.keeping(
            self, AnswersPaper(desk.helping), _("Your answers on helping were changed.")
        )
        self.back.clicked.connect(self.closed)
        self.chips.chosen.connect(self._choose)
        self.note.textChanged.connect(self._write)
        self.former_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.skip_button.clicked.connect(self._go_on)
        self.let_go_button.clicked.connect(self._let_go)
        self.page_button.clicked.connect(desk.open_readiness_page)
        self.setFocusProxy(self.back)
        self._show_question()
        self.keeping.read()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back, self.status))
        column.addWidget(Heading(_("Am I ready to help?"), "title"))
        column.addWidget(Label(self._readiness.opening))
        column.addWidget(self.message)
        care = Card(kind="danger-line")
        care.column.addWidget(self.own_care)
        self._care = care
        column.addWidget(care)
        card = Card()
        card.column.addWidget(self.group)
        card.column.addWidget(self.question)
        self.chips.show_choices(dict(zip(CHOICES, _choice_names(), strict=True)))
        card.column.addWidget(self.chips)
        self._note_label.setBuddy(self.note)
        self.note.setAccessibleName(self._note_label.text())
        card.column.addWidget(self._note_label)
        card.column.addWidget(self.note)
        card.column.addWidget(self.closing)
        card.column.addWidget(row(self.next_button, self.skip_button, self.former_button))
        column.addWidget(card)
        column.addWidget(row(self.page_button, self.let_go_button))
        column.addStretch(1)
        care.hide()

    @property
    def asked(self) -> Question | None:
        """The question in sight; None after the last one."""
        return self._questions[self._place] if self._place < len(self._questions) else None

    def _show_question(self) -> None:
        question = self.asked
        self.group.setText("" if question is None else self._titles[question.id])
        self.question.setText(_("That was all.") if question is None else question.text)
        self.group.setVisible(question is not None)
        self.closing.setVisible(question is None)
        for widget in (self.chips, self._note_label, self.note):
            widget.setVisible(question is not None)
        self.former_button.setVisible(self._place > 0)
        answer = Answer() if question is None else self.answers.get(question.id, Answer())
        self.chips.choose(answer.choice)
        self.note.setPlainText(answer.note)
        self._show_care()

    def _show_care(self) -> None:
        choices = {question: answer.choice for question, answer in self.answers.items()}
        first = self._readiness.own_care_first(choices)
        if first and self._care.isHidden():
            announce(self.own_care)
        self._care.setVisible(first)
        self.let_go_button.setVisible(bool(self.answers))
        question = self.asked
        is_answered = question is not None and question.id in self.answers
        self.next_button.setVisible(is_answered)
        self.skip_button.setVisible(question is not None and not is_answered)

    # Answering

    @Slot(str)
    def _choose(self, _key: str) -> None:
        self._answer()

    @Slot()
    def _write(self) -> None:
        self._answer()

    def _answer(self) -> None:
        question = self.asked
        if question is None:
            return
        answer = Answer(self.chips.choice, self.note.text())
        if answer == self.answers.get(question.id, Answer()):
            return
        if answer == Answer():
            self.answers.pop(question.id, None)
        else:
            self.answers[question.id] = answer
        self._show_care()
        self.keeping.touch()

    @Slot()
    def _go_on(self) -> None:
        self._go(self._place + 1)

    @Slot()
    def _go_back(self) -> None:
        self._go(self._place - 1)

    def _go(self, place: int) -> None:
        self._place = min(max(place, 0), len(self._questions))
        self._show_question()
        announce(self.question)

    @Slot()
    def _let_go(self) -> None:
        self.answers = {}
        self._place = 0
        self._show_question()
        self.keeping.keep()
        self.message.say(_("Your answers are gone. Undo brings them back."))

    def show_kept(self, value: dict[str, Answer]) -> None:
        """Show what was answered, at the first question that is open."""
        self.answers = dict(value)
        if not self._is_resumed:
            self._is_resumed = True
            open_ones = [
                place for place, each in enumerate(self._questions) if each.id not in value
            ]
            self._place = open_ones[0] if open_ones else len(self._questions)
        self._show_question()

    def typed(self) -> dict[str, Answer]:
        """Return all answers."""
        return dict(self.answers)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when one goes elsewhere."""
        self.keeping.keep()
        super().hideEvent(event)


def _choice_names() -> tuple[str, str, str]:
    return _("Yes, it is so"), _("In part"), _("Not yet, or not")
