"""companion card OUT.pdf --line ID: help lines on paper."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from companion import i18n
from companion.cli.common import directory_of, note
from companion.errors import UsageError
from companion.i18n import _

_FORMS: Final = ("wallet", "page")


@click.command(
    help=_(
        "Put help lines on paper: a card for a wallet, or one page. Find the ID of a line with: "
        "companion find --json"
    )
)
@click.argument("out", metavar="OUT.pdf", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--line", "lines", metavar="ID", multiple=True, help=_("A line to put on it."))
@click.option("--form", type=click.Choice(_FORMS), default="wallet", help=_("Card or page."))
@click.pass_context
def card(context: click.Context, out: Path, lines: tuple[str, ...], form: str) -> None:
    """Write the PDF."""
    from companion import files

    directory = directory_of(context)
    chosen = []
    for each in lines:
        found = directory.get(each)
        if found is None:
            raise UsageError(_("There is no line with the ID {name}.").format(name=each))
        if not found.phones:
            raise UsageError(_("{name} has no number to put on a card.").format(name=each))
        chosen.append(found)
    if not chosen:
        raise UsageError(_("Name one line or more with --line ID."))

    # Letters are drawn by Qt, which needs no screen for that.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from companion.settings import Settings
    from companion.ui import application
    from companion.ui.printing.document import Form
    from companion.ui.printing.help_card import MOST_LINES, help_card, steps
    from companion.ui.printing.output import as_pdf

    if len(chosen) > MOST_LINES:
        raise UsageError(_("Five lines fit on it."))
    qt = application.make(Settings(language=i18n.language()))
    kind = Form.WALLET if form == "wallet" else Form.ONE_PAGE
    printed = help_card(chosen, (), steps(), i18n.language(), form=kind)
    files.write_atomically(out, as_pdf(printed))
    del qt  # held until the letters are drawn
    note(_("Saved. Anyone who finds this file can read it."))
