"""companion vault suggest | recovery-sheet | try-sheet | shares issue | shares join."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion import files, i18n
from companion.cli.common import (
    code_option,
    json_option,
    lock_recovered,
    missing_changes_option,
    new_passphrase_option,
    note,
    passphrase_option,
    paths_of_vault,
    print_json,
    say,
    secret_from,
)
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.ui.printing.document import Printed

_shares_option = click.option(
    "--share-file",
    "share_files",
    metavar="FILE",
    multiple=True,
    help=_("Read a share from the first line of a file; - for standard input. Give two."),
)


@click.command(help=_("Suggest a key of random words."))
@click.option("--words", type=click.IntRange(5, 20), default=6, help=_("How many words."))
@json_option
def suggest(words: int, as_json: bool) -> None:
    """Print words, and nothing of how many there could have been."""
    from companion.vault import suggesting

    key = suggesting.suggested(i18n.language(), words)
    if as_json:
        bits = round(suggesting.bits(i18n.language(), words), 1)
        print_json({"key": key, "bits": bits})
        return
    say(key)
    note(_("Write it down and keep it, or choose words of your own. It was not saved anywhere."))


@click.command("recovery-sheet", help=_("Make a new recovery code and put it on paper."))
@click.argument("out", metavar="OUT.pdf", type=click.Path(dir_okay=False, path_type=Path))
@passphrase_option
@click.pass_context
def recovery_sheet(context: click.Context, out: Path, passphrase_file: str | None) -> None:
    """Make a code and write its sheet."""
    from companion.vault.vault import Vault

    paths = paths_of_vault(context)
    passphrase = secret_from(passphrase_file, _("Your key"))
    opened = Vault.unlock(paths, passphrase)
    try:
        files.write_atomically(out, b"")  # a place that cannot be written costs no older sheet
        code = opened.new_recovery_code(passphrase)
    finally:
        opened.close()
    try:
        _write_sheets({out: partial(_recovery_sheet, code)})
    except BaseException:
        say(code)  # it opens the journal from now on, on paper or not
        raise
    note(_("Older sheets no longer work. Try this one now: companion vault try-sheet"))


@click.command("try-sheet", help=_("Try a recovery code. Nothing is changed."))
@code_option
@click.pass_context
def try_sheet(context: click.Context, code_file: str | None) -> None:
    """Prove that a code opens the vault."""
    from companion.vault import rehearsal

    paths = paths_of_vault(context)
    rehearsal.try_sheet(paths, secret_from(code_file, _("Recovery code")))
    say(_("This code opens the journal. Nothing was changed."))


@click.group(help=_("Sheets for trusted people: any two of three open the journal."))
def shares() -> None:
    """Group the commands on shares."""


@shares.command(help=_("Make three new sheets. Older ones no longer work."))
@click.option(
    "--pdf",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help=_("Write a sheet for each as a PDF into this folder."),
)
@passphrase_option
@json_option
@click.pass_context
def issue(
    context: click.Context, folder: Path | None, passphrase_file: str | None, as_json: bool
) -> None:
    """Issue shares and print them, or write their sheets."""
    from companion.clock import now
    from companion.vault import shares as made
    from companion.vault.vault import Vault

    paths = paths_of_vault(context)
    passphrase = secret_from(passphrase_file, _("Your key"))
    opened = Vault.unlock(paths, passphrase)
    try:
        issued = made.issue(opened, passphrase)
    finally:
        opened.close()
    if folder is not None:
        from companion.ui.printing.share_sheet import share_sheet

        day = now().date()
        _write_sheets(
            {
                folder / _("sheet-{number}.pdf").format(number=one.number): partial(
                    share_sheet, one.number, one.text, day
                )
                for one in issued
            }
        )
    if as_json:
        print_json({"needed": made.NEEDED, "shares": [one.text for one in issued]})
    elif folder is None:
        for one in issued:
            say(one.text)
    note(_("Give each to another person. Two of them together open the journal."))


@shares.command(help=_("Open the journal with two shares and choose a new key."))
@_shares_option
@click.option("--try", "rehearse", is_flag=True, help=_("Try them only. Nothing is changed."))
@missing_changes_option
@new_passphrase_option
@click.pass_context
def join(
    context: click.Context,
    share_files: Sequence[str],
    rehearse: bool,
    accept_missing_changes: bool,
    new_passphrase_file: str | None,
) -> None:
    """Recover a vault whose key is lost, or prove that it could be."""
    from companion.vault import shares as made

    paths = paths_of_vault(context)
    if not share_files and not sys.stdin.isatty():
        raise UsageError(_("Two shares are needed. Give each with --share-file FILE."))
    texts = [secret_from(file, _("Share")) for file in share_files or (None, None)]
    if rehearse:
        made.prove(paths.vault, texts)
        say(_("These shares open the journal. Nothing was changed."))
        return
    made.joined(texts)  # a slip is told before a new key is asked for
    new = secret_from(new_passphrase_file, _("Choose a new key"), confirm=True)
    opened = made.recover(paths, texts, new, accept_missing_changes=accept_missing_changes)
    lock_recovered(opened)


def _recovery_sheet(code: str) -> Printed:
    from companion.ui.settings.recovery_sheet import sheet

    return replace(sheet(code), qr=code)


def _write_sheets(sheets: dict[Path, Callable[[], Printed]]) -> None:
    """Draw sheets and write them as private files."""
    # Letters are drawn by Qt, which needs no screen for that.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from companion.settings import Settings
    from companion.ui import application
    from companion.ui.printing.output import as_pdf

    qt = application.make(Settings(language=i18n.language()))
    for out, printed in sheets.items():
        files.write_atomically(out, as_pdf(printed()))
    del qt  # held until the letters are drawn
    note(_("Saved. Move the file off this computer: whoever finds it can open your journal."))
