from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from companion.errors import ImportEncrypted, ImportUnreadable, ImportUnsafe
from companion.journal.importers import safe_zip
from companion.journal.importers.reading import TooLarge
from companion.journal.importers.safe_zip import opened_zip
from tests.journal.importers.conftest import everything_below, zipped


def listed(path: Path) -> list[str]:
    with opened_zip(path) as archive:
        return archive.names()


def content(path: Path, name: str, most: int = 1000) -> bytes:
    with opened_zip(path) as archive:
        return archive.read(name, most)


def changed(path: Path, *changes: tuple[bytes, int, bytes]) -> Path:
    """Change bytes at some distance from the last place where a mark stands."""
    data = bytearray(path.read_bytes())
    for mark, distance, new in changes:
        begin = data.rindex(mark) + distance
        data[begin : begin + len(new)] = new
    path.write_bytes(bytes(data))
    return path


def test_members_are_read_into_memory(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Journal.json": b"{}", "photos/": b"", "photos/a.jpeg": b"123"})
    before = everything_below(tmp_path)
    assert listed(path) == ["Journal.json", "photos/a.jpeg"]
    assert content(path, "photos/a.jpeg") == b"123"
    assert everything_below(tmp_path) == before


@pytest.mark.parametrize(
    "name",
    [
        "../out.json",
        "photos/../../out.json",
        "..\\out.json",
        "/etc/out.json",
        "\\out.json",
        "C:\\out.json",
        "c:out.json",
        "CON",
        "photos/nul.txt",
        "photos/LPT1 .json",
    ],
)
def test_names_that_leave_the_archive_are_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path, {"Journal.json": b"{}", name: b"{}"})
    before = everything_below(tmp_path)
    with pytest.raises(ImportUnsafe):
        listed(path)
    assert everything_below(tmp_path) == before


def test_a_name_with_a_hidden_end_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"JournalX.json": b"{}"})
    path.write_bytes(path.read_bytes().replace(b"JournalX.json", b"Journal\0.json"))
    with pytest.raises(ImportUnsafe):
        listed(path)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    path = tmp_path / "export.zip"
    member = zipfile.ZipInfo("Journal.json")
    member.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "/etc/passwd")
    with pytest.raises(ImportUnsafe):
        listed(path)


def test_names_that_stand_twice_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Journal.json": b"{}", "JournaX.json": b"{}"})
    path.write_bytes(path.read_bytes().replace(b"JournaX", b"Journal"))
    with pytest.raises(ImportUnsafe):
        listed(path)


def test_an_archive_with_a_password_is_told_as_encrypted(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Journal.json": b"{}"})
    with pytest.raises(ImportEncrypted):
        listed(changed(path, (b"PK\x03\x04", 6, b"\x01"), (b"PK\x01\x02", 8, b"\x01")))


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path, {f"{number}.json": b"{}" for number in range(4)})
    assert len(listed(path)) == 4
    monkeypatch.setattr(safe_zip, "MOST_MEMBERS", 3)
    with pytest.raises(ImportUnsafe):
        listed(path)


def test_a_huge_list_of_members_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_zip, "_LARGEST_READ", 1000)
    path = zipped(tmp_path, {f"{number:04}.json": b"{}" for number in range(100)})
    with pytest.raises(ImportUnsafe):
        listed(path)


def test_an_archive_that_swells_as_a_whole_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_zip, "MOST_BYTES", 10_000)
    swelling = zipped(tmp_path, {"a.json": bytes(9_000), "b.json": bytes(9_000)})
    with pytest.raises(ImportUnsafe):
        listed(swelling)


def test_a_large_archive_of_pictures_is_not_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_zip, "MOST_BYTES", 100)
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("photos/a.jpeg", bytes(9_000))
    assert listed(path) == ["photos/a.jpeg"]


def test_a_member_that_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path, {"Journal.json": b" " * 1_000_000})
    assert len(content(path, "Journal.json", 1_000_000)) == 1_000_000
    monkeypatch.setattr(safe_zip, "SMALL_BYTES", 10_000)
    with pytest.raises(ImportUnsafe):
        content(path, "Journal.json", 1_000_000)


def test_a_member_larger_than_its_kind_gives_only_its_beginning(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Journal.json": b"x" * 30_000})
    with pytest.raises(TooLarge) as raised:
        content(path, "Journal.json", 29_999)
    assert raised.value.beginning == b"x" * 10_000


def test_a_size_that_lies_gives_no_more_than_it_says(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Journal.json": b"x" * 100_000})
    with pytest.raises(ImportUnreadable):
        content(changed(path, (b"PK\x01\x02", 24, b"\x10\0\0\0")), "Journal.json")


def test_a_damaged_archive_is_unreadable(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Journal.json": b"{}" * 1000})
    data = path.read_bytes()
    for damaged in (data[:-30], b"PK\x03\x04", data[:45] + b"\xff" * 5 + data[50:]):
        path.write_bytes(damaged)
        with pytest.raises(ImportUnreadable):
            content(path, "Journal.json", 10_000)


def test_rare_ways_of_packing_are_not_tried(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("Journal.json", "{}")
    with pytest.raises(ImportUnreadable):
        content(path, "Journal.json")
