from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from companion.ui.application_events import ApplicationEvents, application_events

KIND = QEvent.Type.User
OTHER = QEvent.Type.WindowActivate


class Ear(QObject):
    def __init__(self, told: list[str], name: str, *, takes: bool = False) -> None:
        super().__init__()
        self._told, self._name, self._takes = told, name, takes

    def hear(self, _watched: QObject, _event: QEvent) -> bool:
        self._told.append(self._name)
        return self._takes


def send(kind: QEvent.Type = KIND) -> None:
    application = QApplication.instance()
    assert application is not None
    QCoreApplication.sendEvent(application, QEvent(kind))


def events() -> ApplicationEvents:
    made = application_events()
    assert made is not None
    return made


def test_there_is_one() -> None:
    assert events() is events()


def test_whoever_came_last_is_told_first_and_may_keep_it() -> None:
    told: list[str] = []
    first, last = Ear(told, "first"), Ear(told, "last", takes=True)
    events().listen([KIND], first.hear)
    send()
    send(OTHER)
    events().listen([KIND], last.hear)
    send()
    assert told == ["first", "last"]
    events().forget(last.hear)
    send()
    assert told == ["first", "last", "first"]
    events().forget(first.hear)
    send()
    assert len(told) == 3


def test_to_listen_twice_is_to_be_told_once() -> None:
    told: list[str] = []
    ear = Ear(told, "ear")
    for _time in range(2):
        events().listen([KIND], ear.hear)
    send()
    assert told == ["ear"]
    events().forget(ear.hear)


def test_what_is_gone_is_told_nothing_and_kept_by_nobody() -> None:
    told: list[str] = []
    deleted, dropped = Ear(told, "deleted"), Ear(told, "dropped")
    for ear in (deleted, dropped):
        events().listen([KIND], ear.hear)
    delete(deleted)
    del dropped, ear
    send()
    assert told == []
