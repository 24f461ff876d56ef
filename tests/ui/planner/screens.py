"""The screens of Dates and Today, each brought up as a person would see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion.ui.main_window import MainWindow

Show = Callable[[MainWindow, Any], None]


def _desk(window: MainWindow) -> Any:
    assert window.workspace is not None
    return window.workspace.dates


def _open(name: str) -> Show:
    return lambda window, _ids: getattr(_desk(window), name)()


def _again(window: MainWindow, _ids: Any) -> None:
    _today_again(window, _ids)
    _desk(window).open_again()


def _today_again(window: MainWindow, _ids: Any) -> None:
    desk = _desk(window)
    desk.open_today()
    desk.page.again_button.click()


def screens() -> dict[str, tuple[bool, Show]]:
    return {
        "today, quiet": (True, _open("open_today")),
        "today": (False, _open("open_today")),
        "dates, none": (True, _open("open")),
        "dates": (False, _open("open")),
        "dates, all": (False, _open("open_all")),
        "add": (True, _open("open_add")),
        "edit": (False, lambda window, ids: _desk(window).open_edit(ids[1].id)),
        "date": (False, lambda window, ids: _desk(window).open_date(ids[0].id)),
        "date, no plan": (False, lambda window, ids: _desk(window).open_date(ids[1].id)),
        "plan": (False, lambda window, ids: _desk(window).open_plan(ids[0].id)),
        "card": (False, lambda window, ids: _desk(window).open_card(ids[0].id, ids[4], "around")),
        "card going": (
            False,
            lambda window, ids: _desk(window).open_card(ids[0].id, ids[4], "going", 2),
        ),
        "days around": (
            False,
            lambda window, ids: _desk(window).open_check_ins(ids[0].id, ids[4]),
        ),
        "paper": (False, lambda window, ids: _desk(window).open_print(ids[0].id, ids[4])),
        "month": (False, _open("open_month")),
        "year": (False, _open("open_year")),
        "court": (False, _open("open_justice")),
        "court none": (True, _open("open_justice")),
        "papers": (True, _open("open_papers")),
        "calls": (True, lambda window, _ids: _desk(window).open_records("calls")),
        "call": (True, lambda window, _ids: _desk(window).open_record("calls")),
        "claim": (True, lambda window, _ids: _desk(window).open_record("claims")),
        "notice": (True, lambda window, _ids: _desk(window).open_record("notices")),
        "public days": (True, _open("open_observances")),
        "calendar file": (True, _open("open_calendar_file")),
        "bin, dates": (True, _open("open_bin")),
        "again": (False, _again),
        "today, again": (False, _today_again),
    }
