from __future__ import annotations

import pytest

from companion.errors import DiskFull
from companion.journal.open_notebooks import OpenNotebooks
from companion.paths import Paths
from companion.ui.guard.backing_up import AGAIN_MINUTES, FIRST_MINUTES, BackingUp
from companion.vault import backups
from companion.vault.vault import Vault
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def backing_up(vault: Vault, paths: Paths, tasks: ImmediateTasks) -> BackingUp:
    return BackingUp(OpenNotebooks(vault, paths), paths, tasks)


def test_a_while_after_opening_a_copy_is_made_and_then_one_a_day(
    backing_up: BackingUp, paths: Paths
) -> None:
    assert backing_up.timer.interval() == FIRST_MINUTES * 60_000
    backing_up.timer.timeout.emit()
    assert len(backups.listed(paths.backups)) == 1
    assert backing_up.timer.isActive()
    assert backing_up.timer.interval() == AGAIN_MINUTES * 60_000
    backing_up.timer.timeout.emit()
    assert len(backups.listed(paths.backups)) == 1


def test_what_goes_wrong_is_told_once_a_visit(
    backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise DiskFull

    monkeypatch.setattr(backups, "make", full)
    told: list[str] = []
    backing_up.failed.connect(told.append)
    backing_up.look()
    backing_up.look()
    assert len(told) == 1
    assert backing_up.timer.isActive()
