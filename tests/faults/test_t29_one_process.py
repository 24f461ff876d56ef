"""T29: one vault, one process; a lock left behind locks nobody out."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import VaultInUse
from companion.paths import Paths
from companion.vault.presence import LOCK_FILE
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, base_of, fingerprints, new_vault
from tests.support.kills import killed_after, together
from tests.support.proof import Proof
from tests.support.workers import hold, race

TRIES = 3
"""Who is made to wait is so each time; a busy machine makes one wait now and then."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long it took."""
    started = time.monotonic()
    work()
    return time.monotonic() - started


def shortest(work: Callable[[], object]) -> float:
    """Return the shortest time of some tries."""
    return min(seconds(work) for _ in range(TRIES))


@pytest.mark.usefixtures("vault")
def test_a_second_process_is_told_at_once_and_changes_nothing(paths: Paths) -> None:
    """T29: VaultInUse within a second."""
    before = fingerprints(paths.vault)

    def both() -> None:
        assert together(race, base_of(paths), processes=2) == [("in use",), ("in use",)]

    def here() -> None:
        with pytest.raises(VaultInUse):
            Vault.unlock(paths, PASSPHRASE)

    assert shortest(both) < 5  # two processes start in this time as well
    assert shortest(here) < 1
    assert fingerprints(paths.vault) == before


def test_after_a_kill_it_opens_at_once(paths: Paths) -> None:
    """T29: the kernel gives the lock back."""
    new_vault(paths).close()
    opening = []
    for _ in range(TRIES):
        killed_after(hold, base_of(paths), "a page", count=1)
        opening.append(seconds(lambda: Vault.unlock(paths, PASSPHRASE).close()))
    assert min(opening) < 1


@pytest.mark.slow
def test_of_two_that_open_at_the_same_moment_one_gets_it(paths: Paths, proof: Proof) -> None:
    """T29: two processes open it at the same moment, again and again; one of them gets it."""
    races = proof.figure(short=50, full=100)
    new_vault(paths).close()
    for _ in range(races):
        answers = together(race, base_of(paths), processes=2)
        assert sorted(answers) == [("in use",), ("opened",)]
    Vault.unlock(paths, PASSPHRASE).close()
    proof.says(races=races, both=0, neither=0)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _of_another_program(file: Path) -> None:
    file.write_text("4711\ncompanion\nanother-computer\n")


def _without_rights(file: Path) -> None:
    file.touch()
    file.chmod(0)


def _a_link_to_nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to("/nowhere/at/all")


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    "left", [_empty, _of_another_program, _without_rights, _a_link_to_nowhere, _a_folder, _gone]
)
def test_whatever_lies_in_the_place_of_the_lock_locks_nobody_out(
    paths: Paths, left: Callable[[Path], None]
) -> None:
    """T29: empty, foreign and stale lock files."""
    new_vault(paths).close()
    left(paths.vault / LOCK_FILE)
    Vault.unlock(paths, PASSPHRASE).close()
