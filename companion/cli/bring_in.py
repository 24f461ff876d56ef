"""companion journal import: bring in another journal, or see first what would come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli.common import (
    json_option,
    notebook_id,
    notebook_option,
    opened_vault,
    passphrase_option,
    print_json,
    require_two_inputs,
    say,
    secret_from,
)
from companion.clock import now
from companion.i18n import _
from companion.journal.importers.formats import AUTO, FORMATS

if TYPE_CHECKING:
    from companion.journal.importers.bring_in import Report


@click.command(
    name="import",
    help=_(
        "Bring in another journal, all of it or nothing. What is here already stays as it is. "
        "What the files hold tells which journal it is."
    ),
)
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "source_format",
    type=click.Choice(FORMATS),
    default=AUTO,
    show_default=True,
    help=_("Say which journal it is, and take no other."),
)
@click.option(
    "--import-passphrase-file",
    "import_file",
    metavar="FILE",
    help=_(
        "Read the key of a locked jrnl journal from the first line of a file; - for standard input."
    ),
)
@click.option(
    "--show-left-out",
    is_flag=True,
    help=_("Print the beginning of what could not be brought in, too."),
)
@click.option("--dry-run", is_flag=True, help=_("Tell what would come in, and change nothing."))
@notebook_option(_("The notebook the pages come into; else those they were in."))
@passphrase_option
@json_option
@click.pass_context
def import_(  # noqa: PLR0913, PLR0917  # click gives each option as an argument
    context: click.Context,
    path: Path,
    source_format: str,
    import_file: str | None,
    show_left_out: bool,
    dry_run: bool,
    notebook: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Bring in a journal and report."""
    from companion.journal.importers.bring_in import bring_in
    from companion.journal.importers.report import describe, left_out
    from companion.journal.service import Journal

    require_two_inputs(import_file, passphrase_file)
    passphrase = None if import_file is None else secret_from(import_file, "")
    with opened_vault(context, passphrase_file) as vault:
        report = bring_in(
            Journal(vault, into=notebook_id(vault, notebook)),
            path,
            now=now(),
            source_format=source_format,
            passphrase=passphrase,
            dry_run=dry_run,
        )
    if as_json:
        print_json(_document(report, dry_run, show_left_out))
        return
    for line in describe(report, dry_run=dry_run):
        say(line)
    for words in left_out(report) if show_left_out else ():
        say("")
        say(words)


def _document(report: Report, dry_run: bool, with_words: bool) -> dict[str, object]:
    first, last = report.first_date, report.last_date
    return {
        "dry_run": dry_run,
        "format": report.format,
        "added": report.added,
        "already_here": report.already_here,
        "changed_beside": report.changed_beside,
        "first_date": None if first is None else first.isoformat(),
        "last_date": None if last is None else last.isoformat(),
        "tags": report.tags,
        "attachments": report.attachments,
        "attachments_to_pages_here": len(report.came_later),
        "attachments_left": report.attachments_left,
        "unattached": report.unattached,
        "skipped": [
            {"where": one.where, "reason": one.reason} | ({"raw": one.raw} if with_words else {})
            for one in report.skipped
        ],
        "warnings": list(report.warnings),
    }
