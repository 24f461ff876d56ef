from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from companion import files
from companion.errors import DiskFull, FolderNotWritable, VaultInUse
from tests.support.crashes import FullDisk, states_between


def test_a_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o644)
    files.write_atomically(file, b"new" * 100_000)
    assert file.read_bytes() == b"new" * 100_000
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_at_every_step_a_file_is_old_or_new(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    first, second = folder / "first", folder / "second"
    files.write_in_turn({first: b"old", second: b"old"})
    states = states_between(
        folder,
        tmp_path / "states",
        lambda: files.write_in_turn({first: b"new", second: b"new"}),
    )
    seen = [((state / "first").read_bytes(), (state / "second").read_bytes()) for state in states]
    assert set(seen) == {(b"old", b"old"), (b"new", b"old"), (b"new", b"new")}
    assert seen == sorted(seen, key=[(b"old", b"old"), (b"new", b"old"), (b"new", b"new")].index)


def test_a_leftover_of_a_killed_write_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".file.tmp").write_bytes(b"half")
    files.write_atomically(tmp_path / "file", b"whole")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("writes", [0, 1])
def test_a_full_disk_leaves_every_file_and_no_rubbish(
    tmp_path: Path, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    files.write_in_turn({first: b"old", second: b"old"})
    FullDisk(monkeypatch, writes)
    with pytest.raises(DiskFull):
        files.write_in_turn({first: b"new", second: b"new"})
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "first": b"old",
        "second": b"old",
    }


def test_a_copy_is_whole_and_private(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(os.urandom(3_000_000))
    files.copy_atomically(source, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == source.read_bytes()
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FolderNotWritable),
        (errno.EPERM, FolderNotWritable),
        (errno.EROFS, FolderNotWritable),
        (errno.EIO, OSError),
    ],
)
def test_the_systems_errors_have_their_meaning(
    tmp_path: Path, code: int, expected: type[Exception]
) -> None:
    with pytest.raises(expected), files.explained(tmp_path):
        raise OSError(code, "text of the system")


def test_folders_are_private_with_all_that_are_missing_above(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = files.private_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    for part in (folder, *folder.parents[:2]):
        assert stat.S_IMODE(part.stat().st_mode) == 0o700
    folder.chmod(0o755)
    files.private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_new_file_follows_no_link_and_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "there").touch()
    for name in ("link", "there"):
        with pytest.raises(FileExistsError):
            files.create_private(tmp_path / name)
    assert not (tmp_path / "target").exists()


def test_a_lock_has_one_holder_until_it_is_released(tmp_path: Path) -> None:
    first, second = (files.ProcessLock(tmp_path / "lock") for _ in range(2))
    first.acquire()
    with pytest.raises(VaultInUse):
        second.acquire()
    first.release()
    first.release()
    second.acquire()
    second.release()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_locks_nobody_out(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", _failing(code))
    lock = files.ProcessLock(tmp_path / "lock")
    lock.acquire()
    lock.release()


def _failing(code: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(code, "text of the system")

    return fail


def test_a_file_that_others_write_replaces_the_old_one_whole_and_private(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    with files.replacing(file) as lent:
        assert stat.S_IMODE(lent.stat().st_mode) == 0o600
        lent.write_bytes(b"new")
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_what_others_did_not_finish_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def broken() -> None:
        with files.replacing(file) as lent:
            lent.write_bytes(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_folder_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    wanted = tmp_path / "below" / "copy"
    with files.new_folder(wanted) as lent:
        assert not wanted.exists()
        assert lent.stat().st_mode & 0o777 == 0o700
        (lent / "a").write_text("a")
    assert (wanted / "a").read_text() == "a"
    assert [one.name for one in wanted.parent.iterdir()] == ["copy"]
    with pytest.raises(FileExistsError), files.new_folder(wanted):
        pytest.fail("the name is taken")
    with pytest.raises(FileNotFoundError), files.new_folder(tmp_path / "other") as lent:
        (lent / "missing" / "a").write_text("a")
    assert [one.name for one in tmp_path.iterdir()] == ["below"]
