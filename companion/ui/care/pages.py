"""Which page shows what; each is imported when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.ui.care.desk import CareDesk


def made(desk: CareDesk, name: str, subject: Any) -> QWidget:
    """Return a new page by its name, about something; the three ideas for an unknown name."""
    if name in {"all", "idea", "settings"}:
        return _of_the_catalog(desk, name, subject)
    if name == "day":
        from companion.ui.care.day_page import DayPage

        return DayPage(desk, subject)
    if name in {"list", "own", "set"}:
        return _of_ones_own(desk, name, subject)
    if name in {"helps", "check-ins", "line", "words", "form"}:
        return _of_notes(desk, name, subject)
    from companion.ui.care.ideas_page import IdeasPage

    return IdeasPage(desk)


def _of_the_catalog(desk: CareDesk, name: str, subject: Any) -> QWidget:
    if name == "all":
        from companion.ui.care.all_page import AllPage

        return AllPage(desk)
    if name == "idea":
        from companion.ui.care.idea_page import IdeaPage

        return IdeaPage(desk, subject)
    from companion.ui.care.switches_page import SwitchesPage

    return SwitchesPage(desk)


def _of_ones_own(desk: CareDesk, name: str, subject: Any) -> QWidget:
    if name == "list":
        from companion.ui.care.my_list_page import MyListPage

        return MyListPage(desk)
    if name == "own":
        from companion.ui.care.own_page import OwnPage

        return OwnPage(desk, subject)
    from companion.ui.care.set_page import SetPage

    return SetPage(desk, subject)


def _of_notes(desk: CareDesk, name: str, subject: Any) -> QWidget:
    if name == "helps":
        from companion.ui.care.helps_page import HelpsPage

        return HelpsPage(desk)
    if name == "check-ins":
        from companion.ui.care.check_ins_page import CheckInsPage

        return CheckInsPage(desk)
    if name == "line":
        from companion.ui.care.line_page import LinePage

        return LinePage(desk)
    if name == "words":
        from companion.ui.care.words_page import WordsPage

        return WordsPage(desk)
    from companion.ui.care.form_page import FormPage

    return FormPage(desk, subject)
