"""companion agent: what runs in the background for the reminders."""

from __future__ import annotations

import click

from companion.cli.common import paths_of
from companion.i18n import _


@click.command(help=_("Stay in the background and show reminders. The app starts it by itself."))
@click.pass_context
def agent(context: click.Context) -> None:
    """Stay until reminders are off, or the session ends."""
    from companion import logs
    from companion.agent.running import run

    paths = paths_of(context)
    logs.start(paths.log)
    run(paths)
