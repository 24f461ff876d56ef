from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import Cancelled, ImportUnreadable
from companion.journal.importers.bundle import Bundle, of_folder, of_tar, of_zip, together
from companion.journal.importers.folder_walk import walk
from companion.journal.importers.reading import TooLarge
from tests.journal.importers.samples import packed, put, taped

MEMBERS = {
    "a.md": b"words",
    "b/c.gif": b"\1\2",
    "__MACOSX/._a.md": b"\0",
    "b/.DS_Store": b"\0",
}


def folder_of(place: Path) -> Bundle:
    for name, data in MEMBERS.items():
        put(place / "folder", name, data)
    return of_folder(place / "folder", walk(place / "folder"))


WAYS: list[Callable[[Path], Bundle]] = [
    folder_of,
    lambda place: of_zip(packed(place / "a.zip", MEMBERS)),
    lambda place: of_tar(taped(place / "a.tar", MEMBERS)),
]


@pytest.mark.parametrize("made", WAYS)
def test_a_folder_a_zip_and_a_tar_are_read_alike(
    tmp_path: Path, made: Callable[[Path], Bundle]
) -> None:
    bundle = made(tmp_path)
    assert bundle.names == ("a.md", "b/c.gif")
    with bundle.reading() as read:
        assert [read(name, 10) for name in bundle.names] == [b"words", b"\1\2"]
    file = bundle.attached("b/c.gif")
    assert (file.name, file.media_type) == ("c.gif", "image/gif")
    with file.open() as stream:
        assert stream.read() == b"\1\2"


def test_a_file_that_is_gone_or_a_link_is_not_read(tmp_path: Path) -> None:
    bundle = folder_of(tmp_path)
    outside = put(tmp_path, "outside", "secret")
    (tmp_path / "folder/a.md").unlink()
    (tmp_path / "folder/a.md").symlink_to(outside)
    with pytest.raises(ImportUnreadable), bundle.reading() as read:
        read("a.md", 10)
    with pytest.raises(ImportUnreadable), bundle.stream("a.md"):
        pass


@pytest.mark.parametrize("made", WAYS)
def test_a_file_larger_than_its_kind_does_no_harm_to_the_others(
    tmp_path: Path, made: Callable[[Path], Bundle]
) -> None:
    with made(tmp_path).reading() as read:
        with pytest.raises(TooLarge) as raised:
            read("a.md", 4)
        assert raised.value.beginning == b"words"
        assert read("b/c.gif", 4) == b"\1\2"


@pytest.mark.parametrize("made", WAYS)
def test_before_a_file_is_read_somebody_may_cancel(
    tmp_path: Path, made: Callable[[Path], Bundle]
) -> None:
    answers = iter([False, True])
    with made(tmp_path).watched(lambda: next(answers)).reading() as read:
        assert read("a.md", 10) == b"words"
        with pytest.raises(Cancelled):
            read("a.md", 10)


def test_files_can_have_one_limit_together() -> None:
    def read(_name: str, most: int) -> bytes:
        if most < 4:
            raise TooLarge(Path("a"), b"")
        return b"four"

    limited = together(read, 9)
    assert [limited("a", 100), limited("b", 100)] == [b"four", b"four"]
    with pytest.raises(TooLarge):
        limited("c", 100)
