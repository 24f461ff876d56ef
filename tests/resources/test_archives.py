"""Zip archives from outside: read, or refused before they are read."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import PackTooLarge, PackUnreadable, PackUnsafe
from companion.resources import archives
from companion.resources.archives import opened_archive, opened_file

Change = Callable[[zipfile.ZipFile], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def archive_of(file: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file


def test_members_are_read(file: Path) -> None:
    archive_of(file, ("a.csv", b"one"), ("in/b.csv", b"two" * 1000), ("in/", b""))
    with opened_archive(file) as archive:
        assert archive.names() == ["a.csv", "in/b.csv"]
        assert archive.size("in/b.csv") == 3000
        with archive.open("in/b.csv") as stream:
            assert stream.read() == b"two" * 1000


@pytest.mark.parametrize(
    "name",
    ["../a.csv", "/a.csv", "in/../a.csv", "C:a.csv", "in\\a.csv", "con.csv", ".hidden", "a\n.csv",
     "in//a.csv", "x" * 101, "ñ.csv"],
)  # fmt: skip
def test_names_that_escape_or_cannot_be_shown_are_refused(file: Path, name: str) -> None:
    archive_of(file, (name, b"one"))
    with pytest.raises(PackUnsafe), opened_archive(file):
        pass


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_pipes_and_devices_are_refused(file: Path, kind: int) -> None:
    entry = zipfile.ZipInfo("a.csv")
    entry.external_attr = (kind | 0o777) << 16
    archive_of(file, (entry, b"/etc/passwd"))
    with pytest.raises(PackUnsafe), opened_archive(file):
        pass


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(file: Path) -> None:
    archive_of(file, ("a.csv", b"one"), ("a.csv", b"two"))
    with pytest.raises(PackUnsafe), opened_archive(file):
        pass


def test_too_many_members_are_refused(file: Path) -> None:
    archive_of(file, *((f"{number}.csv", b"") for number in range(archives.MOST_MEMBERS + 1)))
    with pytest.raises(PackTooLarge), opened_archive(file):
        pass


def test_a_member_that_swells_is_refused(file: Path) -> None:
    archive_of(file, ("a.csv", b"\0" * (archives.SMALL_BYTES + 1)))
    assert file.stat().st_size < 1_000_000
    with pytest.raises(PackUnsafe), opened_archive(file):
        pass


def test_members_that_are_together_too_large_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_of(file, ("a.csv", os.urandom(600)), ("b.csv", os.urandom(600)))
    monkeypatch.setattr(archives, "MOST_BYTES", 1_000)
    with pytest.raises(PackTooLarge), opened_archive(file):
        pass
    monkeypatch.undo()
    monkeypatch.setattr(archives, "MOST_MEMBER_BYTES", 599)
    with pytest.raises(PackTooLarge), opened_archive(file):
        pass


def test_a_list_of_members_without_end_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_of(file, *((f"{number}.csv", b"") for number in range(100)))
    monkeypatch.setattr(archives, "_LARGEST_LIST", 1_000)
    with pytest.raises(PackTooLarge), opened_archive(file):
        pass


def test_other_ways_to_pack_and_locked_members_are_refused(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.csv", b"one")
    with pytest.raises(PackUnreadable), opened_archive(file):
        pass
    archive_of(file, ("a.csv", b"one"))
    whole = bytearray(file.read_bytes())
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(whole)
    with pytest.raises(PackUnreadable), opened_archive(file):
        pass


def test_damage_is_told_as_damage(file: Path, tmp_path: Path) -> None:
    archive_of(file, ("a.csv", os.urandom(5000)))
    whole = bytearray(file.read_bytes())
    whole[2000] ^= 1
    file.write_bytes(whole)
    with (
        opened_archive(file) as archive,
        archive.open("a.csv") as stream,
        pytest.raises(PackUnreadable),
    ):
        stream.read()
    for other in (tmp_path, tmp_path / "missing"):
        with pytest.raises(PackUnreadable), opened_archive(other):
            pass
        with pytest.raises(PackUnreadable), opened_file(other):
            pass


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(PackUnreadable), opened_file(pipe):
        pass


def test_trouble_of_the_reader_stays_its_own(file: Path) -> None:
    archive_of(file, ("a.csv", b"one"))
    with (
        pytest.raises(OSError, match="full"),
        opened_archive(file) as archive,
        archive.open("a.csv"),
    ):
        raise OSError("the disk is full")
    with pytest.raises(OSError, match="full"), opened_file(file):
        raise OSError("the disk is full")


def test_a_member_without_a_name_is_refused(file: Path) -> None:
    data = bytearray(archive_of(file, ("a", b"one")).read_bytes())
    data[data.index(b"PK\x03\x04") + 30] = data[data.index(b"PK\x01\x02") + 46] = 0
    file.write_bytes(data)
    with pytest.raises(PackUnsafe), opened_archive(file):
        pass
