from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from companion.errors import BackupPlaceMissing, FolderNotWritable
from companion.paths import Paths
from companion.vault import backups, copying
from companion.vault.vault import Vault
from tests.support.builders import NOW
from tests.support.disks import failing_folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_at_first_there_is_one_place_and_no_copy(vault: Vault, paths: Paths) -> None:
    (own,) = copying.places(vault, paths)
    assert own.folder == paths.backups
    assert own.is_own
    assert own.newest is None
    assert own.state.usable


def test_a_folder_that_was_added_gets_copies_too(vault: Vault, paths: Paths, stick: Path) -> None:
    copying.add_place(vault, paths, stick, now=NOW)
    later = NOW + timedelta(days=2)
    made = copying.make_all(vault, paths, now=later)
    assert [(one.folder, one.error) for one in made] == [(paths.backups, None), (stick, None)]
    assert [place.newest for place in copying.places(vault, paths)] == [
        later.replace(microsecond=0),
        later.replace(microsecond=0),
    ]


def test_only_what_is_due_is_made(vault: Vault, paths: Paths, stick: Path) -> None:
    copying.add_place(vault, paths, stick, now=NOW)
    soon = NOW + timedelta(hours=1)
    made = copying.make_all(vault, paths, now=soon, only_due=True)
    assert [one.folder for one in made] == [paths.backups]
    assert copying.make_all(vault, paths, now=soon, only_due=True) == ()


def test_a_stick_that_is_not_plugged_in_costs_the_others_nothing(
    vault: Vault, paths: Paths, stick: Path
) -> None:
    copying.add_place(vault, paths, stick, now=NOW)
    stick.rename(stick.with_name("elsewhere"))
    later = NOW + timedelta(days=2)
    due = copying.make_all(vault, paths, now=later, only_due=True)
    assert [(one.folder, one.error) for one in due] == [(paths.backups, None)]
    asked = copying.make_all(vault, paths, now=later + timedelta(days=1))
    assert isinstance(asked[1].error, BackupPlaceMissing)
    assert asked[0].error is None
    assert copying.places(vault, paths)[1].state.missing


def test_a_folder_that_takes_no_copy_is_not_noted(vault: Vault, paths: Paths, stick: Path) -> None:
    with pytest.raises(BackupPlaceMissing):
        copying.add_place(vault, paths, stick / "gone", now=NOW)
    assert backups.known_folders(vault) == ()


def with_two_places(vault: Vault, paths: Paths, stick: Path, tmp_path: Path) -> Path:
    """Note the stick and a place after it; return that place."""
    last = tmp_path / "last"
    last.mkdir()
    for folder in (stick, last):
        copying.add_place(vault, paths, folder, now=NOW)
    return last


def test_a_stick_that_fails_costs_the_others_nothing(
    vault: Vault, paths: Paths, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is there and cannot be read: no copy was made anywhere any more."""
    last = with_two_places(vault, paths, stick, tmp_path)
    failing_folder(monkeypatch, stick)
    later = NOW + timedelta(days=2)
    made = copying.make_all(vault, paths, now=later, only_due=True)
    assert [(one.folder, one.error) for one in made] == [(paths.backups, None), (last, None)]
    assert copying.places(vault, paths)[1].state.missing


def test_a_stick_that_fails_while_it_is_written_costs_the_others_nothing(
    vault: Vault, paths: Paths, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_two_places(vault, paths, stick, tmp_path)
    real = backups.make

    def pulled(vault: Vault, folder: Path | None = None, **named: object) -> object:
        if folder == stick:
            raise FileNotFoundError(str(stick))
        return real(vault, folder, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(backups, "make", pulled)
    own, failed, other = copying.make_all(vault, paths, now=NOW + timedelta(days=2))
    assert (own.error, other.error) == (None, None)
    assert isinstance(failed.error, FolderNotWritable)
