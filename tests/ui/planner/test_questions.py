from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.planner.cards import Question, deck
from companion.planner.plan import Answer
from companion.ui.planner.questions import QuestionField
from companion.ui.widgets.choice import Choice


def question(key: str) -> Question:
    found = deck().question(key)
    assert found is not None
    return found


def made(
    qtbot: QtBot, key: str, answer: Answer | None = None, names: dict[str, str] | None = None
) -> tuple[QuestionField, list[tuple[str, Answer]]]:
    field = QuestionField(key, question(key), answer, names or {})
    qtbot.addWidget(field)
    answers: list[tuple[str, Answer]] = []
    field.answered.connect(lambda at, given: answers.append((at, given)))
    return field, answers


def test_a_line_and_a_text(qtbot: QtBot) -> None:
    line, answers = made(qtbot, "body.sleep", "Tea")
    line.widget.setText("Tea, radio")  # type: ignore[union-attr]
    text, others = made(qtbot, "around.expect", "Rain")
    assert isinstance(text.widget, QPlainTextEdit)
    text.widget.setPlainText("Rain, and quiet")
    assert answers == [("body.sleep", "Tea, radio")]
    assert others == [("around.expect", "Rain, and quiet")]
    assert line.widget.accessibleName() == question("body.sleep").ask["en"]


def test_one_choice_or_none(qtbot: QtBot) -> None:
    field, answers = made(qtbot, "around.public", "private")
    assert isinstance(field.widget, Choice)
    assert field.widget.currentText() == "Somewhere private"
    field.widget.setCurrentIndex(0)
    assert answers == [("around.public", "")]


def test_several_are_added_and_taken_out(qtbot: QtBot) -> None:
    field, answers = made(qtbot, "too_much.people", ("ana",), {"ana": "Ana", "ben": "Ben"})
    assert isinstance(field.widget, Choice)
    assert field.told.text() == "Ana"
    for number in (2, 1):
        field.widget.setCurrentIndex(number)
        field.widget.activated.emit(number)
    assert answers == [
        ("too_much.people", ("ana", "ben")),
        ("too_much.people", ("ben",)),
    ]
    assert field.told.text() == "Ben"
    assert field.widget.itemText(2) == "Take out: Ben"


def test_somebody_who_is_gone_stays_in_the_answer(qtbot: QtBot) -> None:
    field, answers = made(qtbot, "too_much.people", ("gone",), {"ana": "Ana"})
    assert isinstance(field.widget, Choice)
    field.widget.setCurrentIndex(1)
    field.widget.activated.emit(1)
    assert answers == [("too_much.people", ("gone", "ana"))]
