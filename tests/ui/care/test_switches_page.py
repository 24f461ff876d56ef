from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.care.service import CHECK_INS, LOG, SPIRITUAL
from companion.ui.care.desk import CareDesk
from companion.ui.care.switches_page import SwitchesPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, care: CareDesk) -> SwitchesPage:
    care.go("settings")
    made = workspace.side
    assert isinstance(made, SwitchesPage)
    return made


def test_everything_is_off_at_first(page: SwitchesPage) -> None:
    assert not any(tick.isChecked() for tick in (*page.switches.values(), *page.flags.values()))


def test_each_takes_effect_at_once_and_can_be_undone(
    page: SwitchesPage, session: Session, undo: Callable[[], None]
) -> None:
    for name, field in ((SPIRITUAL, "spiritual"), (LOG, "log"), (CHECK_INS, "check_ins")):
        page.switches[name].click()
        assert getattr(session.care.switches(), field)
        undo()
        assert not getattr(session.care.switches(), field)
        assert not page.switches[name].isChecked()


def test_a_mark_that_is_never_offered(
    page: SwitchesPage, session: Session, undo: Callable[[], None]
) -> None:
    page.flags["breath_panic"].click()
    page.flags["crowds"].click()
    assert session.care.choices().hidden_flags == {"breath_panic", "crowds"}
    assert page.message.text == "Never offered: Crowds"
    page.flags["breath_panic"].click()
    assert session.care.choices().hidden_flags == {"crowds"}
    undo()
    undo()
    assert session.care.choices().hidden_flags == {"breath_panic"}
