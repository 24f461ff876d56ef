"""Many files in one: a folder, a zip or a tar, each read in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers.attached import Attached, media_type_of
from companion.journal.importers.common import opened, read_whole, shown
from companion.journal.importers.folder_walk import Found
from companion.journal.importers.safe_tar import opened_tar
from companion.journal.importers.safe_zip import opened_zip

Read = Callable[[str, int], bytes]
"""Returns the bytes of the file of that name; raises ImportUnsafe above that many bytes,
and ImportUnreadable."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Some files under one path, whose names were found to be harmless."""

    path: Path
    names: tuple[str, ...]
    """Paths with slashes; hidden files and what macOS adds are not among them."""
    reading: Callable[[], AbstractContextManager[Read]]
    """Opens the bundle for reading files whole."""
    stream: Callable[[str], AbstractContextManager[IO[bytes]]]
    """Opens one file for reading in pieces."""
    left_out: list[tuple[str, str]] = field(default_factory=list)
    """Paths that cannot be read, each with the reason."""

    def attached(self, name: str) -> Attached:
        """Return one of the files as it belongs to a page."""
        own = shown(PurePosixPath(name).name)
        return Attached(own, media_type_of(own), partial(self.stream, name))


def of_zip(path: Path) -> Bundle:
    """Return the files of a zip archive; raises what `opened_zip` raises."""
    with opened_zip(path) as archive:
        names = archive.names()
    return Bundle(path, _visible(names), partial(_reading_zip, path), partial(_zip_member, path))


def of_tar(path: Path) -> Bundle:
    """Return the files of a tar archive; raises what `opened_tar` raises."""
    with opened_tar(path) as archive:
        names = archive.names()
    return Bundle(path, _visible(names), partial(_reading_tar, path), partial(_tar_member, path))


def of_folder(folder: Path, found: Found) -> Bundle:
    """Return the files that a walk through a folder found."""

    def read(name: str, most: int) -> bytes:
        try:
            return read_whole(folder / name, most, follow_links=False)
        except ImportUnsafe as error:  # one large file is no attack: the rest can come in
            raise ImportUnreadable(folder / name) from error

    @contextmanager
    def reading() -> Iterator[Read]:
        yield read

    @contextmanager
    def stream(name: str) -> Iterator[IO[bytes]]:
        try:
            file = opened(folder / name, follow_links=False)
        except (OSError, ValueError) as error:
            raise ImportUnreadable(folder / name) from error
        with file:
            yield file

    return Bundle(folder, _visible(found.files), reading, stream, found.left_out)


@contextmanager
def _reading_zip(path: Path) -> Iterator[Read]:
    with opened_zip(path) as archive:
        yield archive.read


@contextmanager
def _zip_member(path: Path, name: str) -> Iterator[IO[bytes]]:
    with opened_zip(path) as archive, archive.stream(name) as member:
        yield member


@contextmanager
def _reading_tar(path: Path) -> Iterator[Read]:
    with opened_tar(path) as archive:
        yield archive.read


@contextmanager
def _tar_member(path: Path, name: str) -> Iterator[IO[bytes]]:
    with opened_tar(path) as archive, archive.stream(name) as member:
        yield member


def _visible(names: list[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name in names
        if not any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    )
