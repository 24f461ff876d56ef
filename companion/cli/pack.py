"""companion pack: local directories that an office hands out as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli.common import json_option, paths_of, print_json, say
from companion.cli.pack_build import build
from companion.cli.pack_words import manifest_document, preview_document, tell, tell_preview
from companion.clock import now
from companion.i18n import _

if TYPE_CHECKING:
    from companion.resources.packs.service import PackService


def packs_of(context: click.Context) -> PackService:
    """Return the packs below the folder of this call."""
    from companion.resources.catalogue import Catalogue
    from companion.resources.packs.service import PackService

    return PackService(paths_of(context), Catalogue.build)


@click.group(
    help=_(
        "Packs: a local directory of help that an office hands out as one file. You choose whose "
        "packs you take."
    )
)
def pack() -> None:
    """Group what can be done with packs."""


pack.add_command(build)


@pack.command(
    help=_(
        "Take packs from an office from now on. Give its public key: the file that ends in .pub, "
        "or the line that begins with RW."
    )
)
@click.argument("key", metavar="KEY")
@click.option("--name", default="", metavar="NAME", help=_("What you call this office."))
@click.pass_context
def trust(context: click.Context, key: str, name: str) -> None:
    """Add a publisher's key."""
    publisher = packs_of(context).trust(_key_text(key), now=now(), name=name)
    say(_("Packs signed with this key are taken from now on: {key}").format(key=publisher.key.name))


def _key_text(key: str) -> str:
    """Return a key that was given as a line or as the name of a file."""
    from companion.resources.packs.minisign import LONGEST_TEXT

    file = Path(key)
    try:
        with file.open("rb") as stream:
            return stream.read(LONGEST_TEXT).decode("utf-8", "replace")
    except (OSError, ValueError):
        return key


@pack.command(help=_("Take no more packs from an office. What is here stays until you remove it."))
@click.argument("key", metavar="KEY")
@click.pass_context
def forget(context: click.Context, key: str) -> None:
    """Forget a publisher's key."""
    packs_of(context).forget(key)
    say(_("Packs signed with this key are no longer taken."))


@pack.command(name="list", help=_("Show the packs that are here and the keys you added."))
@json_option
@click.pass_context
def list_(context: click.Context, as_json: bool) -> None:
    """List packs and publishers."""
    packs = packs_of(context)
    installed, publishers = packs.installed(), packs.publishers()
    if as_json:
        print_json(
            {
                "packs": [
                    {
                        **manifest_document(each.manifest),
                        "installed_on": each.installed_on.isoformat(),
                        "can_undo": each.can_undo,
                    }
                    for each in installed
                ],
                "publishers": [
                    {
                        "key": each.key.name,
                        "line": each.key.text,
                        "name": each.name,
                        "added_on": each.added_on.isoformat(),
                    }
                    for each in publishers
                ],
            }
        )
        return
    if not installed:
        say(_("There are no packs here."))
    for one in installed:
        tell(one.manifest)
    for publisher in publishers:
        say("")
        say(_("Key: {key}").format(key=publisher.key.name))
        if publisher.name:
            say("  " + publisher.name)


@pack.command(help=_("Check a pack: who signed it, and whether it is as it was signed."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--key", metavar="KEY", help=_("Check with this key, not with those you added."))
@json_option
@click.pass_context
def verify(context: click.Context, file: Path, key: str | None, as_json: bool) -> None:
    """Check signature, content and last day of a pack."""
    from companion.resources.packs import minisign
    from companion.resources.packs.pack_file import opened_pack, refuse_out_of_date

    keys = (
        [each.key for each in packs_of(context).publishers()]
        if key is None
        else [minisign.public_key(_key_text(key))]
    )
    with opened_pack(file, keys) as opened:
        opened.check_content()
        manifest, signer = opened.manifest, opened.key
    refuse_out_of_date(manifest, now().date())
    if as_json:
        print_json({**manifest_document(manifest), "key": signer.name})
        return
    say(_("The signature is good. Key: {key}").format(key=signer.name))
    tell(manifest)


@pack.command(
    help=_("Show what a pack would change and add it. The version before it is kept for undo.")
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Show what it would change, and change nothing."))
@click.option("--yes", is_flag=True, help=_("Add it without asking once more."))
@json_option
@click.pass_context
def install(context: click.Context, file: Path, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Install a pack after showing what changes."""
    packs, moment = packs_of(context), now()
    preview = packs.look(file, now=moment)
    if not as_json:
        tell_preview(preview)
    if not dry_run:
        if not yes:
            click.confirm(_("Add this pack?"), abort=True, err=True)
        packs.install(file, now=moment)
    if as_json:
        print_json({"dry_run": dry_run, **preview_document(preview)})
    elif not dry_run:
        say(_("The pack was added."))


@pack.command(help=_("Go back to the version of a pack that was here before the last one."))
@click.argument("pack_id", metavar="ID")
@click.pass_context
def undo(context: click.Context, pack_id: str) -> None:
    """Undo the last install of a pack."""
    before = packs_of(context).undo(pack_id)
    if before is None:
        say(_("The pack was taken out. There was no version before it."))
    else:
        say(_("Version {version} is in use again.").format(version=before.version))


@pack.command(help=_("Take a pack out, with the version before it."))
@click.argument("pack_id", metavar="ID")
@click.pass_context
def remove(context: click.Context, pack_id: str) -> None:
    """Remove a pack."""
    packs_of(context).remove(pack_id)
    say(_("The pack was taken out."))
