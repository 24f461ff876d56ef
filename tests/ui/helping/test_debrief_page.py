"""A note after helping: kept as one types, weights only if one likes."""

from __future__ import annotations

from PySide6.QtTest import QTest

from companion.clock import now
from companion.helping.model import MUCH, SOME, Debrief
from companion.ui.helping.care_page import HelperCarePage
from companion.ui.helping.debrief_page import DebriefPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


def opened(workspace: Workspace, debrief_id: str = "") -> DebriefPage:
    guide = workspace.people.guide
    if debrief_id:
        guide.open_debrief(debrief_id)
    else:
        guide.new_debrief()
    assert isinstance(workspace.side, DebriefPage)
    return workspace.side


def test_nothing_said_is_no_note(workspace: Workspace, session: Session) -> None:
    page = opened(workspace)
    assert not page.bin_button.isVisible()
    page.back.click()
    assert session.helping.debriefs() == []


def test_words_and_weights_are_kept(workspace: Workspace, session: Session) -> None:
    page = opened(workspace)
    QTest.keyClicks(page.note, "Tired.")
    page.energy._group.buttons()[2].click()
    page.before.setCurrentIndex(page.before.findData(3))
    page.after.setCurrentIndex(page.after.findData(0))
    page.back.click()
    kept = [one.debrief for one in session.helping.debriefs()]
    assert kept == [Debrief(now().date(), MUCH, "Tired.", 3, 0)]
    again = opened(workspace, session.helping.debriefs()[0].id)
    assert again.typed() == kept[0]


def test_weights_are_left_out_at_first(workspace: Workspace, session: Session) -> None:
    page = opened(workspace)
    QTest.keyClicks(page.note, "Tired.")
    page.keeping.keep()
    debrief = session.helping.debriefs()[0].debrief
    assert (debrief.energy, debrief.before, debrief.after) == (SOME, None, None)


def test_the_bin_with_undo(workspace: Workspace, session: Session) -> None:
    saved = session.helping.save_debrief(Debrief(now().date(), note="Tired."), now=now())
    opened(workspace, saved.id).bin_button.click()
    first = workspace.side
    assert isinstance(first, HelperCarePage)
    assert session.helping.debriefs() == []
    first.message.action_chosen.emit("undo")
    assert [one.id for one in session.helping.debriefs()] == [saved.id]
