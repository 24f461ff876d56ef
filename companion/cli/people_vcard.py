"""companion people vcard import | export: contacts from and for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from companion.cli.common import (
    json_option,
    note,
    opened_people,
    passphrase_option,
    print_json,
)
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _, ngettext

_VERSIONS: Final = ("3.0", "4.0")


@click.group(help=_("Bring contacts in or write them out, as vCard files."))
def vcard() -> None:
    """Group the commands on vCards."""


@vcard.command("import", help=_("Add the people in a vCard file; - for standard input."))
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@passphrase_option
@json_option
@click.pass_context
def import_(context: click.Context, path: Path, passphrase_file: str | None, as_json: bool) -> None:
    """Add people who are not here yet; nobody is shown on the lock screen."""
    from companion.people import vcard as cards

    found = None if str(path) == "-" else cards.read_file(path)
    with opened_people(context, passphrase_file) as opened:
        if found is None:  # only now: the key may be the first line of the same input
            found = cards.read_content(sys.stdin.buffer.read(cards.MOST_BYTES + 1), path)
        added = opened.add_all(found.people, now=now())
    here = len(found.people) - len(added)
    if as_json:
        print_json(
            {
                "added": [one.id for one in added],
                "already_here": here,
                "skipped": found.skipped,
                "shortened": found.shortened,
            }
        )
        return
    note(
        ngettext("{count} person was added.", "{count} people were added.", len(added)).format(
            count=len(added)
        )
    )
    if here:
        note(
            ngettext(
                "{count} person was here already.", "{count} people were here already.", here
            ).format(count=here)
        )
    if found.skipped:
        note(
            ngettext(
                "{count} card had no name and was left out.",
                "{count} cards had no name and were left out.",
                found.skipped,
            ).format(count=found.skipped)
        )
    if found.shortened:
        note(
            ngettext(
                "{count} card was too long and was cut.",
                "{count} cards were too long and were cut.",
                found.shortened,
            ).format(count=found.shortened)
        )


@vcard.command(help=_("Write all people into a vCard file that is not there yet."))
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--version", default="4.0", show_default=True, type=click.Choice(_VERSIONS))
@passphrase_option
@click.pass_context
def export(context: click.Context, path: Path, version: str, passphrase_file: str | None) -> None:
    """Write people out, plain."""
    from companion.people.vcard import write_file

    if path.exists():
        raise UsageError(
            _("There is a file here already: {path}. Choose another name.").format(path=path)
        )
    with opened_people(context, passphrase_file) as opened:
        people = [one.person for one in opened.everyone()]
    write_file(path, people, version)
    note(_("Written. Anyone who can open this file can read it: {path}").format(path=path))
