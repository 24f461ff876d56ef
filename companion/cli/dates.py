"""companion dates: the group; each command has a module of its own."""

from __future__ import annotations

import click

from companion.cli import planner_dates
from companion.cli.occurrences import occurrences
from companion.i18n import _


@click.group(help=_("Dates that matter."))
def dates() -> None:
    """Group the commands on dates."""


dates.add_command(occurrences)
planner_dates.attach(dates)
