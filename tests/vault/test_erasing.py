from __future__ import annotations

from pathlib import Path

import pytest

from companion import settings
from companion.agent import documents
from companion.agent.model import Schedule
from companion.errors import KeyringSilent, VaultInUse
from companion.paths import Paths
from companion.platform import autostart
from companion.platform.key_store.device_store import DeviceStore
from companion.settings import Settings
from companion.vault import backups, erasing
from companion.vault.erasing import erase
from companion.vault.vault import Vault
from tests.support.builders import NOW, base_of, fingerprints, new_vault
from tests.support.disks import failing_folder


class Store(DeviceStore):
    """A keyring that notes what it is asked to remove."""

    def __init__(self, *, silent: bool = False) -> None:
        super().__init__(None)
        self.removed: list[str] = []
        self._silent = silent

    def remove(self, vault_id: str) -> None:
        if self._silent:
            raise KeyringSilent
        self.removed.append(vault_id)


@pytest.fixture
def stick(vault: Vault, paths: Paths, tmp_path: Path) -> Path:
    """Return a folder with two copies of the vault and other things; lock the vault."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"mine")
    other = new_vault(Paths.below(tmp_path / "other"))
    backups.make(other, folder, now=NOW)
    other.close()
    backups.make(vault, folder, now=NOW)
    vault.snapshot()
    vault.close()
    settings.save(paths.settings, Settings(theme="dusk"))
    paths.log.parent.mkdir(parents=True)
    paths.log.write_text("vault opened\n")
    documents.save_schedule(paths.reminders, Schedule(on=True))
    return folder


def test_everything_of_the_app_goes_and_nothing_else(stick: Path, paths: Paths) -> None:
    vault_id = next(each.vault_id for each in backups.listed(paths.backups))
    store = Store()
    erased = erase(paths, [stick], store)
    assert erased.remaining == ()
    assert erased.files >= 10
    assert not list(base_of(paths).rglob("*"))
    assert store.removed == [vault_id]
    assert (stick / "photo.jpg").read_bytes() == b"mine"
    (left,) = backups.listed(stick)
    assert left.vault_id != vault_id


def test_nothing_starts_with_the_session_any_more(stick: Path, paths: Paths) -> None:
    assert stick.is_dir()
    autostart.put(paths)
    assert erase(paths).remaining == ()
    assert not autostart.is_put(paths)


def test_what_others_put_into_the_folder_stays(stick: Path, paths: Paths) -> None:
    assert stick.is_dir()
    (paths.data / "my own notes.txt").write_text("mine")
    erase(paths)
    assert [each.name for each in paths.data.iterdir()] == ["my own notes.txt"]
    assert len(backups.listed(stick)) == 2


def test_an_open_vault_is_not_erased(stick: Path, paths: Paths) -> None:
    assert stick.is_dir()
    opened = Vault.unlock(paths, "correct sea lamp window")
    before = fingerprints(paths.data)
    with pytest.raises(VaultInUse):
        erase(paths)
    assert fingerprints(paths.data) == before
    opened.close()


def test_the_slots_are_noise_before_anything_is_removed(
    stick: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped halfway, what is left is a database that nobody can open."""
    headers = [*paths.data.rglob("vault.json*"), *stick.rglob("vault.json")]
    theirs = {file: file.read_bytes() for file in headers}

    def stop(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erasing, "_remove", stop)
    with pytest.raises(KeyboardInterrupt):
        erase(paths, [stick])
    unchanged = [file for file, content in theirs.items() if file.read_bytes() == content]
    assert len(unchanged) == 1  # the other vault's


def test_a_silent_keyring_and_damaged_slots_stop_nothing(stick: Path, paths: Paths) -> None:
    assert stick.is_dir()
    for name in ("vault.json", "vault.json.2"):
        (paths.vault / name).write_bytes(b"")
    erase(paths, store=Store(silent=True))
    assert not paths.vault.exists()


def test_nothing_there_is_nothing_erased(paths: Paths) -> None:
    assert erase(paths) == erasing.Erased(0, ())


def test_a_stick_that_fails_keeps_nothing_else_from_being_erased(
    stick: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_folder(monkeypatch, stick)
    assert erase(paths, [stick]).unreached == (stick,)
    assert not paths.vault.exists()


def test_what_is_left_of_copies_elsewhere_goes_too(stick: Path, paths: Paths) -> None:
    """A copy that lost its name and could not be removed has all that opens the journal."""
    mine = next(iter(backups.listed(paths.backups))).vault_id
    for number, copy in enumerate(backups.listed(stick)):
        if copy.vault_id == mine:
            copy.folder.rename(stick / f".tmp-20260101T000000Z-{number}")
    erase(paths, [stick])
    assert not list(stick.glob(".tmp-*"))
    assert len(backups.listed(stick)) == 1


def test_what_a_kill_left_of_the_settings_goes_too(stick: Path, paths: Paths) -> None:
    assert stick.is_dir()
    paths.settings.with_name(".settings.ini.tmp").write_text("reminder_line = mine")
    erase(paths)
    assert not paths.config.exists()
