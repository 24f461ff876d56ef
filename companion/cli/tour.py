"""companion tour DIR."""

from __future__ import annotations

from pathlib import Path

import click

from companion.i18n import _


@click.command(help=_("Draw every screen with sample data into a folder, one PNG each."))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--theme", help=_("Only this theme."))
@click.option("--language", help=_("Only this language."))
@click.option("--size", type=int, help=_("Only this text size: 100 or 200."))
def tour(folder: Path, theme: str | None, language: str | None, size: int | None) -> None:
    """Take pictures of every screen."""
    from companion.ui.tour import LOOKS, draw

    looks = [
        look
        for look in LOOKS
        if theme in {None, look.theme}
        and language in {None, look.language}
        and size in {None, look.text_size}
    ]
    if not looks:
        raise click.UsageError(_("There is no such look."))
    for picture in draw(folder, looks):
        click.echo(str(picture))
