"""Many files in one: a folder, a zip or a tar, each read in the same way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from companion.errors import AttachmentTooLarge, Cancelled, ImportUnreadable
from companion.journal.attachments import MOST_BYTES, MOST_MEGABYTES
from companion.journal.importers.attached import Attached, media_type_of
from companion.journal.importers.folder_walk import Found
from companion.journal.importers.left_out import shown
from companion.journal.importers.reading import read_one
from companion.journal.importers.safe_tar import SafeTar, opened_tar
from companion.journal.importers.safe_zip import SafeZip, opened_zip
from companion.regular_file import opened

Read = Callable[[str, int], bytes]
"""Returns the bytes of the file of that name; raises TooLarge above that many bytes,
ImportUnreadable, ImportUnsafe for what swells, and Cancelled."""
_Opener = Callable[[], "AbstractContextManager[SafeZip | SafeTar]"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Some files under one path, whose names were found to be harmless."""

    path: Path
    names: tuple[str, ...]
    """Paths with slashes; hidden files and what macOS adds are not among them."""
    reading: Callable[[], AbstractContextManager[Read]]
    """Opens the bundle for reading files whole."""
    stream: Callable[[str], AbstractContextManager[IO[bytes]]]
    """Opens one file for reading in pieces; raises AttachmentTooLarge for one no page can have."""

    def attached(self, name: str) -> Attached:
        """Return one of the files as it belongs to a page."""
        own = shown(PurePosixPath(name).name)
        return Attached(own, media_type_of(own), partial(self.stream, name), key=name)

    def watched(self, is_cancelled: Callable[[], bool]) -> Bundle:
        """Return the same files; before each is read, somebody may say Cancel."""

        @contextmanager
        def reading() -> Iterator[Read]:
            with self.reading() as read:

                def read_unless_cancelled(name: str, most: int) -> bytes:
                    if is_cancelled():
                        raise Cancelled
                    return read(name, most)

                yield read_unless_cancelled

        return replace(self, reading=reading)


def together(read: Read, most: int) -> Read:
    """Return a reader of files that are, all that it reads together, no larger than `most`."""
    left = most

    def read_within(name: str, most_of_one: int) -> bytes:
        nonlocal left
        data = read(name, min(left, most_of_one))
        left -= len(data)
        return data

    return read_within


def of_zip(path: Path) -> Bundle:
    """Return the files of a zip archive; raises what `opened_zip` raises."""
    return _of_archive(path, partial(opened_zip, path))


def of_tar(path: Path) -> Bundle:
    """Return the files of a tar archive; raises what `opened_tar` raises."""
    return _of_archive(path, partial(opened_tar, path))


def of_folder(folder: Path, found: Found) -> Bundle:
    """Return the files that a walk through a folder found."""

    def read(name: str, most: int) -> bytes:
        return read_one(folder / name, most)

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
            _require_takable(os.fstat(file.fileno()).st_size)
            yield file

    return Bundle(folder, _visible(found.files), reading, stream)


def _of_archive(path: Path, opener: _Opener) -> Bundle:
    archive = _Archive(opener)
    with opener() as first:
        names = first.names()
    return Bundle(path, _visible(names), archive.reading, archive.stream)


class _Archive:
    """An archive that is opened once for all that is asked of it while it is gone through.

    Its list of members is checked each time it is opened: too slow for each of
    ten thousand pictures.
    """

    def __init__(self, opener: _Opener) -> None:
        self._opener = opener
        self._open: SafeZip | SafeTar | None = None

    @contextmanager
    def reading(self) -> Iterator[Read]:
        with self._opener() as archive:
            self._open = archive
            try:
                yield archive.read
            finally:
                self._open = None

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        with self._opener() if self._open is None else nullcontext(self._open) as archive:
            _require_takable(archive.size(name))
            with archive.stream(name) as member:
                yield member


def _require_takable(size: int) -> None:
    if size > MOST_BYTES:
        raise AttachmentTooLarge(MOST_MEGABYTES)


def _visible(names: list[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name in names
        if not any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    )
