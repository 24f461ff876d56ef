"""Where the pages on helping are kept."""

from __future__ import annotations

from companion.helping.model import Answer, Debrief, Limits
from companion.ui.helping.papers import AnswersPaper, DebriefPaper, LimitsPaper
from companion.ui.unlock.session import Session
from tests.support.builders import NOW


def test_answers_that_are_not_given_are_let_go(session: Session) -> None:
    paper = AnswersPaper(session.helping)
    paper.put({"a": Answer("yes"), "b": Answer("partly")})
    assert paper.put({"b": Answer("not_yet")}) == {"b": Answer("not_yet")}
    assert paper.read() == {"b": Answer("not_yet")}


def test_limits(session: Session) -> None:
    paper = LimitsPaper(session.helping)
    assert paper.read() == Limits()
    paper.put(Limits(4, ("I snap at people.",)))
    assert paper.read() == Limits(4, ("I snap at people.",))


def test_a_note_is_there_not_there_and_there_again(session: Session) -> None:
    paper = DebriefPaper(session.helping)
    assert paper.read() is None
    assert paper.put(None) is None
    paper.put(Debrief(NOW.date(), note="Tired."))
    paper.put(None)
    assert session.helping.debriefs() == []
    assert paper.read() is None
    paper.put(Debrief(NOW.date(), note="Tired, and glad."))
    assert [one.id for one in session.helping.debriefs()] == [paper.id]
