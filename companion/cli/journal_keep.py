"""companion journal keep: set a page aside, seal it, give it a content note."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from companion.cli.common import json_option, note, opened_vault, passphrase_option, print_json
from companion.cli.journal_print import day_from, kept_document
from companion.i18n import _, long_date


@click.command(help=_("Keep a page apart, or like any other again; its text stays as it is."))
@click.argument("entry_id", metavar="ID")
@click.option(
    "--set-aside/--not-set-aside",
    default=None,
    help=_("Out of lists, search and copies until asked for, or not."),
)
@click.option("--note", "content_note", help=_("A topic to show before the page opens."))
@click.option("--sealed-until", metavar="ISO", help=_("The day on which it opens."))
@click.option("--unseal", is_flag=True, help=_("Take the seal off."))
@click.option(
    "--never-bring-back/--may-come-back",
    default=None,
    help=_("Whether looking back can show it."),
)
@passphrase_option
@json_option
@click.pass_context
def keep(
    context: click.Context,
    /,
    entry_id: str,
    passphrase_file: str | None,
    as_json: bool,
    **changes: Any,
) -> None:
    """Change how a page is kept; what is not named stays as it is."""
    from companion.journal.keeping import Keeping
    from companion.journal.service import Journal

    until = day_from(changes.pop("sealed_until"))
    unseal = changes.pop("unseal")
    named = {name: value for name, value in changes.items() if value is not None}
    with opened_vault(context, passphrase_file) as vault:
        journal = Journal(vault)
        entry = journal.read(journal.full_id(entry_id))
        kept = replace(entry.kept, **named)
        if unseal or until is not None:
            kept = replace(kept, sealed_until=until)
        kept = Keeping(vault).keep(entry.id, kept).kept
    if as_json:
        print_json(kept_document(kept))
        return
    if kept.set_aside:
        note(_("The page is set aside."))
    if kept.sealed_until is not None:
        note(_("The page is sealed until {day}.").format(day=long_date(kept.sealed_until)))
    if kept.content_note:
        note(_("Content note: {note}").format(note=kept.content_note))
    if kept.never_bring_back:
        note(_("Looking back will not show it."))
