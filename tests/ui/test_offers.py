"""Soft offers: never on the first visit, one at a time, none comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from companion.ui.offers import Offers
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.unlock.session import Session
from companion.vault.preferences import Preferences
from tests.support.builders import PASSPHRASE
from tests.support.immediate import ImmediateTasks
from tests.ui.conftest import OpenWindow

Visit = Callable[[], Offers]


@pytest.fixture
def visit(qtbot: QtBot, session: Session, tasks: ImmediateTasks) -> Visit:
    def made() -> Offers:
        offers = Offers(replace(session, is_first=False), tasks)
        qtbot.addWidget(offers)
        return offers

    return made


def test_none_on_the_first_visit(qtbot: QtBot, session: Session, tasks: ImmediateTasks) -> None:
    offers = Offers(session, tasks)
    qtbot.addWidget(offers)
    assert offers.isHidden()


def test_one_a_visit_and_each_only_once(visit: Visit) -> None:
    first = visit()
    assert not first.isHidden()
    assert "recovery sheet" in first.words.text()
    first.no.click()
    assert first.isHidden()
    second = visit()
    assert "Hide now" in second.words.text()
    assert second.yes.accessibleName() == second.yes.text() == "Good to know"
    second.yes.click()
    assert visit().isHidden()


def test_unanswered_it_stays(visit: Visit) -> None:
    assert visit().words.text() == visit().words.text()


def test_no_sheet_is_offered_to_who_has_one(visit: Visit, session: Session) -> None:
    session.vault.new_recovery_code(PASSPHRASE)
    assert "Hide now" in visit().words.text()


def test_yes_goes_to_the_sheet(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=replace(session, is_first=False))
    assert window.workspace is not None
    window.workspace.offers.yes.click()
    assert isinstance(window.workspace.side, RecoverySheet)
    assert window.workspace.offers.isHidden()


def test_what_cannot_be_read_disturbs_nobody(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Preferences) -> None:
        raise OSError

    monkeypatch.setattr(Preferences, "all", fail)
    assert visit().isHidden()
