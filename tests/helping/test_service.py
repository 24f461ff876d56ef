from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.errors import DebriefNotFound, FieldTooLong
from companion.helping.model import Answer, Debrief, Limits, StopRule
from companion.helping.service import Helping
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE

TODAY = NOW.date()


@pytest.fixture
def helping(vault: Vault) -> Helping:
    return Helping(vault)


def rules(helping: Helping, days: int = 0) -> list[StopRule]:
    return [stop.rule for stop in helping.stops(now=NOW + timedelta(days=days))]


def test_answers_can_be_resumed_after_locking(vault: Vault, paths: Paths) -> None:
    Helping(vault).answer({"hope": Answer("yes", "my words")}, now=NOW)
    vault.close()
    opened = Vault.unlock(paths, PASSPHRASE)
    helping = Helping(opened)
    assert helping.answer({"bond": Answer("partly")}, now=NOW) == {
        "hope": Answer("yes", "my words"),
        "bond": Answer("partly"),
    }
    opened.close()


def test_answers_can_go_and_come_back(helping: Helping) -> None:
    before = helping.answer({"hope": Answer("yes")}, now=NOW)
    assert helping.let_answers_go() == before
    assert helping.answers() == {}
    assert helping.answer(before, now=NOW) == before
    with pytest.raises(FieldTooLong):
        helping.answer({"x" * 999: Answer("yes")}, now=NOW)


def test_limits_can_be_set_and_set_back(helping: Helping) -> None:
    before = helping.limits()
    assert helping.set_limits(Limits(4, (" no sleep ",))) == Limits(4, ("no sleep",))
    assert helping.set_limits(before) == Limits() == helping.limits()


def test_a_note_can_be_kept_changed_and_brought_back(helping: Helping) -> None:
    saved = helping.save_debrief(Debrief(TODAY, 2, "tired", 3, 5), now=NOW)
    changed = helping.save_debrief(
        replace(saved.debrief, after=4), now=NOW + timedelta(days=1), debrief_id=saved.id
    )
    assert (changed.id, changed.created, changed.debrief.after) == (saved.id, NOW, 4)
    helping.save_debrief(Debrief(TODAY - timedelta(days=1)), now=NOW)
    assert helping.debriefs()[0] == changed == helping.debrief(saved.id)
    assert helping.move_to_bin(saved.id, now=NOW).deleted == NOW
    assert [one.id for one in helping.debriefs(in_bin=True)] == [saved.id]
    assert helping.empty_old_bin(now=NOW + timedelta(days=30)) == 0
    assert helping.restore(saved.id) == changed
    helping.move_to_bin(saved.id, now=NOW)
    assert helping.empty_old_bin(now=NOW + timedelta(days=31)) == 1
    with pytest.raises(DebriefNotFound):
        helping.debrief(saved.id)
    with pytest.raises(DebriefNotFound):
        helping.save_debrief(Debrief(TODAY), now=NOW, debrief_id=saved.id)


def test_each_stop_is_spoken_once(helping: Helping) -> None:
    assert rules(helping) == []
    helping.set_limits(Limits(3))
    first = helping.save_debrief(Debrief(TODAY, 3, before=2, after=9), now=NOW)
    assert rules(helping) == [StopRule.WEEK_IS_FULL, StopRule.VERY_HEAVY]
    assert rules(helping) == []
    helping.save_debrief(Debrief(TODAY, 3, before=2, after=4), now=NOW)
    assert rules(helping, 1) == [StopRule.HEAVIER_AFTER]
    assert rules(helping, 2) == []
    helping.move_to_bin(first.id, now=NOW)
    helping.restore(first.id)
    assert rules(helping, 3) == []
    in_a_week = TODAY + timedelta(days=7)
    helping.save_debrief(Debrief(in_a_week, 3, before=2, after=2), now=NOW)
    assert rules(helping, 7) == [StopRule.WEEK_IS_FULL]


def test_a_stop_in_the_bin_is_not_spoken(helping: Helping) -> None:
    saved = helping.save_debrief(Debrief(TODAY, after=10), now=NOW)
    helping.move_to_bin(saved.id, now=NOW)
    assert rules(helping) == []
    helping.restore(saved.id)
    assert rules(helping) == [StopRule.VERY_HEAVY]
