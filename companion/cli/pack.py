"""companion pack: local directories that an office hands out as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from companion.cli.common import json_option, note, paths_of, print_json, say
from companion.cli.pack_build import build
from companion.clock import now
from companion.i18n import _, long_date, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from companion.resources.hsds.problems import Problems
    from companion.resources.model import Resource
    from companion.resources.packs.comparing import Change
    from companion.resources.packs.manifest import Manifest
    from companion.resources.packs.service import PackPreview, PackService

_NAMED: Final = 20


def packs_of(context: click.Context) -> PackService:
    """Return the packs below the folder of this call."""
    from companion.resources.packs.service import PackService

    return PackService(paths_of(context), _read_once)


def _read_once(_catalogue: Path, records: Iterable[Resource]) -> None:
    """Read every record once, so that what cannot be read is told before it counts."""
    for _record in records:
        pass


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
                        **_document(each.manifest),
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
        _tell(one.manifest)
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
        print_json({**_document(manifest), "key": signer.name})
        return
    say(_("The signature is good. Key: {key}").format(key=signer.name))
    _tell(manifest)


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
        _tell_preview(preview)
    if not dry_run:
        if not yes:
            click.confirm(_("Add this pack?"), abort=True, err=True)
        packs.install(file, now=moment)
    if as_json:
        print_json({"dry_run": dry_run, **_preview_document(preview)})
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


def _tell(manifest: Manifest) -> None:
    say("")
    say(manifest.title)
    say("  " + _("From: {publisher}").format(publisher=manifest.publisher))
    version = _("Name: {id} · version {version}")
    say("  " + version.format(id=manifest.id, version=manifest.version))
    places = ngettext("{count} place to turn to", "{count} places to turn to", manifest.records)
    say("  " + places.format(count=manifest.records))
    say("  " + _("Looked through on {day}").format(day=long_date(manifest.reviewed_on)))
    say("  " + _("Good until {day}").format(day=long_date(manifest.expires)))


def _tell_preview(preview: PackPreview) -> None:
    _tell(preview.manifest)
    found = preview.comparison
    for heading, count, changes in (
        (_("Added: {count}"), found.added_count, found.added),
        (_("Changed: {count}"), found.changed_count, found.changed),
        (_("Closed: {count}"), found.closed_count, found.closed),
    ):
        say("")
        say(heading.format(count=count))
        for change in changes[:_NAMED]:
            say("  " + _line(change))
        if count > _NAMED:
            more = count - _NAMED
            say("  " + ngettext("and {count} more", "and {count} more", more).format(count=more))
    tell_problems(preview.problems)


def _line(change: Change) -> str:
    from companion.resources.packs.sentences import field_names

    return (
        f"{change.name} ({', '.join(field_names(change.fields))})" if change.fields else change.name
    )


def tell_problems(problems: Problems) -> None:
    """Print what is the matter with rows, on standard error."""
    if not problems.count:
        return
    heading = ngettext(
        "{count} thing to mend in the table:",
        "{count} things to mend in the table:",
        problems.count,
    )
    note(heading.format(count=problems.count))
    for each in problems.kept:
        where = [each.file, _("row {number}").format(number=each.row), each.column]
        note("  " + ", ".join(filter(None, where)) + f": {each.sentence}")
    more = problems.count - len(problems.kept)
    if more:
        note("  " + ngettext("and {count} more", "and {count} more", more).format(count=more))


def _document(manifest: Manifest) -> dict[str, Any]:
    return {
        "id": manifest.id,
        "version": manifest.version,
        "title": manifest.title,
        "publisher": manifest.publisher,
        "languages": manifest.languages,
        "reviewed_on": manifest.reviewed_on.isoformat(),
        "expires": manifest.expires.isoformat(),
        "kind": manifest.kind,
        "country": manifest.country,
        "zone": manifest.zone,
        "records": manifest.records,
    }


def _preview_document(preview: PackPreview) -> dict[str, Any]:
    found = preview.comparison
    return {
        **_document(preview.manifest),
        "key": preview.publisher.key.name,
        "installed_version": preview.installed.version if preview.installed else None,
        "added": found.added_count,
        "changed": found.changed_count,
        "closed": found.closed_count,
        "same": found.same_count,
        "changes": {
            kind: [
                {"id": each.id, "name": each.name, "fields": each.fields}
                for each in getattr(found, kind)
            ]
            for kind in ("added", "changed", "closed")
        },
        **problems_document(preview.problems),
    }


def problems_document(problems: Problems) -> dict[str, Any]:
    """Return what is the matter with rows as `--json` prints it."""
    return {
        "problem_count": problems.count,
        "problems": [
            {
                "file": each.file,
                "row": each.row,
                "column": each.column,
                "what": each.what,
                "sentence": each.sentence,
            }
            for each in problems.kept
        ],
    }
