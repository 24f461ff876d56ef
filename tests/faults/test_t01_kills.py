"""T1: saved means saved, whenever the process dies."""

from __future__ import annotations

import random

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, base_of, new_vault
from tests.support.kills import killed_at_random
from tests.support.proof import FULL, Proof
from tests.support.workers import digest, write_for_ever

PARTS = 4
"""Vaults that share the kills: all of one is read after each kill."""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_acknowledged_page_and_draft_is_there_after_a_kill(
    swift_paths: Paths, proof: Proof, part: int
) -> None:
    """T1: kill -9 while pages are written, none lost, no damage; T9: no false alarm."""
    cycles = proof.figure(short=120, full=1_000) // PARTS
    least = proof.figure(short=120, full=30_000) // PARTS
    longest = 0.4 if FULL else 0.2
    paths = swift_paths
    rng = random.Random(20260310 + part)
    new_vault(paths).close()
    expected: dict[str, str] = {}
    acknowledged = kills = 0
    while kills < cycles or acknowledged < least:
        kills += 1
        seed = rng.randrange(2**31)
        killed = killed_at_random(
            write_for_ever, base_of(paths), seed, rng=rng, most=40, seconds=longest
        )
        acknowledged += len(killed.acks)
        vault = Vault.unlock(paths, PASSPHRASE)  # a false alarm would raise ChangesMissing
        try:
            journal = Journal(vault)
            pages = {uid: code for kind, uid, code in killed.acks if kind == "page"}
            found = {uid: digest(journal.read(uid).page.text) for uid in pages}
            drafts = {uid: code for kind, uid, code in killed.acks if kind == "draft"}
            kept = {draft.id: digest(draft.page.text) for draft in journal.drafts()}
            changed = [uid for uid in pages if found[uid] != pages[uid]]
            changed_drafts = [uid for uid in drafts if kept[uid] != drafts[uid]]
            # The last change of all may have been saved without time to say so.
            assert len(changed) + len(changed_drafts) <= 1
            for uid in changed:
                assert digest(journal.revisions(uid)[0].page.text) == pages[uid]
            expected.update(found)
            assert vault.check().sound
        finally:
            vault.close()
    vault = Vault.unlock(paths, PASSPHRASE)
    try:
        journal = Journal(vault)
        assert {uid: digest(journal.read(uid).page.text) for uid in expected} == expected
    finally:
        vault.close()
    assert acknowledged > cycles
    proof.says(kills=kills, acknowledged=acknowledged, lost=0)
