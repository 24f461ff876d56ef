"""companion tour DIR."""

from __future__ import annotations

from pathlib import Path

import click

from companion.i18n import _


@click.command(help=_("Draw every screen with sample data into a folder, one PNG each."))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def tour(folder: Path) -> None:
    """Take pictures of every screen."""
    from companion.ui.tour import draw

    for picture in draw(folder):
        click.echo(str(picture))
