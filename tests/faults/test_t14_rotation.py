"""T14: whatever clock, disk and damage do to the copies, the last good one stays."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from companion.errors import CompanionError, DiskFull
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.backups import listed
from companion.vault.opener import by_passphrase
from companion.vault.restoring import verify
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault, page
from tests.support.crashes import FullDisk
from tests.support.proof import Proof

KEY = by_passphrase(PASSPHRASE)
MOST = 7 + 4 + 12
"""Copies that are kept of one vault: days, weeks and months."""


class Days:
    """A vault that is copied day after day, and what is known of its copies."""

    def __init__(self, paths: Paths) -> None:
        self.rng = random.Random(14)
        self.vault: Vault = new_vault(paths)
        self.folder = paths.backups
        self.good: dict[Path, int] = {}
        """Copies that were made and not damaged since, with the pages in each."""
        self.newest_before = 0
        """Pages in the newest good copy, before today's was made."""
        self.pages = self.refused = self.damaged = 0

    def live(self, moment: datetime) -> None:
        """Write, perhaps damage the newest copy, and make one, perhaps on a full disk."""
        Journal(self.vault).write(page(f"{self.pages} " + "sea lamp " * 40), now=moment)
        self.pages += 1
        if self.rng.random() < 0.1:
            self._damage_newest()
        self.newest_before = max(self.good.values(), default=0)
        before = {each.folder for each in listed(self.folder)}
        if self.rng.random() < 0.15:
            self._on_a_full_disk(moment)
            assert {each.folder for each in listed(self.folder)} == before
        else:
            made = backups.make(self.vault, now=moment).snapshot.folder
            self.good[made] = self.pages
        there = {each.folder for each in listed(self.folder)}
        self.good = {each: pages for each, pages in self.good.items() if each in there}

    def _on_a_full_disk(self, moment: datetime) -> None:
        with pytest.MonkeyPatch.context() as patch:
            FullDisk(patch, self.rng.randrange(2))
            with pytest.raises(DiskFull):
                backups.make(self.vault, now=moment)
        self.refused += 1

    def _damage_newest(self) -> None:
        """Spoil one file of the newest good copy, as a bad disk or a meddler would."""
        if len(self.good) < 2:
            return
        newest = max(self.good, key=lambda each: self.good[each])
        file = newest / self.rng.choice(("journal.db", "vault.json", "MANIFEST.json"))
        content = bytearray(file.read_bytes())
        if file.suffix == ".json" and self.rng.random() < 0.5:
            del content[self.rng.randrange(len(content) - 1) :]
        else:  # not by 32: a capital letter leaves a hexadecimal number what it is
            content[self.rng.randrange(16, len(content))] ^= 1 << self.rng.randrange(5)
        file.write_bytes(content)
        with pytest.raises(CompanionError):
            verify(newest, KEY)
        del self.good[newest]
        self.damaged += 1


@pytest.mark.slow
def test_in_400_days_of_trouble_the_last_good_copy_is_always_there(
    swift_paths: Paths, proof: Proof
) -> None:
    """T14: a clock that jumps, a full disk, a damaged newest copy; the last good one opens."""
    count = proof.figure(short=16, full=400)
    days = Days(swift_paths)
    moment = NOW
    for _ in range(count):
        moment += timedelta(days=1)
        if days.rng.random() < 0.1:  # a wrong clock, for today and the days after it
            moment = NOW + timedelta(days=days.rng.randrange(-4_000, 4_000))
        days.live(moment)
        assert max(days.good.values(), default=0) >= days.newest_before
        if not days.good:  # nothing could be copied yet
            continue
        newest = max(days.good, key=lambda each: days.good[each])
        assert verify(newest, KEY).entries == days.good[newest]
        ours = [each for each in listed(days.folder) if each.folder in days.good]
        assert len(ours) <= MOST
    days.vault.close()
    proof.says(days=count, full_disks=days.refused, damaged=days.damaged, without_a_good_copy=0)
