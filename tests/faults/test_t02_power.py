"""T2: saved means saved, whenever the power goes."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.errors import ChangesMissing, CompanionError, EntryNotFound
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE, base_of, new_vault
from tests.support.disk_log import STRATEGIES, Call, Disk, acknowledgements, recorded
from tests.support.proof import Proof
from tests.support.workers import digest


@dataclass(slots=True)
class Seen:
    """What was found after the power had gone, over all the states tried."""

    states: int = 0
    lost: int = 0
    unopenable: int = 0
    unsound: int = 0


@pytest.mark.slow
def test_no_acknowledged_word_is_lost_when_the_power_goes(swift_paths: Paths, proof: Proof) -> None:
    """T2: all, none, the first part, any part or torn sectors of what was not yet synced."""
    points = proof.figure(short=12, full=1_050)
    acks = proof.figure(short=60, full=400)
    seen = after_losing_power(swift_paths, points, acks)
    assert seen.states == points * len(STRATEGIES)
    assert (seen.lost, seen.unopenable, seen.unsound) == (0, 0, 0)
    proof.says(states=seen.states, lost=seen.lost, unopenable=seen.unopenable, unsound=seen.unsound)


@pytest.mark.slow
def test_the_oracle_is_not_blind(swift_paths: Paths, proof: Proof) -> None:
    """T2's control: with SQLite's weaker setting the same eyes see losses."""
    points = proof.figure(short=25, full=200)
    seen = after_losing_power(swift_paths, points, 60, "NORMAL")
    assert seen.lost > 0
    proof.says(states=seen.states, lost_with_synchronous_normal=seen.lost)


def after_losing_power(paths: Paths, points: int, acks: int, *synchronous: str) -> Seen:
    """Record a session, cut the power at some points of it in every way, and look."""
    new_vault(paths).close()
    base, log = base_of(paths), base_of(paths).parent / "acks"
    disk = Disk.of(base)
    calls = recorded(
        base.parent / "trace", "tests.support.acknowledging",
        str(base), str(log), str(acks), *synchronous,
    )  # fmt: skip
    calls = [each for each in calls if each.path.startswith((f"{base}/", str(log)))]
    said = [ack for each in calls if each.path == str(log) for ack in acknowledgements(each)]
    rng = random.Random(2)
    cuts = set(rng.sample(range(len(calls)), points))
    seen, known = Seen(), 0
    for number, call in enumerate(calls):
        if call.path == str(log):
            known += 1
        else:
            disk.take(call)
        if number in cuts:
            for strategy in STRATEGIES:
                _lay(base, disk.lost_power(strategy, rng))
                _look(paths, said[:known], said[known:], seen)
    return seen


def _lay(base: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(base)
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


def _look(
    paths: Paths, said: list[tuple[str, ...]], to_come: list[tuple[str, ...]], seen: Seen
) -> None:
    """Open what was found and hold it against what had been acknowledged."""
    seen.states += 1
    try:
        vault = Vault.unlock(paths, PASSPHRASE)
    except ChangesMissing:
        seen.lost += 1
        return
    except CompanionError:
        seen.unopenable += 1
        return
    try:
        journal = Journal(vault)
        drafts = {draft.id: digest(draft.page.text) for draft in journal.drafts()}
        expected = {(kind, uid): code for kind, uid, code in (ack for ack in said if len(ack) == 3)}
        following = next((ack for ack in to_come if len(ack) == 3), None)
        for (kind, uid), code in expected.items():
            found = drafts.get(uid) if kind == "draft" else _page(journal, uid)
            # The change after the last one acknowledged may have been saved too.
            if found != code and (kind, uid, found) != following:
                seen.lost += 1
                break
        seen.unsound += not vault.check().sound
    finally:
        vault.close()


def _page(journal: Journal, uid: str) -> str | None:
    try:
        return digest(journal.read(uid).page.text)
    except EntryNotFound:
        return None


def test_what_was_synced_is_safe_and_the_rest_is_not() -> None:
    disk = Disk({"/a/x": b"old"})
    disk.take(Call("write", "/a/x", 0, b"new words"))
    assert disk.lost_power("nothing", random.Random(1)) == {"/a/x": b"old"}
    assert disk.lost_power("all", random.Random(1)) == {"/a/x": b"new words"}
    disk.take(Call("sync", "/a/x"))
    disk.take(Call("rename", "/a/x", target="/a/y"))
    disk.take(Call("sync", "/a/x"))
    assert disk.lost_power("nothing", random.Random(1)) == {"/a/x": b"new words"}
    disk.take(Call("sync", "/a"))
    assert disk.lost_power("nothing", random.Random(1)) == {"/a/y": b"new words"}
