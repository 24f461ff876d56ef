"""companion vault backup | verify | restore | merge."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli.common import (
    code_option,
    json_option,
    note,
    opened_vault,
    opener_from,
    passphrase_option,
    paths_of,
    paths_of_vault,
    print_json,
    say,
    secret_from,
)
from companion.clock import now
from companion.i18n import _, ngettext
from companion.paths import Paths
from companion.wording_journal import notebook_not_read

if TYPE_CHECKING:
    from companion.vault.backups import BackupPlace

_backup_argument = click.argument(
    "backup", metavar="BACKUP", type=click.Path(file_okay=False, path_type=Path)
)


@click.command(help=_("Copy the locked journal into a folder, and check the copy."))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@passphrase_option
@json_option
@click.pass_context
def backup(
    context: click.Context, folder: Path, passphrase_file: str | None, as_json: bool
) -> None:
    """Make a verified copy and let older ones go."""
    from companion.vault import backups, notebook_copies

    folder = folder.absolute()
    with opened_vault(context, passphrase_file) as vault:
        size = sum(file.stat().st_size for file in vault.info.folder.iterdir())
        place = backups.look_at(folder, size)
        made = backups.make(vault, folder, now=now())
        backups.note_folder(vault, folder)
        notebook_copies.carry(paths_of(context), folder)
    for remark in remarks(place, folder):
        note(remark)
    if as_json:
        print_json({
            "backup": str(made.snapshot.folder),
            "entries": made.snapshot.entries,
            "removed": made.removed,
            "synced_by": place.synced_by,
        })  # fmt: skip
        return
    say(str(made.snapshot.folder))
    note(_("The copy was opened and checked. It opens with the key of today."))


def remarks(place: BackupPlace, folder: Path) -> list[str]:
    """Return what a person reads about a folder for backups."""
    told = []
    if place.missing:
        told.append(_("The folder is not there: {folder}").format(folder=folder))
    if place.full:
        told.append(_("There is little room left in this folder."))
    if place.read_only:
        told.append(_("The app cannot write to this folder."))
    if place.synced_by is not None:
        told.append(
            _(
                "This folder is copied by {service}. The copy is locked, but {service} can see "
                "that it is there."
            ).format(service=place.synced_by)
        )
    return told


@click.command(help=_("Check that a copy is whole and opens. Nothing is changed."))
@_backup_argument
@passphrase_option
@code_option
@json_option
def verify(
    backup: Path,
    passphrase_file: str | None,
    code_file: str | None,
    as_json: bool,
) -> None:
    """Open a copy where it lies and read all of it."""
    from companion.vault import restoring

    report = restoring.verify(
        backup, opener_from(passphrase_file, code_file, _("The key of the copy"))
    )
    if as_json:
        print_json({"sound": True, "entries": report.entries, "commit_seq": report.commit_seq})
        return
    say(_("This copy is whole and opens."))
    say(_pages(report.entries))


@click.command(help=_("Put a copy in the place of the journal. The journal is kept beside."))
@_backup_argument
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help=_("Make a journal below this folder, and leave the one here alone."),
)
@passphrase_option
@code_option
@json_option
@click.pass_context
def restore(
    context: click.Context,
    backup: Path,
    into: Path | None,
    passphrase_file: str | None,
    code_file: str | None,
    as_json: bool,
) -> None:
    """Restore beside, then switch."""
    from companion.vault import restoring

    paths = paths_of(context) if into is None else Paths.below(into)
    opener = opener_from(passphrase_file, code_file, _("The key of the copy"))
    restored = restoring.restore(paths, backup, opener, now=now(), replace=into is None)
    unreadable = restored.notebook.unreadable
    if as_json:
        aside = None if restored.set_aside is None else str(restored.set_aside)
        print_json({
            "folder": str(paths.vault),
            "entries": restored.entries,
            "set_aside": aside,
            "notebook_not_read": [str(each) for each in unreadable],
        })  # fmt: skip
        return
    say(_("The copy is now the journal: {folder}").format(folder=paths.vault))
    say(_pages(restored.entries))
    if restored.set_aside is not None:
        note(_("The journal from before is kept: {folder}").format(folder=restored.set_aside))
    if unreadable:
        is_here = restored.notebook.backup is not None
        note(notebook_not_read(unreadable, is_older_here=is_here))


@click.command(help=_("Bring what is in a copy into this journal. Nothing is overwritten."))
@_backup_argument
@passphrase_option
@click.option(
    "--backup-passphrase-file",
    metavar="FILE",
    help=_("Read the key of the copy from a file, if it is another one."),
)
@json_option
@click.pass_context
def merge(
    context: click.Context,
    backup: Path,
    passphrase_file: str | None,
    backup_passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Merge what two computers wrote apart."""
    from companion.journal import merging
    from companion.vault import opener, restoring
    from companion.vault.vault import Vault

    paths = paths_of_vault(context)
    key = secret_from(passphrase_file, _("Your key"))
    theirs = key
    if backup_passphrase_file is not None:
        theirs = secret_from(backup_passphrase_file, _("The key of the copy"))
    vault = Vault.unlock(paths, key)
    try:
        with restoring.opened_copy(paths, backup, opener.by_passphrase(theirs)) as other:
            merged = merging.merge(vault, other, now=now())
    finally:
        vault.close()
    if as_json:
        told = asdict(merged)
        del told["stopped"]  # nothing stops it here
        print_json(told)
        return
    say(_("Pages that came over: {count}").format(count=merged.added))
    say(_("Pages that were newer there: {count}").format(count=merged.updated))
    say(_("Pages changed in both, now side by side: {count}").format(count=merged.beside))
    say(_("People, plans and notes that came over: {count}").format(count=merged.other_rows))


def _pages(count: int) -> str:
    return ngettext("{count} page can be read.", "{count} pages can be read.", count).format(
        count=count
    )
