"""companion journal attach | attachments | detach: files that belong to pages."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from companion.cli.common import json_option, note, opened_vault, passphrase_option, print_json, say
from companion.cli.journal_print import attachment_document
from companion.clock import now
from companion.errors import ExportPlaceTaken, UsageError
from companion.i18n import _


@click.command(help=_("Attach a copy of a file to a page; the file stays where it is."))
@click.argument("entry_id", metavar="ID")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@passphrase_option
@json_option
@click.pass_context
def attach(
    context: click.Context, entry_id: str, file: Path, passphrase_file: str | None, as_json: bool
) -> None:
    """Attach a file."""
    from companion.journal.attachments import Attachments
    from companion.journal.service import Journal

    with opened_vault(context, passphrase_file) as vault:
        page = Journal(vault).full_id(entry_id)
        attachment = Attachments(vault).attach_file(page, file, now=now())
    if as_json:
        print_json(attachment_document(attachment))
    else:
        say(attachment.id)
        note(_("A copy of the file is in the journal now. The file itself is still where it was."))


@click.command(help=_("List the files that are attached to a page."))
@click.argument("entry_id", metavar="ID")
@passphrase_option
@json_option
@click.pass_context
def attachments(
    context: click.Context, entry_id: str, passphrase_file: str | None, as_json: bool
) -> None:
    """List attachments."""
    from companion.journal.attachments import Attachments
    from companion.journal.service import Journal

    with opened_vault(context, passphrase_file) as vault:
        found = Attachments(vault).of_page(Journal(vault).full_id(entry_id))
    if as_json:
        print_json({"attachments": [attachment_document(one) for one in found]})
        return
    for one in found:
        say(f"{one.id}  {one.size}  {one.name}")
    if not found:
        note(_("Nothing is attached to this page."))


@click.command(
    help=_("Copy an attached file out: to standard output, or with --to FILE. It stays attached.")
)
@click.argument("entry_id", metavar="ID")
@click.argument("attachment_id", metavar="ATTACHMENT")
@click.option("--to", metavar="FILE", type=click.Path(path_type=Path), help=_("A new file."))
@click.option(
    "--without-hidden-data",
    is_flag=True,
    help=_("Take the place, the camera and the like out of a picture."),
)
@passphrase_option
@json_option
@click.pass_context
def detach(
    context: click.Context,
    entry_id: str,
    attachment_id: str,
    to: Path | None,
    without_hidden_data: bool,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Copy an attachment out, in the clear: where to is the person's choice."""
    from companion.journal.attachments import Attachments
    from companion.journal.service import Journal

    if as_json and to is None:
        raise UsageError(_("With --json, name the new file with --to FILE."))
    if to is not None and (to.exists() or to.is_symlink()):
        raise ExportPlaceTaken(to)
    with opened_vault(context, passphrase_file) as vault:
        files = Attachments(vault)
        chosen = files.full_id(Journal(vault).full_id(entry_id), attachment_id)
        if to is None:
            write = sys.stdout.buffer.write
            files.copy_out(chosen, write, without_hidden_data=without_hidden_data)
            sys.stdout.buffer.flush()
            return
        copied = files.save_outside(chosen, to, without_hidden_data=without_hidden_data)
    if as_json:
        document = {**attachment_document(copied), "path": str(to)}
        if without_hidden_data:  # size and sum are those of the file as it came
            document["without_hidden_data"] = True
        print_json(document)
    else:
        note(_("This copy is not locked. Anyone who finds it can read it."))
