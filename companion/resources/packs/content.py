"""The records of a pack, whatever form its content has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from companion.errors import PackUnreadable
from companion.resources.hsds.problems import Problems
from companion.resources.hsds.reading import read_services
from companion.resources.hsds.service_row import Setting
from companion.resources.hsds.tables import Advance
from companion.resources.model import Resource
from companion.resources.packs.manifest import Content, Manifest
from companion.resources.packs.pack_file import Pack
from companion.resources.packs.records import RECORDS, of_pack, read_lines


def setting_of(manifest: Manifest) -> Setting:
    """Return what holds for all the content.

    Its today is the day of the review, so a pack says the same on every day.
    """
    return Setting(manifest.country, manifest.reviewed_on, manifest.zone, manifest.publisher)


def records_of(
    pack: Pack, problems: Problems, *, folder: Path, advance: Advance = lambda _bytes: None
) -> Iterator[Resource]:
    """Give every record of an open pack, with the pack's own ids.

    `folder` is for a temporary file. Raises what Pack.open and `advance` raise.
    """
    manifest = pack.manifest
    if manifest.kind is Content.HSDS:
        yield from of_pack(
            manifest.id,
            read_services(
                pack, setting_of(manifest), problems,
                folder=folder, source=pack.path, advance=advance,
            ),
        )  # fmt: skip
        return
    if RECORDS not in pack.names():
        raise PackUnreadable(pack.path)
    with pack.open(RECORDS) as stream:
        lines = read_lines(stream, RECORDS, manifest.reviewed_on, problems, advance)
        yield from of_pack(manifest.id, lines)
