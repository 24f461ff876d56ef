from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from companion.care.what_helps import Context
from companion.ui.care.desk import CareDesk
from companion.ui.care.helps_page import HelpsPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.quiet_list import QuietList
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

PAIRS = ((7, 5), (6, 4), (8, 5), (5, 5), (6, 2))


@pytest.fixture
def page(workspace: Workspace, care: CareDesk) -> HelpsPage:
    care.go("helps")
    made = workspace.side
    assert isinstance(made, HelpsPage)
    return made


def rate(session: Session, item: str, count: int, context: Context = Context.ORDINARY) -> None:
    for number, (before, after) in enumerate(PAIRS[:count]):
        session.care_log.note(
            item, now=NOW - timedelta(days=number), before=before, after=after, context=context
        )


def spoken(view: QuietList) -> list[str]:
    rows = (view.lines.row(view.lines.index(n)) for n in range(view.lines.rowCount()))
    return [row.spoken for row in rows if row is not None]


def test_empty_is_fine(page: HelpsPage) -> None:
    assert "Nothing is noted here. That is fine." in words_of(page)
    for part in (page.picture, page.table, page.list, page.save_button):
        assert not part.isVisible()


def test_with_fewer_than_five_there_is_no_number(
    page: HelpsPage, care: CareDesk, session: Session
) -> None:
    rate(session, "tea-slow", 4)
    care.load()
    assert not page.picture.isVisible()
    assert "A picture needs five notes" in words_of(page)
    for line in spoken(page.table):
        assert "Too few notes to say." in line
        assert not any(digit.isdigit() for digit in line)


def test_with_five_the_picture_and_the_words_say_the_same(
    page: HelpsPage, care: CareDesk, session: Session
) -> None:
    rate(session, "tea-slow", 5)
    rate(session, "slow-walk", 2, Context.NIGHT)
    care.load()
    assert [span.title for span in page.picture._spans] == ["Slow tea"]
    assert page.picture.isVisible()
    assert spoken(page.table)[0] == (
        "At any time, Slow tea, In the middle lighter by 2. From lighter by 4 to no change."
    )
    assert any("At night, Slow walk" in line for line in spoken(page.table))


def test_a_note_is_read_only_when_it_is_opened(
    page: HelpsPage, care: CareDesk, session: Session
) -> None:
    session.care_log.keep_answer("come-back-to-now", "Say today.", "Today is Tuesday", now=NOW)
    care.load()
    assert "Today is Tuesday" not in words_of(page)
    assert "Today is Tuesday" not in " ".join(spoken(page.list))
    page.open_button.click()
    assert "Today is Tuesday" in words_of(page)


def test_each_can_be_removed_and_comes_back(
    page: HelpsPage, care: CareDesk, session: Session, undo: Callable[[], None]
) -> None:
    rate(session, "tea-slow", 1)
    session.care_log.keep_answer("come-back-to-now", "Say today.", "Today is Tuesday", now=NOW)
    care.load()
    page.remove_button.click()
    assert session.care_log.log() == []
    page.remove_button.click()
    assert session.care_log.kept_answers() == []
    undo()
    undo()
    assert len(spoken(page.list)) == 2


def test_saving_takes_only_what_was_chosen(
    page: HelpsPage, care: CareDesk, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate(session, "tea-slow", 2)
    care.load()
    asked: list[tuple[list[str], str]] = []
    monkeypatch.setattr(page._saving, "ask", lambda *words: asked.append(words))
    page.list.setCurrentIndex(page.list.lines.index(1))
    page.save_button.click()
    ((lines, name),) = asked
    assert lines == [
        "9 March 2026, 21:15",
        "Slow tea",
        "6 before, 4 after",
        "On an ordinary day",
    ]
    assert name == "2026-03-09.txt"


def test_the_picture_is_for_one_kind_of_time_as_the_words_are(
    page: HelpsPage, care: CareDesk, session: Session
) -> None:
    rate(session, "tea-slow", 5)
    care.load()
    assert [page.context.itemText(n) for n in range(page.context.count())] == [
        "At any time", "On an ordinary day",
    ]  # fmt: skip
    rate(session, "slow-walk", 5, Context.NIGHT)
    care.load()
    assert page.context.isVisible()
    assert {span.title for span in page.picture._spans} == {
        "Slow tea", "Slow walk, nowhere to be",
    }  # fmt: skip
    page.context.setCurrentIndex(page.context.findText("At night"))
    page.context.activated.emit(page.context.currentIndex())
    assert [span.title for span in page.picture._spans] == ["Slow walk, nowhere to be"]
    care.load()
    assert page.context.currentText() == "At night"


def test_what_eased_most_is_on_top_in_each_kind_of_time(
    page: HelpsPage, care: CareDesk, session: Session
) -> None:
    for item, after in (("slow-walk", 6), ("tea-slow", 1)):
        for days in range(5):
            at = NOW - timedelta(days)
            session.care_log.note(item, now=at, before=8, after=after, context=Context.NIGHT)
            session.care_log.note(item, now=at, before=8, after=9 - after)
    care.load()
    page.context.setCurrentIndex(page.context.findText("At night"))
    page.context.activated.emit(page.context.currentIndex())
    assert [span.title for span in page.picture._spans] == ["Slow tea", "Slow walk, nowhere to be"]
