"""T41: a migration that is killed leaves the old vault or the new one, whole, and data equal."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, base_of
from tests.support.kills import killed_after
from tests.support.proof import Proof
from tests.support.workers import unlock
from tests.vault.golden.test_golden import KEPT, unpacked

_SECONDS = 0.6


@pytest.mark.slow
@pytest.mark.parametrize("archive", KEPT[:-1], ids=lambda archive: archive.stem)
def test_an_old_vault_opens_after_any_kill(archive: Path, paths: Paths, proof: Proof) -> None:
    """T41: killed while an older vault is brought up, it opens with all its pages."""
    kills = proof.figure(short=4, full=100)
    rng = random.Random(archive.stem)
    rows = unpacked(archive, paths)
    texts = {row["body"] for row in rows["entry_text"]}
    untouched = base_of(paths).parent / "untouched"
    shutil.copytree(base_of(paths), untouched)
    for number in range(kills):
        if number % 2 == 0:  # half of them once more on what the kill before left
            shutil.rmtree(base_of(paths))
            shutil.copytree(untouched, base_of(paths))
        killed_after(unlock, base_of(paths), seconds=rng.uniform(0, _SECONDS))
        vault = Vault.unlock(paths, PASSPHRASE)
        try:
            journal = Journal(vault)
            shown = (
                *journal.newest(),
                *journal.newest(in_bin=True),
                *journal.newest(set_aside=True),
            )
            assert {journal.read(one.id).page.text for one in shown} == texts
            assert vault.check().sound
        finally:
            vault.close()
    proof.says(kills=kills, lost=0)
