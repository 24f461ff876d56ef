"""T13: whenever a backup is cut short, every copy that has a name is whole."""

from __future__ import annotations

import random

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.opener import by_passphrase
from companion.vault.restoring import verify
from tests.support.builders import NOW, PASSPHRASE, base_of, new_vault, page
from tests.support.kills import killed_at_random
from tests.support.proof import Proof
from tests.support.workers import back_up_for_ever

BASELINE = 10


@pytest.mark.slow
def test_every_copy_with_a_name_opens_and_has_all_pages(swift_paths: Paths, proof: Proof) -> None:
    """T13: killed while copies are made and older ones let go, each with a name opens."""
    cycles = proof.figure(short=25, full=150)
    vault = new_vault(swift_paths)
    for number in range(BASELINE):
        Journal(vault).write(page(f"{number} " + "sea lamp " * 200), now=NOW)
    vault.close()
    rng = random.Random(13)
    checked = set()
    for cycle in range(cycles):
        killed_at_random(
            back_up_for_ever, base_of(swift_paths), cycle, rng=rng, most=3, seconds=0.3
        )
        for copy in backups.listed(swift_paths.backups):
            if copy.folder not in checked:
                assert verify(copy.folder, by_passphrase(PASSPHRASE)).entries >= BASELINE
                checked.add(copy.folder)
    assert len(checked) >= cycles // 10  # some are killed by count, however slow the machine
    proof.says(kills=cycles, copies=len(checked), bad=0)
