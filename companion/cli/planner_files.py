"""companion dates export | import: calendar files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli.common import (
    json_option,
    note,
    passphrase_option,
    print_json,
    say,
)
from companion.cli.planner_common import opened_planner
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.planner.icalendar.bring_in import Report


@click.command(help=_("Write the dates to a calendar file. That file is not locked."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--full",
    is_flag=True,
    help=_("With names and notes, to bring it in again. Without, titles say nothing."),
)
@click.option("--hidden", is_flag=True, help=_("With the hidden dates too."))
@passphrase_option
@json_option
@click.pass_context
def export(
    context: click.Context,
    file: Path,
    full: bool,
    hidden: bool,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Export the dates."""
    from companion import files
    from companion.planner.icalendar.writing import calendar

    if file.exists():
        raise UsageError(_("This file is there already: {path}").format(path=file))
    if not file.parent.is_dir():
        raise UsageError(_("There is no such folder: {path}").format(path=file.parent))
    with opened_planner(context, passphrase_file) as planner:
        dates = [one for one in planner.dates() if hidden or not one.value.hidden]
    content = calendar(reversed(dates), now=now(), neutral=not full)
    files.write_atomically(file, content)
    if as_json:
        print_json({"file": str(file), "dates": len(dates), "neutral": not full})
    else:
        note(_("This copy is not locked. Anyone who finds it can read it."))


@click.command(
    "import",
    help=_("Bring in the dates of a calendar file. What is here already stays as it is."),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Tell what would come in, and change nothing."))
@passphrase_option
@json_option
@click.pass_context
def import_(
    context: click.Context, file: Path, dry_run: bool, passphrase_file: str | None, as_json: bool
) -> None:
    """Import a calendar file."""
    from companion.planner.icalendar.bring_in import bring_in, describe

    with opened_planner(context, passphrase_file) as planner:
        report = bring_in(planner, file, now=now(), dry_run=dry_run)
    if as_json:
        print_json(_document(report, dry_run))
        return
    for line in describe(report, dry_run=dry_run):
        say(line)


def _document(report: Report, dry_run: bool) -> dict[str, object]:
    first, last = report.first_date, report.last_date
    return {
        "dry_run": dry_run,
        "added": report.brought.added,
        "already_here": report.brought.already_here,
        "different": report.brought.different,
        "first_date": None if first is None else first.isoformat(),
        "last_date": None if last is None else last.isoformat(),
        "kept_raw": report.kept_raw,
        "written_out": report.written_out,
        "shortened": report.shortened,
        "alarms_off": report.alarms_off,
        "skipped": [{"where": one.where, "reason": one.reason} for one in report.skipped],
    }
