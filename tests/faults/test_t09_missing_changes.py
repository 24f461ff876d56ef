"""T9: a lost write-ahead log or an older database is noticed, and nothing else is."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import ChangesMissing, DatabaseDamaged
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, base_of, new_vault, page
from tests.support.kills import killed_after
from tests.support.proof import Proof
from tests.support.workers import write_without_checkpoint

PAGES = 25
TRIALS = 300
LOG = "journal.1.db-wal"


@pytest.fixture
def crashed(paths: Paths, tmp_path: Path) -> Path:
    """Make the files of a vault whose process was killed with 25 pages in the log."""
    new_vault(paths).close()
    killed_after(write_without_checkpoint, base_of(paths), PAGES, count=PAGES)
    kept = tmp_path / "crashed"
    paths.vault.rename(kept)
    return kept


def _flip(log: Path, rng: random.Random) -> None:
    content = bytearray(log.read_bytes())
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    log.write_bytes(content)


def _cut(log: Path, rng: random.Random) -> None:
    log.write_bytes(log.read_bytes()[: rng.randrange(log.stat().st_size)])


def _delete(log: Path, _: random.Random) -> None:
    log.unlink()


@pytest.mark.slow
def test_every_change_missing_from_the_log_is_told(
    crashed: Path, paths: Paths, capsys: pytest.CaptureFixture[str], proof: Proof
) -> None:
    """T9: 300 flips, cuts and deletions of the log; no page goes missing unnoticed."""
    rng = random.Random(9)
    outcomes: Counter[str] = Counter()
    kinds: list[Callable[[Path, random.Random], None]] = [_flip] * 8 + [_cut] * 3 + [_delete]
    for trial in range(TRIALS):
        _put_back(crashed, paths)
        kinds[trial % len(kinds)](paths.vault / LOG, rng)
        outcomes[_outcome(paths)] += 1
    assert outcomes["unnoticed"] == 0
    assert outcomes["told"] > TRIALS // 2
    with capsys.disabled():
        print(f"\nT9: {dict(outcomes)} of {TRIALS}")  # noqa: T201
    proof.says(trials=TRIALS, unnoticed=0, told=outcomes["told"], damaged=outcomes["damaged"])


def test_an_untouched_log_after_a_kill_raises_no_alarm(crashed: Path, paths: Paths) -> None:
    """T9: no false alarm."""
    _put_back(crashed, paths)
    assert _outcome(paths) == "whole"
    assert not list(paths.vault.glob("*before-open*"))


@pytest.mark.parametrize("changes", range(1, 21))
def test_an_older_database_put_back_is_told(paths: Paths, changes: int, tmp_path: Path) -> None:
    """T9: 20 rollbacks of the database file."""
    vault = new_vault(paths)
    Journal(vault).write(page(), now=NOW)
    vault.checkpoint()
    older = shutil.copy(paths.vault / "journal.1.db", tmp_path / "older.db")
    for _ in range(changes):
        Journal(vault).write(page(), now=NOW)
    vault.close()
    shutil.copy(older, paths.vault / "journal.1.db")
    with pytest.raises(ChangesMissing) as told:
        Vault.unlock(paths, PASSPHRASE)
    assert told.value.count == changes


def test_the_person_can_open_what_is_here_and_is_told_once(crashed: Path, paths: Paths) -> None:
    """T9: accepting opens, reports how many, keeps the damaged log, and alarms no more."""
    _put_back(crashed, paths)
    _cut(paths.vault / LOG, random.Random(2))
    damaged = (paths.vault / LOG).read_bytes()
    with pytest.raises(ChangesMissing) as told:
        Vault.unlock(paths, PASSPHRASE)
    vault = Vault.unlock(paths, PASSPHRASE, accept_missing_changes=True)
    assert vault.opened.missing_changes == told.value.count
    assert Journal(vault).count() == PAGES - told.value.count
    assert vault.check().sound
    new = Journal(vault).write(page("written after"), now=NOW)
    vault.close()
    again = Vault.unlock(paths, PASSPHRASE)
    assert again.opened.missing_changes == 0
    assert Journal(again).read(new.id).page.text == "written after"
    again.close()
    kept = list(paths.vault.glob(f"{LOG}.missing-*"))
    assert [file.read_bytes() for file in kept] == [damaged]


def test_a_log_whose_changes_are_missing_outlives_a_later_crash(
    crashed: Path, paths: Paths
) -> None:
    """T9: what a later, harmless crash leaves cannot replace the one that matters."""
    _put_back(crashed, paths)
    _cut(paths.vault / LOG, random.Random(2))
    damaged = (paths.vault / LOG).read_bytes()
    Vault.unlock(paths, PASSPHRASE, accept_missing_changes=True).close()
    killed_after(write_without_checkpoint, base_of(paths), 3, count=3)
    Vault.unlock(paths, PASSPHRASE).close()
    assert [file.read_bytes() for file in paths.vault.glob(f"{LOG}.missing-*")] == [damaged]


def _put_back(crashed: Path, paths: Paths) -> None:
    shutil.rmtree(paths.vault, ignore_errors=True)
    shutil.copytree(crashed, paths.vault)


def _outcome(paths: Paths) -> str:
    try:
        vault = Vault.unlock(paths, PASSPHRASE)
    except ChangesMissing:
        return "told"
    except DatabaseDamaged:
        return "damaged"
    try:
        return "whole" if Journal(vault).count() == PAGES else "unnoticed"
    finally:
        vault.close()
