from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from companion import i18n
from companion.errors import DiskFull
from companion.planner.justice.model import Call, Claim, NoticeTo
from companion.planner.justice.records import CALL, CLAIM, NOTICE
from companion.planner.justice.service import Justice
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.moment_fields import MomentFields
from companion.ui.planner.record_kinds import record_kind
from companion.ui.planner.record_page import RecordPage
from companion.ui.planner.records_page import RecordsPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.choice import Choice
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.ui.planner.conftest import Shown


def put(page: RecordPage, name: str, words: str) -> None:
    widget = page._widgets[name]
    assert isinstance(widget, QLineEdit)
    widget.setText(words)


def test_a_call_is_kept_as_it_is_typed_once(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    dates.open_record("calls")
    page = shown(RecordPage)
    put(page, "office", "The court")
    page.keep()
    put(page, "reference", "26-114")
    put(page, "next_day", "10 March 2026")
    workspace.show_write()
    (one,) = session.justice.records(CALL)
    assert (one.value.office, one.value.reference) == ("The court", "26-114")
    assert one.value.next_day == date(2026, 3, 10)
    assert len([each for each in workspace.recent.all if "call" in each.sentence]) == 1
    workspace.recent.all[0].undo()
    assert session.justice.records(CALL) == []
    workspace.recent.all[0].redo()
    assert session.justice.records(CALL)[0].value.reference == "26-114"


def test_nothing_typed_is_nothing_kept(dates: PlannerDesk, shown: Shown, session: Session) -> None:
    dates.open_record("claims")
    shown(RecordPage).keep()
    assert session.justice.records(CLAIM) == []


def test_when_a_call_was_can_be_told_later(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    saved = session.justice.save(CALL, Call(NOW, "The court"), now=NOW)
    dates.open_record("calls", saved.id)
    page = shown(RecordPage)
    page.keep()
    assert session.justice.read(CALL, saved.id).value.when == NOW
    fields = page.findChild(MomentFields)
    assert (fields.day.text(), fields.time.text()) == ("10 March 2026", "21:15")
    fields.day.setText("9 March 2026")
    fields.time.setText("at noon")
    page.keep()
    assert "09:30" in page.message.text
    fields.time.setText("9:40 am")
    page.keep()
    kept = session.justice.read(CALL, saved.id).value.when
    assert (kept.date(), f"{kept:%H:%M}") == (date(2026, 3, 9), "09:40")
    assert kept.tzinfo is not None


def test_a_day_that_cannot_be_read_is_told_and_stays(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    dates.open_record("claims")
    page = shown(RecordPage)
    put(page, "last_day", "soon")
    page.keep()
    assert "10 March 2026" in page.message.text
    assert session.justice.records(CLAIM) == []


def test_what_is_typed_beside_a_day_that_cannot_be_read_is_kept(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    dates.open_record("claims")
    page = shown(RecordPage)
    put(page, "last_day", "3/10/2026")
    put(page, "office", "An office")
    page.keep()
    assert "Write the month as a word" in page.message.text
    put(page, "number", "77")
    workspace.show_write()
    (kept,) = session.justice.records(CLAIM)
    assert (kept.value.office, kept.value.number) == ("An office", "77")
    assert kept.value.last_day is None


def test_a_new_record_is_one_however_slow_the_disk_is(
    dates: PlannerDesk, shown: Shown, session: Session, tasks: ImmediateTasks
) -> None:
    dates.open_record("claims")
    page = shown(RecordPage)
    tasks.hold()
    put(page, "office", "An off")
    page.keep()
    put(page, "office", "An office")
    page.keep()
    tasks.drain()
    (kept,) = session.justice.records(CLAIM)
    assert kept.value.office == "An office"


def test_a_new_record_that_was_undone_and_redone_loses_nothing(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    dates.open_record("claims")
    page = shown(RecordPage)
    put(page, "office", "An office")
    page.keep()
    workspace.turning.undo_last()
    assert page.value().office == ""
    workspace.turning.turn(workspace.recent.all[0])
    assert page.value().office == "An office"
    put(page, "number", "77")
    page.keep()
    (kept,) = session.justice.records(CLAIM)
    assert (kept.value.office, kept.value.number) == ("An office", "77")


def test_what_is_typed_after_undo_does_not_go_into_the_bin(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    dates.open_record("claims")
    page = shown(RecordPage)
    put(page, "office", "An office")
    page.keep()
    workspace.turning.undo_last()
    assert page.value().office == ""
    put(page, "office", "Another")
    page.keep()
    assert [each.value.office for each in session.justice.records(CLAIM)] == ["Another"]
    workspace.turning.undo_last()
    assert session.justice.records(CLAIM) == []


def test_what_the_disk_did_not_take_is_kept_when_the_page_is_left(
    dates: PlannerDesk, shown: Shown, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DiskFull

    dates.open_record("claims")
    page = shown(RecordPage)
    with monkeypatch.context() as patched:
        patched.setattr(Justice, "save", refuse)
        put(page, "office", "An office")
        page.keep()
        assert page.message.text
    page.back.click()
    assert [each.value.office for each in session.justice.records(CLAIM)] == ["An office"]


def test_a_day_that_is_past_is_said_with_a_way_on(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    saved = session.justice.save(
        CLAIM, Claim("An office", last_day=date(2020, 1, 1), rule="Within two years."), now=NOW
    )
    dates.open_record("claims", saved.id)
    told = shown(RecordPage).facts.text()
    assert "This was read more than a year ago." in told
    assert "You can ask." in told


def test_who_is_told_of_a_release(dates: PlannerDesk, shown: Shown, session: Session) -> None:
    dates.open_record("notices")
    page = shown(RecordPage)
    put(page, "service", "The state's service")
    choice = page._widgets["to"]
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.findData(NoticeTo.ME))
    page.back.click()
    assert session.justice.records(NOTICE)[0].value.to is NoticeTo.ME


def test_to_the_bin_and_back(
    dates: PlannerDesk, shown: Shown, session: Session, workspace: Workspace
) -> None:
    saved = session.justice.save(CLAIM, Claim("An office"), now=NOW)
    dates.open_record("claims", saved.id)
    shown(RecordPage).bin_button.click()
    assert shown(RecordsPage).list.lines.rowCount() == 0
    workspace.turning.undo_last()
    assert shown(RecordsPage).list.lines.rowCount() == 1


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("key", ["calls", "claims", "notices", "papers"])
def test_each_field_is_one_of_its_value(key: str, language: str) -> None:
    i18n.use(language)
    kind = record_kind(key)
    value = kind.new()
    assert all(hasattr(value, field.name) for field in kind.fields)
    assert all(part is not None for part in kind.line(value))
