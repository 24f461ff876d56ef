"""T48: a day of use takes no more of the machine at its end than after its first hours."""

from __future__ import annotations

import json
import subprocess
import sys

from companion.paths import Paths
from tests.support.builders import base_of, new_vault
from tests.support.disk_log import ROOT
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
