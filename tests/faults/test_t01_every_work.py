"""T1, T12, T15: a kill in the middle of any work on a vault leaves a whole one, old or new."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from companion.journal.importers.bring_in import bring_in
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.presence import exists
from companion.vault.vault import Vault
from tests.support import workers
from tests.support.builders import NOW, PASSPHRASE, base_of, new_vault, page
from tests.support.kills import killed_at_random
from tests.support.proof import Proof

PAGES = 12
FROM_OUTSIDE = 300


@pytest.fixture
def written(swift_paths: Paths) -> dict[str, str]:
    """Return the pages of a locked vault, by id."""
    return _write(swift_paths, "here")


def _write(paths: Paths, where: str) -> dict[str, str]:
    vault = new_vault(paths)
    texts = [f"{where} {number} " + "sea lamp " * 100 for number in range(PAGES)]
    kept = {Journal(vault).write(page(text), now=NOW).id: text for text in texts}
    vault.close()
    return kept


@contextmanager
def whole(paths: Paths, passphrase: str = PASSPHRASE) -> Iterator[Journal]:
    """Open what is there after a kill, and see that it is sound."""
    vault = Vault.unlock(paths, passphrase)
    try:
        assert vault.check().sound
        yield Journal(vault)
    finally:
        vault.close()


def has(journal: Journal, pages: dict[str, str]) -> bool:
    """Say whether all pages are there, word by word."""
    return {uid: journal.read(uid).page.text for uid in pages} == pages


@pytest.mark.slow
def test_a_vault_that_was_said_to_be_made_opens(swift_paths: Paths, proof: Proof) -> None:
    """T1: killed while a vault is made, there is a vault that opens, or none and room for one."""
    rng, base = random.Random(1), base_of(swift_paths)
    kills, made = proof.figure(short=10, full=150), 0
    for _ in range(kills):
        shutil.rmtree(base, ignore_errors=True)
        killed = killed_at_random(workers.make_vault, base, rng=rng, most=2, seconds=0.15)
        acknowledged = any(ack[0] == "made" for ack in killed.acks)
        assert exists(swift_paths) or not acknowledged
        if exists(swift_paths):
            made += 1
        else:
            new_vault(swift_paths).close()
        with whole(swift_paths):
            pass
    proof.says(kills=kills, made=made, unopenable=0)


@pytest.mark.slow
def test_a_journal_comes_in_wholly_or_not_at_all(
    swift_paths: Paths, written: dict[str, str], tmp_path: Path, proof: Proof
) -> None:
    """T1: killed while a journal is brought in, all of it is here or nothing of it."""
    outside = tmp_path / "journal.json"
    outside.write_text(json.dumps({"entries": [_of_jrnl(n) for n in range(FROM_OUTSIDE)]}))
    rng, base = random.Random(2), base_of(swift_paths)
    empty = shutil.copytree(base, base.parent / "empty")
    kills, came = proof.figure(short=8, full=150), 0
    for _ in range(kills):
        shutil.rmtree(base)
        shutil.copytree(empty, base)
        killed = killed_at_random(
            workers.bring_in_journal, base, outside, rng=rng, most=2, seconds=0.4
        )
        with whole(swift_paths) as journal:
            assert has(journal, written)
            assert journal.count() in {PAGES, PAGES + FROM_OUTSIDE}
            wholly = journal.count() > PAGES
            assert wholly or not any(ack[0] == "done" for ack in killed.acks)
            came += wholly
            bring_in(journal, outside, now=NOW)
            assert journal.count() == PAGES + FROM_OUTSIDE
    proof.says(kills=kills, came_in_before_the_kill=came, lost=0, halves=0)


def _of_jrnl(number: int) -> dict[str, Any]:
    return {
        "title": f"Day {number}",
        "body": f"{number} " + "harbour bread " * 40,
        "date": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "time": f"{number // 60 % 24:02}:{number % 60:02}",
        "tags": [],
        "starred": False,
    }


@pytest.mark.slow
def test_putting_back_a_copy_ends_with_the_old_or_the_new(
    swift_paths: Paths, written: dict[str, str], tmp_path: Path, proof: Proof
) -> None:
    """T15: killed while a copy is put back, the journal that was there or the copy opens."""
    with whole(swift_paths) as journal:
        copy = backups.make(journal.vault, _folder(tmp_path), now=NOW).snapshot.folder
        after = {journal.write(page("after the copy"), now=NOW).id: "after the copy"}
    rng, kills = random.Random(3), proof.figure(short=10, full=150)
    for _ in range(kills):
        killed_at_random(workers.put_back, base_of(swift_paths), copy, rng=rng, most=4, seconds=0.3)
        assert exists(swift_paths)
        with whole(swift_paths) as journal:
            assert has(journal, written)
        _keep_one(swift_paths, after)
    proof.says(kills=kills, unopenable=0, lost=0)


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _keep_one(paths: Paths, after: dict[str, str]) -> None:
    """See that what was set aside first has the newest words; let go of what came later."""
    aside = sorted(paths.data.glob("vault.before-restore-*"))
    for each in aside[1:]:
        shutil.rmtree(each)
    if aside:
        shutil.copytree(aside[0], paths.data / "looked-at" / "data" / "vault")
        with whole(Paths.below(paths.data / "looked-at")) as journal:
            assert has(journal, after)
        shutil.rmtree(paths.data / "looked-at")


@pytest.mark.slow
def test_two_journals_become_one_whatever_cuts_it_short(
    swift_paths: Paths, written: dict[str, str], tmp_path: Path, proof: Proof
) -> None:
    """T15: killed while a copy is merged in, nothing is lost and merging again does the rest."""
    theirs = Paths.below(tmp_path / "theirs")
    shutil.copytree(base_of(swift_paths), base_of(theirs))
    with whole(theirs) as journal:
        more = {journal.write(page(f"there {n}"), now=NOW).id: f"there {n}" for n in range(PAGES)}
        copy = backups.make(journal.vault, _folder(tmp_path), now=NOW).snapshot.folder
    rng, base = random.Random(4), base_of(swift_paths)
    mine = shutil.copytree(base, base.parent / "mine")
    kills = proof.figure(short=8, full=100)
    for _ in range(kills):
        shutil.rmtree(base)
        shutil.copytree(mine, base)
        killed_at_random(workers.merge_copy, base, copy, rng=rng, most=2, seconds=0.3)
        with whole(swift_paths) as journal:
            assert has(journal, written)
        killed_at_random(workers.merge_copy, base, copy, rng=_patient(), most=2, seconds=30)
        with whole(swift_paths) as journal:
            assert has(journal, written | more)
            assert journal.count() == 2 * PAGES
    proof.says(kills=kills, lost=0, doubled=0)


def _patient() -> random.Random:
    """Return chances that let the work end: killed after its second word."""
    chances = random.Random(0)
    chances.random = lambda: 0.0  # type: ignore[method-assign]
    chances.randrange = lambda *_: 2  # type: ignore[method-assign]
    return chances


@pytest.mark.slow
def test_a_salvage_cut_short_costs_nothing(
    swift_paths: Paths, written: dict[str, str], proof: Proof
) -> None:
    """T49: killed while what is readable is saved, the old vault or the new one has all of it."""
    rng, kills = random.Random(5), proof.figure(short=8, full=150)
    for _ in range(kills):
        killed_at_random(
            workers.save_what_is_readable, base_of(swift_paths), rng=rng, most=4, seconds=0.4
        )
        assert exists(swift_paths)
        with whole(swift_paths) as journal:
            assert has(journal, written)
    proof.says(kills=kills, unopenable=0, lost=0)
