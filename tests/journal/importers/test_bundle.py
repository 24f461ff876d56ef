from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import ImportUnreadable
from companion.journal.importers.bundle import Bundle, of_folder, of_tar, of_zip
from companion.journal.importers.folder_walk import walk
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
