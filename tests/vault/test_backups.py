from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import BackupPlaceMissing, DatabaseDamaged
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups, check, snapshot
from companion.vault.backups import Backup, is_due, listed, look_at, to_remove
from companion.vault.check import CheckReport
from companion.vault.vault import Vault
from tests.support.builders import NOW, new_vault, page

BEGIN = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)
OURS = "a" * 32


def copy(number: int, made: datetime, vault_id: str | None = OURS) -> Backup:
    return Backup(Path(f"/b/{number}"), made, number, vault_id)


# When


@pytest.mark.parametrize(
    ("hours", "due"),
    [((), True), ((25,), True), ((23,), False), ((25, 23), False), ((-1000,), True), ((0,), False)],
)
def test_a_copy_is_due_after_a_day(hours: tuple[int, ...], *, due: bool) -> None:
    assert is_due([BEGIN - timedelta(hours=each) for each in hours], BEGIN) == due


# Which may go


def rotated(days: list[datetime]) -> list[Backup]:
    """Return what is left after a copy was made and older ones let go, day after day."""
    kept: list[Backup] = []
    for number, made in enumerate(days):
        new = copy(number, made)
        kept.append(new)
        gone = to_remove(kept, OURS, new.folder)
        assert new not in gone
        kept = [each for each in kept if each not in gone]
    return kept


def test_after_400_days_there_are_days_weeks_and_months() -> None:
    """T14: 7 days, 4 weeks, 12 months; the oldest of them ten months ago and more."""
    kept = rotated([BEGIN + timedelta(days=day) for day in range(400)])
    assert [each.commit_seq for each in kept[-7:]] == list(range(393, 400))
    months = {f"{each.made:%Y-%m}" for each in kept}
    assert len(months) == 12
    assert len(kept) <= 7 + 4 + 12
    ages = [399 - each.commit_seq for each in kept]
    assert any(7 <= age <= 21 for age in ages)
    assert max(ages) >= 300


@given(
    st.lists(st.integers(-4000, 4000), min_size=1, max_size=60),
)
@settings(max_examples=60)
def test_whatever_the_clock_does_the_newest_stays(jumps: list[int]) -> None:
    """T14: days in any order; the copy just made is never let go, nor are too many kept."""
    kept = rotated([BEGIN + timedelta(days=jump) for jump in jumps])
    assert kept[-1].commit_seq == len(jumps) - 1
    assert len(kept) <= 7 + 4 + 12


def test_the_clock_going_back_does_not_let_go_of_the_newest_changes() -> None:
    future = [copy(number, BEGIN + timedelta(days=2000 + number)) for number in range(30)]
    new = copy(99, BEGIN)
    gone = to_remove([*future, new], OURS, new.folder)
    assert new not in gone
    assert future[-1] not in gone


def test_after_an_older_copy_was_put_back_each_day_is_kept_again() -> None:
    """The changes are counted from the older copy on; those from before have higher numbers."""
    before = [copy(100 + day, BEGIN + timedelta(days=day)) for day in range(30)]
    kept = list(before)
    for day in range(30, 37):
        new = copy(day, BEGIN + timedelta(days=day))
        gone = to_remove([*kept, new], OURS, new.folder)
        kept = [each for each in (*kept, new) if each not in gone]
    assert {each.commit_seq for each in kept} >= set(range(30, 37))


def test_copies_of_others_and_unreadable_ones_are_left_alone() -> None:
    others = [copy(number, BEGIN, None if number % 2 else "b" * 32) for number in range(30)]
    assert to_remove([*others, copy(99, BEGIN)], OURS, Path("/b/99")) == ()


def test_a_newest_copy_that_was_damaged_since_takes_no_good_one_with_it() -> None:
    """T14: what can no longer be read neither counts as a copy nor is removed."""
    good = [copy(number, BEGIN + timedelta(days=number)) for number in range(3)]
    damaged = copy(4, BEGIN + timedelta(days=4), None)
    new = copy(5, BEGIN + timedelta(days=5))
    assert to_remove([*good, damaged, new], OURS, new.folder) == ()


# In a real folder


def test_a_copy_goes_into_any_folder_and_the_folder_stays_as_it_was(
    vault: Vault, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o755)
    (stick / ".tmp-of-another-program").mkdir()
    (stick / "photos").mkdir()
    Journal(vault).write(page(), now=NOW)
    made = backups.make(vault, stick, now=NOW)
    assert made.snapshot.entries == 1
    (found,) = listed(stick)
    assert found.folder == made.snapshot.folder
    assert found.vault_id == vault.info.vault_id
    assert found.made == NOW.astimezone(UTC).replace(microsecond=0)
    assert stick.stat().st_mode & 0o777 == 0o755
    assert found.folder.stat().st_mode & 0o777 == 0o700
    assert {each.name for each in stick.iterdir()} > {".tmp-of-another-program", "photos"}


def test_a_folder_that_is_gone_is_told_and_not_made(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(BackupPlaceMissing):
        backups.make(vault, tmp_path / "no stick", now=NOW)
    assert not (tmp_path / "no stick").exists()


def test_older_copies_go_only_after_the_new_one_is_good(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T14: a newest copy that does not verify removes nothing."""
    for day in range(9):
        Journal(vault).write(page(), now=NOW)
        backups.make(vault, now=NOW + timedelta(days=day))
    before = listed(paths.backups)
    with monkeypatch.context() as patch:
        patch.setattr(check, "database", lambda *_, **__: CheckReport(("damaged",), 0, 0))
        with pytest.raises(DatabaseDamaged):
            backups.make(vault, now=NOW + timedelta(days=10))
    assert listed(paths.backups) == before
    made = backups.make(vault, now=NOW + timedelta(days=10))
    assert made.removed > 0
    assert listed(paths.backups)[0].folder == made.snapshot.folder


def test_a_copy_that_was_half_let_go_has_no_name(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T13: cut short while an older copy is removed, every copy with a name still opens."""
    for day in range(9):
        Journal(vault).write(page(), now=NOW)
        backups.make(vault, now=NOW + timedelta(days=day))

    def cut_short(folder: Path, **_: object) -> None:
        (folder / snapshot.MANIFEST).unlink()
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", cut_short)
        backups.make(vault, now=NOW + timedelta(days=10))
    assert all((copy.folder / snapshot.MANIFEST).exists() for copy in listed(paths.backups))
    assert any(each.name.startswith(".tmp-") for each in paths.backups.iterdir())
    backups.make(vault, now=NOW + timedelta(days=11))
    assert set(paths.backups.iterdir()) == {copy.folder for copy in listed(paths.backups)}


def test_what_is_no_copy_is_not_listed(vault: Vault, paths: Paths, tmp_path: Path) -> None:
    made = vault.snapshot()
    for name in (
        "20260101T000000Z-1.zip",
        "x.companion-backup",
        "20269901T000000Z-1" + snapshot.SUFFIX,
    ):
        (paths.backups / name).mkdir()
    (paths.backups / ("20260101T000000Z-1" + snapshot.SUFFIX)).write_bytes(b"a file")
    (paths.backups / ("20260101T000000Z-2" + snapshot.SUFFIX)).symlink_to(made.folder)
    assert [each.folder for each in listed(paths.backups)] == [made.folder]
    assert listed(tmp_path / "nowhere") == ()


def test_a_copy_with_a_damaged_header_is_listed_as_nobodys(vault: Vault, paths: Paths) -> None:
    made = vault.snapshot()
    (made.folder / "vault.json").write_bytes(b"{}")
    assert [each.vault_id for each in listed(paths.backups)] == [None]


def test_copies_of_two_vaults_in_one_second_are_two(vault: Vault, tmp_path: Path) -> None:
    other = new_vault(Paths.below(tmp_path / "other"))
    stick = tmp_path / "stick"
    stick.mkdir()
    for each in (vault, other, vault):
        backups.make(each, stick, now=NOW)
    other.close()
    assert {each.vault_id for each in listed(stick)} == {
        vault.info.vault_id,
        other.info.vault_id,
    }
    assert len(listed(stick)) == 2


# Where


def test_a_good_place(tmp_path: Path) -> None:
    assert look_at(tmp_path, 1) == backups.BackupPlace()
    assert look_at(tmp_path, 1).usable


def test_what_is_not_so_good_about_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look_at(tmp_path / "gone", 1).missing
    assert look_at(tmp_path, 1 << 62).full
    synced = tmp_path / "Dropbox" / "copies"
    synced.mkdir(parents=True)
    assert look_at(synced, 1).synced_by == "Dropbox"
    assert look_at(synced, 1).usable
    link = tmp_path / "harmless"
    link.symlink_to(synced)
    assert look_at(link, 1).synced_by == "Dropbox"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert look_at(tmp_path, 1).read_only


def test_another_vaults_copies_in_one_folder_stay(vault: Vault, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    other = new_vault(Paths.below(tmp_path / "other"))
    kept = [backups.make(other, stick, now=NOW + timedelta(days=day)) for day in range(3)]
    other.close()
    for day in range(30):
        Journal(vault).write(page(), now=NOW)
        backups.make(vault, stick, now=NOW + timedelta(days=day))
    assert all(each.snapshot.folder.is_dir() for each in kept)
    shutil.rmtree(stick)
