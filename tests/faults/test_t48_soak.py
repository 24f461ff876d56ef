"""T48: a day of use takes no more of the machine at its end than after its first hours."""

from __future__ import annotations

import json
import random
import subprocess
import sys

import pytest

from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.acting import Model, act_for_ever, found_in
from tests.support.builders import PASSPHRASE, base_of, new_vault
from tests.support.disk_log import ROOT
from tests.support.kills import Killed, killed_after, killed_at_random
from tests.support.proof import FULL, Proof

GROWTH = 1.05
"""How much more memory the second half may hold than the first quarter left."""


def test_a_day_of_use_takes_no_more_at_its_end(swift_paths: Paths, proof: Proof) -> None:
    """T48: a thing done each minute of 24 simulated hours: memory, open files, words."""
    minutes = proof.figure(short=36, full=1_440)
    new_vault(swift_paths).close()
    base = str(base_of(swift_paths))
    command = [sys.executable, "-m", "tests.support.long_day", base, str(minutes)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=3_600
    )
    *parts, end = [json.loads(line) for line in done.stdout.splitlines()]
    begun = parts[len(parts) // 4]
    assert end["lost"] == 0
    assert end["written"] > 0
    assert parts[-1]["files"] <= begun["files"]
    growth = parts[-1]["rss"] / begun["rss"]
    assert growth <= GROWTH or not FULL  # the first minutes import what they need
    proof.says(
        minutes=minutes,
        written=end["written"],
        lost=0,
        memory_growth=round(growth, 3),
        files_at_the_end=parts[-1]["files"],
    )


class Told:
    """The model, led by what a worker said before it was killed."""

    def __init__(self) -> None:
        self.model = Model()
        self.pending: tuple[object, ...] | None = None
        self.actions = self.locks = 0

    def hear(self, killed: Killed) -> None:
        """Take in the words of one worker."""
        self.pending = None
        for word, *rest in killed.acks:
            if word == "does":
                self.pending = rest[0]
            elif self.pending is not None:
                self.model = self.model.after(self.pending, rest[0])
                self.locks += self.pending[0] == "lock"
                self.pending = None
                self.actions += 1

    def see(self, paths: Paths) -> None:
        """Hold what is there against the model; what was not acknowledged may be there too."""
        vault = Vault.unlock(paths, PASSPHRASE)
        try:
            found = found_in(vault)
            if found != self.model:
                assert self.pending is not None
                (new,) = found.pages.keys() - self.model.pages.keys() or {""}
                assert found == self.model.after(self.pending, new)
            self.model = found
            assert vault.check().sound
        finally:
            vault.close()


@pytest.mark.slow
def test_whatever_is_done_and_whenever_it_ends_all_of_it_is_there(
    swift_paths: Paths, proof: Proof
) -> None:
    """T48: random actions, locks and kills against a model that knows nothing of the app."""
    actions, life = proof.figure(short=500, full=100_000), proof.figure(short=120, full=20_000)
    rng, told, kills = random.Random(48), Told(), 0
    new_vault(swift_paths).close()
    base = base_of(swift_paths)
    while told.actions < actions - life:
        told.hear(
            killed_at_random(
                act_for_ever, base, rng.randrange(2**31), rng=rng, most=800, seconds=1.0
            )
        )
        told.see(swift_paths)
        kills += 1
    last = killed_after(act_for_ever, base, 1, count=2 * life, seconds=3_600)
    told.hear(last)
    told.see(swift_paths)
    assert told.actions >= actions
    # One that lives long takes no more at its end than after its first quarter.
    taken = [tuple(rest[1:]) for word, *rest in last.acks if word == "did" and len(rest) > 1]
    begun, end = taken[len(taken) // 4], taken[-1]
    assert end[0] <= begun[0]
    assert end[1] <= GROWTH * begun[1] or not FULL
    proof.says(
        actions=told.actions,
        kills=kills,
        locks=told.locks,
        differences=0,
        memory_growth=round(end[1] / begun[1], 3),
    )
