"""companion vault salvage | about | erase."""

from __future__ import annotations

from pathlib import Path

import click

from companion.cli.common import (
    code_option,
    json_option,
    new_passphrase_option,
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
from companion.errors import UsageError
from companion.i18n import _
from companion.wording import explain

_UNITS = ("B", "KB", "MB", "GB")
_STEP = 1024


@click.command(help=_("Save everything that can still be read from a damaged journal."))
@passphrase_option
@code_option
@json_option
@click.pass_context
def salvage(
    context: click.Context, passphrase_file: str | None, code_file: str | None, as_json: bool
) -> None:
    """Make a whole vault of what is readable; keep the damaged one beside."""
    from companion.journal.salvaging import mend
    from companion.vault import salvage as salvaging

    paths = paths_of_vault(context)
    opens = opener_from(passphrase_file, code_file, _("Your key"))
    report = salvaging.salvage(paths, opens, mend, now=now())
    if as_json:
        print_json({
            "pages": report.pages,
            "damaged_pages": report.damaged_pages,
            "rows": report.rows,
            "lost": list(report.lost),
            "unplaced": report.unplaced,
            "set_aside": str(report.set_aside),
        })  # fmt: skip
        return
    say(_("Parts of the file: {count}").format(count=report.pages))
    say(_("Damaged parts: {count}").format(count=report.damaged_pages))
    say(_("Pages of the journal that came through: {count}").format(
        count=report.rows.get("entry", 0) - len(report.lost)
    ))  # fmt: skip
    for uid in report.lost:
        say(_("The text of this page is gone: {id}").format(id=uid))
    note(_("The damaged journal is kept: {folder}").format(folder=report.set_aside))


@click.command(help=_("Give everything new keys, for when somebody may know one of them."))
@passphrase_option
@new_passphrase_option
@click.pass_context
def renew(
    context: click.Context, passphrase_file: str | None, new_passphrase_file: str | None
) -> None:
    """Make all keys anew and erase what the old ones open."""
    from companion.journal.salvaging import mend
    from companion.vault import renewal

    paths = paths_of_vault(context)
    old = secret_from(passphrase_file, _("Your key"))
    new = secret_from(new_passphrase_file, _("Choose a new key"), confirm=True)
    renewed = renewal.renew(paths, old, new, mend, now=now())
    note(_("The new key opens the journal. Nothing was lost."))
    note(_("Copies that the old key opens were erased: {count}").format(
        count=renewed.erased_backups
    ))  # fmt: skip
    if renewed.error is not None:
        note(_("No new copy could be made, so the older ones stay. The old key opens them."))
        note(str(explain(renewed.error)))
    for folder in (*renewed.unreached, *renewed.set_aside):
        note(_("The old key still opens copies in: {folder}").format(folder=folder))
    note(_("Recovery sheets from before no longer work. Make new ones."))


@click.command(help=_("Tell where everything is that the app keeps, and who can read it."))
@passphrase_option
@json_option
@click.pass_context
def about(context: click.Context, passphrase_file: str | None, as_json: bool) -> None:
    """List files; with the key, tables too."""
    from companion.vault import my_data
    from companion.vault.my_data import Readable

    files = my_data.stored_files(paths_of(context))
    tables: tuple[my_data.StoredTable, ...] = ()
    if passphrase_file is not None:
        with opened_vault(context, passphrase_file) as vault:
            tables = my_data.stored_tables(vault)
    if as_json:
        print_json({
            "files": [
                {"path": str(one.path), "bytes": one.size, "readable": one.readable.value}
                for one in files
            ],
            "tables": [{"name": one.name, "rows": one.rows} for one in tables],
        })  # fmt: skip
        return
    words = {
        Readable.LOCKED: _("locked"),
        Readable.NO_WORDS: _("none of your words"),
        Readable.OPEN: _("can be read without the key"),
    }
    for one in files:
        say(f"{one.path}  {_size(one.size)}  {words[one.readable]}")
    for table in tables:
        say(f"{table.name}  {table.rows}")


@click.command(help=_("Erase the journal, its copies, settings and log. This cannot be undone."))
@click.option("--yes", is_flag=True, help=_("Do not ask again."))
@click.option(
    "--backups",
    "folders",
    metavar="DIR",
    multiple=True,
    type=click.Path(file_okay=False, path_type=Path),
    help=_("Also erase the copies of this journal in this folder."),
)
@click.option(
    "--passphrase-file",
    metavar="FILE",
    help=_("With the key, copies in the folders the journal knows of are erased, too."),
)
@click.pass_context
def erase(
    context: click.Context, yes: bool, folders: tuple[Path, ...], passphrase_file: str | None
) -> None:
    """Erase everything, and say honestly what that cannot reach."""
    from companion.platform import key_store
    from companion.vault import backups, erasing

    known = list(folders)
    if passphrase_file is not None:
        with opened_vault(context, passphrase_file) as vault:
            known += backups.known_folders(vault)
    if not yes:
        word = _("erase")
        question = _("This cannot be undone. Type {word} to go on").format(word=word)
        if click.prompt(question, default="", show_default=False, err=True) != word:
            raise UsageError(_("Nothing was erased."))
    erased = erasing.erase(paths_of(context), known, key_store.here())
    say(_("Files erased: {count}").format(count=erased.files))
    for each in erased.remaining:
        say(_("This could not be removed: {path}").format(path=each))
    for folder in erased.unreached:
        say(_("This folder was not there; copies in it stay: {path}").format(path=folder))
    note(
        _(
            "A solid-state disk may keep traces for a while. What was locked stays locked, as "
            "its key is gone. Printed pages and copies elsewhere are still there."
        )
    )


def _size(count: int) -> str:
    amount = float(count)
    for unit in _UNITS[:-1]:
        if amount < _STEP:
            return f"{amount:.0f} {unit}"
        amount /= _STEP
    return f"{amount:.1f} {_UNITS[-1]}"
