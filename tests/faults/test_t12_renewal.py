"""T12: whenever new keys for everything are cut short, exactly one key opens a whole vault."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from companion.errors import WrongPassphrase
from companion.journal.salvaging import mend
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.presence import READY
from companion.vault.renewal import renew_open
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, base_of, new_vault, page
from tests.support.kills import killed_at_random
from tests.support.proof import Proof
from tests.support.workers import renew_for_ever

PAGES = {f"{number} " + "sea lamp " * 200 for number in range(10)}


def pages_with(paths: Paths, key: str) -> set[str] | None:
    """Return the pages that a key opens, or None when it opens nothing."""
    try:
        vault = Vault.unlock(paths, key)
    except WrongPassphrase:
        return None
    journal = Journal(vault)
    try:
        assert vault.check().sound
        return {journal.read(each.id).page.text for each in journal.newest()}
    finally:
        vault.close()


@pytest.mark.slow
def test_one_key_opens_everything_after_every_kill(swift_paths: Paths, proof: Proof) -> None:
    """T12: killed while all keys are renewed, exactly one key opens, with every page."""
    cycles = proof.figure(short=12, full=200)
    vault = new_vault(swift_paths)
    for text in PAGES:
        Journal(vault).write(page(text), now=NOW)
    vault.close()
    rng = random.Random(12)
    current, renewals = PASSPHRASE, 0
    for _cycle in range(cycles):
        killed = killed_at_random(
            renew_for_ever, base_of(swift_paths), current, rng=rng, most=4, seconds=2.5
        )
        done = [key for word, key in killed.acks if word == "done"]
        begun = [key for word, key in killed.acks if word == "begins"]
        renewals += len(done)
        candidates = {(done or [current])[-1], (begun or [current])[-1]}
        opening = {key: pages_with(swift_paths, key) for key in candidates}
        (current,) = (key for key, found in opening.items() if found is not None)
        assert opening[current] == PAGES
    proof.says(kills=cycles, renewals=renewals, locked_out=0)


def test_what_an_earlier_crash_left_ready_never_takes_the_place(
    vault: Vault, paths: Paths, tmp_path: Path
) -> None:
    """T12: a restore left its vault ready; new keys are cut short in the middle of the switch."""
    new_key = "a newer sea lamp window"
    stale = paths.data / f"{READY}before-restore-20260101T000000Z"
    shutil.copytree(paths.vault, stale, ignore=shutil.ignore_patterns("*.lock", "*-wal"))
    Journal(vault).write(page("written since"), now=NOW)
    states: list[Path] = []
    real = Path.rename

    def watched(self: Path, target: Path) -> Path:
        states.append(tmp_path / f"state-{len(states)}")
        shutil.copytree(paths.data, states[-1])
        return real(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", watched)
        renew_open(vault, paths, PASSPHRASE, new_key, mend, now=NOW, cost=CHEAP)
    vault.close()
    for state in states:
        shutil.rmtree(paths.data)
        shutil.copytree(state, paths.data)
        found = [pages_with(paths, key) for key in (PASSPHRASE, new_key)]
        assert [each for each in found if each is not None] == [{"written since"}]
