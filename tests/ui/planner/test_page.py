from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.widgets.quiet_list import QuietList, Row, fitted
from tests.ui.planner.conftest import Save, Shown


def test_filled_anew_the_focus_stays_on_what_has_the_same_name(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    save()
    dates.open()
    page = shown(DatesPage)
    page.soon.setFocus()
    former = page.soon
    page.refresh()
    assert page.soon is not former
    assert page.soon.hasFocus()


def test_what_went_wrong_is_said_on_the_page(dates: PlannerDesk, shown: Shown) -> None:
    dates.open()
    page = shown(DatesPage)
    page.failed(DiskFull())
    assert page.message.text


def test_a_list_is_as_high_as_its_rows_or_as_some_of_them(dates: PlannerDesk) -> None:
    dates.open()
    shown = QuietList(dates.page)
    shown.lines.show_rows([Row("a", "One")])
    fitted(shown)
    one = shown.height()
    shown.lines.show_rows([Row(str(n), "One") for n in range(50)])
    fitted(shown, 4)
    assert one < shown.height() < 5 * one


def test_a_page_that_fits_has_no_bar_to_scroll_with(dates: PlannerDesk, qtbot: QtBot) -> None:
    dates.open_records("calls")
    page = dates.page
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    QCoreApplication.processEvents()
    assert page.verticalScrollBar().maximum() == 0
    assert not page.bar.isVisible()
