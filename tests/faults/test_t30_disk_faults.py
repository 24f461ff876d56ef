"""T30: a disk that refuses one call, or the next few, whichever they are.

strace answers in the kernel's place: ENOSPC, EIO, EROFS or EDQUOT, at a random write,
flush, cut, opening or renaming of a real session. What was acknowledged before and
after must be there, and each refusal must be one the app has a sentence for.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from companion import errors
from companion.errors import CompanionError
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from companion.wording import explain
from tests.support.builders import PASSPHRASE, base_of, new_vault
from tests.support.disk_log import ROOT
from tests.support.proof import Proof
from tests.support.tools import tool
from tests.support.workers import digest

ACKS = 40
CALLS = {"pwrite64": 180, "fdatasync": 60, "fsync": 60, "ftruncate": 4, "rename": 2}
"""The calls that are refused, and about how often a session makes each."""
ANSWERS = ("ENOSPC", "EIO", "EROFS", "EDQUOT")


@pytest.mark.slow
def test_no_acknowledged_word_is_lost_when_the_disk_refuses(
    swift_paths: Paths, proof: Proof
) -> None:
    """T30: random refusals of a real session's calls; what was acknowledged is there."""
    rng = random.Random(30)
    new_vault(swift_paths).close()
    empty = shutil.copytree(base_of(swift_paths), base_of(swift_paths).parent / "empty")
    refused: Counter[str] = Counter()
    faults = proof.figure(short=5, full=200)
    for _ in range(faults):
        shutil.rmtree(base_of(swift_paths))
        shutil.copytree(empty, base_of(swift_paths))
        said = _session(base_of(swift_paths), rng)
        refused.update(ack[1] for ack in said if ack[0] == "refused")
        vault = Vault.unlock(swift_paths, PASSPHRASE)
        journal = Journal(vault)
        pages = {uid: code for kind, uid, code in (ack for ack in said if len(ack) == 3)
                 if kind == "page"}  # fmt: skip
        found = {uid: digest(journal.read(uid).page.text) for uid in pages}
        changed = [uid for uid in pages if found[uid] != pages[uid]]
        # A saving that was refused at its last flush may be there all the same: the log has
        # it whole. The words before it are then the first of the earlier ones.
        assert len(changed) <= sum(ack[0] == "refused" for ack in said)
        for uid in changed:
            assert digest(journal.revisions(uid)[0].page.text) == pages[uid]
        assert vault.check().sound
        vault.close()
    assert refused
    for name in refused:
        error = getattr(errors, name)
        assert issubclass(error, CompanionError)
    proof.says(faults=faults, refusals=sum(refused.values()), lost=0)


def _session(base: Path, rng: random.Random) -> list[list[str]]:
    """Write while one call, or a few from it on, is refused; return what was acknowledged."""
    call = rng.choice(list(CALLS))
    first = rng.randrange(1, CALLS[call])
    span = f"{first}..{first + rng.choice((0, 0, 3))}"
    acks = base.parent / "acks"
    acks.unlink(missing_ok=True)
    inject = f"inject={call}:error={rng.choice(ANSWERS)}:when={span}"
    strace = [tool("strace"), "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
    module = [sys.executable, "-B", "-m", "tests.support.acknowledging"]
    done = subprocess.run(
        [*strace, *module, str(base), str(acks), str(ACKS)],
        cwd=ROOT, timeout=120, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (inject, done.stderr)
    return [json.loads(line) for line in acks.read_text().splitlines()]


def test_each_refusal_has_a_sentence() -> None:
    for error in (errors.DiskFull(), errors.FolderNotWritable(Path("/x"))):
        assert str(explain(error)) != str(explain(RuntimeError()))
