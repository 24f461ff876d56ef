from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from companion.errors import CompanionError, ImportUnreadable, ImportUnsafe
from companion.journal.importers import safe_tar
from companion.journal.importers.reading import TooLarge
from companion.journal.importers.safe_tar import opened_tar
from tests.journal.importers.samples import put, taped


def member(kind: bytes, name: str = "a", link: str = "") -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info.tobuf(tarfile.USTAR_FORMAT)


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_members_are_listed_and_read(tmp_path: Path, form: int) -> None:
    members = {"a.md": b"words", "resources/b.gif": b"x" * 1_500, "empty": b""}
    with opened_tar(taped(tmp_path / "a.tar", members, form)) as archive:
        assert archive.names() == list(members)
        assert {name: archive.read(name, 2_000) for name in members} == members
        with archive.stream("resources/b.gif") as stream:
            assert stream.read(1) + stream.read() == b"x" * 1_500
        with pytest.raises(TooLarge) as raised:
            archive.read("resources/b.gif", 1_499)
        assert raised.value.beginning == b"x" * 1_500


def test_long_names_are_passed_over_with_their_headers(tmp_path: Path) -> None:
    members = {"d" * 300 + ".md": b"words", "a.md": b"more"}
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        with opened_tar(taped(tmp_path / "a.tar", members, form)) as archive:
            assert archive.read("a.md", 10) == b"more"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (member(tarfile.SYMTYPE, link="/etc/passwd"), ImportUnsafe),
        (member(tarfile.LNKTYPE, link="b"), ImportUnsafe),
        (member(tarfile.CHRTYPE), ImportUnsafe),
        (member(tarfile.FIFOTYPE), ImportUnsafe),
        (member(tarfile.REGTYPE, "../a"), ImportUnsafe),
        (member(tarfile.REGTYPE, "/a"), ImportUnsafe),
        (member(tarfile.REGTYPE, "b\\..\\..\\a"), ImportUnsafe),
        (member(tarfile.REGTYPE) * 2, ImportUnsafe),
        (b"words" * 200, ImportUnreadable),
    ],
)
def test_hostile_archives_are_refused(
    tmp_path: Path, data: bytes, error: type[CompanionError]
) -> None:
    path = put(tmp_path, "a.tar", data + bytes(1_024))
    with pytest.raises(error), opened_tar(path):
        pass


def test_a_size_beyond_the_file_is_damage(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a")
    info.size = 8 * 1024**3 - 1
    path = put(tmp_path, "a.tar", info.tobuf(tarfile.USTAR_FORMAT) + b"words")
    with pytest.raises(ImportUnreadable), opened_tar(path):
        pass


def test_too_many_members_and_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = taped(tmp_path / "a.tar", {"a": b"", "b": b""})
    monkeypatch.setattr(safe_tar, "MOST_MEMBERS", 1)
    with pytest.raises(ImportUnsafe), opened_tar(path):
        pass
    monkeypatch.setattr(safe_tar, "MOST_BYTES", 10)
    with pytest.raises(ImportUnsafe), opened_tar(path):
        pass


def test_an_empty_file_has_no_members(tmp_path: Path) -> None:
    with opened_tar(put(tmp_path, "a.tar", b"")) as archive:
        assert archive.names() == []
    with pytest.raises(ImportUnreadable), opened_tar(tmp_path / "missing"):
        pass


def test_a_file_cut_short_while_it_is_open(tmp_path: Path) -> None:
    path = taped(tmp_path / "a.tar", {"a": b"x" * 10_000})
    with opened_tar(path) as archive:
        path.write_bytes(path.read_bytes()[:2_000])
        with pytest.raises(ImportUnreadable):
            archive.read("a", 10_000)
        with archive.stream("a") as stream:
            assert isinstance(stream, io.BufferedReader)
            assert len(stream.read()) < 10_000
