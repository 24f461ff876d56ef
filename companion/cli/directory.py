"""companion directory: the directory of help for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli.common import json_option, print_json, say
from companion.i18n import _, ngettext

if TYPE_CHECKING:
    from companion.resources.model import Resource


@click.group(help=_("Hand the directory of help on to other programs."))
def directory() -> None:
    """Group what can be done with the directory as a whole."""


@directory.command(
    name="export-hsds",
    help=_(
        "Write the directory, and the packs you added, as an HSDS data package: CSV tables that "
        "211 offices and other programs can read. The folder is new or empty."
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@json_option
@click.pass_context
def export_hsds(context: click.Context, folder: Path, as_json: bool) -> None:
    """Write all records into a folder."""
    from companion.resources.hsds.writing import write_package

    count = write_package(_all(context), folder)
    if as_json:
        print_json({"folder": str(folder), "services": count})
        return
    say(
        ngettext(
            "{count} place to turn to was written to {folder}",
            "{count} places to turn to were written to {folder}",
            count,
        ).format(count=count, folder=folder)
    )


def _all(context: click.Context) -> Iterator[Resource]:
    from companion.cli.pack import packs_of
    from companion.paths import assets
    from companion.resources import store

    yield from store.read_resources(assets() / "directory")
    packs = packs_of(context)
    if packs.installed():
        yield from packs.all_records()
