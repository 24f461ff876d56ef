"""Making a pack from a table, from an HSDS package or from lines of JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final

from companion import files
from companion.errors import PackSourceUnreadable, PackUnreadable, RowsToMend
from companion.resources.archives import opened_file
from companion.resources.hsds.columns import SERVICES
from companion.resources.hsds.problems import Problems
from companion.resources.hsds.reading import read_services
from companion.resources.hsds.tables import DESCRIPTION, Members, opened_members, tables_of
from companion.resources.model import Resource
from companion.resources.packs.content import setting_of
from companion.resources.packs.manifest import Content, Manifest
from companion.resources.packs.pack_file import PackWriter
from companion.resources.packs.records import RECORDS, as_line, read_lines
from companion.resources.packs.spreadsheet import read_spreadsheet

Sign = Callable[[bytes, str], str]
"""Takes content and a trusted comment; returns the signature file (minisign.sign)."""

_CHUNK: Final = 1024 * 1024
_MOST_FILES: Final = 150
_MEMBER: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}")
_TABLE: Final = ".csv"
_LINES: Final = ".jsonl"


def kind_of_source(source: Path) -> Content:
    """Return what form a pack made from this has: HSDS for a folder or a zip, else JSON."""
    is_package = source.is_dir() or source.suffix.lower() == ".zip"
    return Content.HSDS if is_package else Content.JSON


def build_pack(
    source: Path,
    target: Path,
    manifest: Manifest,
    sign: Sign,
    problems: Problems,
    *,
    skip_bad_rows: bool = False,
) -> Manifest:
    """Make a signed pack at `target` and return its finished manifest.

    `manifest.kind` is that of the source. The problems fill up while rows are
    read. Raises RowsToMend when there are any (unless they are to be left out),
    or when no row is left; PackSourceUnreadable; PackTooLarge, PackUnsafe;
    DiskFull, FolderNotWritable. Then there is no new file, and an old one stays.
    """
    try:
        with (
            files.replacing(target) as lent,
            files.explained(target.parent),
            lent.open("r+b") as stream,
            PackWriter(stream) as writer,
        ):
            if manifest.kind is Content.HSDS:
                count = _add_package(writer, source, target.parent, manifest, problems)
            else:
                count = _add_records(writer, source, manifest, problems)
            if (problems.count and not skip_bad_rows) or not count:
                raise RowsToMend(problems.count)
            return writer.finish(manifest.with_content(count, tuple(writer.members)), sign)
    except PackUnreadable as error:
        raise PackSourceUnreadable(source) from error


def _add_records(writer: PackWriter, source: Path, manifest: Manifest, problems: Problems) -> int:
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        for resource in _records(source, manifest, problems):
            count += 1
            yield as_line(resource)

    writer.add(RECORDS, lines())
    return count


def _records(source: Path, manifest: Manifest, problems: Problems) -> Iterator[Resource]:
    if source.suffix.lower() == _TABLE:
        yield from read_spreadsheet(source, setting_of(manifest), problems)
    elif source.suffix.lower() == _LINES:
        with opened_file(source) as stream:
            yield from read_lines(stream, source.name, manifest.reviewed_on, problems)
    else:
        raise PackSourceUnreadable(source)


def _add_package(
    writer: PackWriter, source: Path, folder: Path, manifest: Manifest, problems: Problems
) -> int:
    with opened_members(source) as members:
        if SERVICES not in tables_of(members):
            raise PackSourceUnreadable(source)
        services = read_services(
            members, setting_of(manifest), problems, folder=folder, source=source
        )
        count = sum(1 for _service in services)
        for name in _kept(members):
            with members.open(name) as stream:
                writer.add(PurePosixPath(name).name, _chunks(stream))
        return count


def _kept(members: Members) -> Iterable[str]:
    """Return the files of a package that go into the pack: its tables and its description."""
    kept: dict[str, str] = {}
    for name in members.names():
        base = PurePosixPath(name).name
        if _MEMBER.fullmatch(base) and (base == DESCRIPTION or base.lower().endswith(_TABLE)):
            kept.setdefault(base, name)
    return list(kept.values())[:_MOST_FILES]


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk
