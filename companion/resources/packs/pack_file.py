"""A pack as a file: opened, its signature checked, its content read and compared.

Nothing of a pack is looked at before the signature of its manifest is checked,
and no content is given to the end without being what the manifest says.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, Final, Self

from companion.errors import (
    PackKeyUnknown,
    PackOutOfDate,
    PackTampered,
    PackTooLarge,
    PackUnreadable,
    PackUnsigned,
)
from companion.resources.archives import Archive, explained, opened_archive
from companion.resources.hsds.tables import Advance
from companion.resources.packs import minisign
from companion.resources.packs.manifest import (
    MOST_BYTES,
    Manifest,
    as_bytes,
    comment_for,
    read_manifest,
)
from companion.resources.packs.manifest import Member as Listed

SUFFIX: Final = ".companion-pack"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.minisig"
MOST_PACK_BYTES: Final = 4 * 1024**3
"""The largest pack file, packed."""

_CHUNK: Final = 1024 * 1024
_LEVEL: Final = 6
_DAWN: Final = (1980, 1, 1, 0, 0, 0)
"""The time every member bears: the same content makes the same file."""


class Pack:
    """An open pack whose manifest bears a good signature; gives its content as Members."""

    def __init__(self, archive: Archive, manifest: Manifest, key: minisign.PublicKey) -> None:
        self._archive = archive
        self.manifest = manifest
        self.key = key
        """The key that signed it."""
        self._listed = {each.name: each for each in manifest.members}

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._archive.path

    def names(self) -> list[str]:
        """Return the names of the content."""
        return list(self._listed)

    def size(self, name: str) -> int:
        """Return the length of a member, in bytes."""
        return self._listed[name].size

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member; reading its end raises PackTampered when it is not what was signed."""
        with self._archive.open(name) as stream:
            yield io.BufferedReader(_Checked(stream, self._listed[name]), _CHUNK)

    def check_content(self, advance: Advance = lambda _bytes: None) -> None:
        """Read all of the content once; raise PackTampered when any of it was changed."""
        for name in self._listed:
            with self.open(name) as stream:
                while data := stream.read(_CHUNK):
                    advance(len(data))


class _Checked(io.RawIOBase):
    """A member that is compared with its length and digest as it is read."""

    def __init__(self, stream: IO[bytes], listed: Listed) -> None:
        self._stream = stream
        self._listed = listed
        self._digest = sha256()
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # of bytes
        data = self._stream.read(len(buffer))
        self._size += len(data)
        self._digest.update(data)
        if self._size > self._listed.size:
            raise PackTampered
        if not data and (
            self._size != self._listed.size or self._digest.hexdigest() != self._listed.digest
        ):
            raise PackTampered
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened_pack(path: Path, keys: Iterable[minisign.PublicKey]) -> Iterator[Pack]:
    """Open a pack that one of some keys has signed.

    Raises PackUnsigned; PackKeyUnknown when another key signed it; PackTampered
    when the signature, its comment or the list of members does not fit; and
    PackUnreadable, PackTooLarge or PackUnsafe for files that are no good pack.
    """
    with explained(path):
        if path.stat().st_size > MOST_PACK_BYTES:
            raise PackTooLarge
    with opened_archive(path) as archive:
        if MANIFEST not in archive.names():
            raise PackUnreadable(path)
        if SIGNATURE not in archive.names():
            raise PackUnsigned
        content = _read(archive, MANIFEST, MOST_BYTES)
        signature = _read(archive, SIGNATURE, minisign.LONGEST_TEXT)
        try:
            made = minisign.signature(signature.decode())
        except UnicodeDecodeError:
            raise PackUnsigned from None
        manifest, key = _verified(content, made, keys, path)
        listed = {MANIFEST, SIGNATURE, *(each.name for each in manifest.members)}
        if sorted(listed) != sorted(archive.names()) or len(listed) != len(manifest.members) + 2:
            raise PackTampered
        yield Pack(archive, manifest, key)


def _verified(
    content: bytes, made: minisign.Signature, keys: Iterable[minisign.PublicKey], path: Path
) -> tuple[Manifest, minisign.PublicKey]:
    key = next((each for each in keys if each.identity == made.identity), None)
    if key is None:
        raise PackKeyUnknown(made.identity[::-1].hex().upper())
    minisign.verify(key, content, made)
    manifest = read_manifest(content, path)
    if made.comment != comment_for(manifest, content):
        raise PackTampered
    return manifest, key


def _read(archive: Archive, name: str, most: int) -> bytes:
    with archive.open(name) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise PackTooLarge
    return content


def refuse_out_of_date(manifest: Manifest, today: date) -> None:
    """Raise PackOutOfDate when the last day of a pack is over."""
    if manifest.expires < today:
        raise PackOutOfDate(manifest.expires)


class PackWriter:
    """Writes a pack into a stream: first the content, then what is signed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self.members: list[Listed] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError, ValueError):  # of a stream that takes no more, already told
            self._archive.close()

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Add a member of the content."""
        digest, size = sha256(), 0
        with self._archive.open(_entry(name), "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self.members.append(Listed(name, size, digest.hexdigest()))

    def finish(self, manifest: Manifest, sign: Callable[[bytes, str], str]) -> Manifest:
        """Add the manifest and its signature; `sign` takes content and trusted comment."""
        content = as_bytes(manifest)
        signature = sign(content, comment_for(manifest, content))
        self._archive.writestr(_entry(MANIFEST), content)
        self._archive.writestr(_entry(SIGNATURE), signature)
        self._archive.close()  # here, where a full disk is told
        return manifest


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAWN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100644 << 16
    return entry
