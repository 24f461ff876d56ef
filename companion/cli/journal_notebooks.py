"""companion journal notebooks list | add | rename | move | remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli.common import (
    json_option,
    note,
    opened_vault,
    passphrase_option,
    print_json,
    say,
)
from companion.cli.journal_print import entry_document
from companion.clock import now
from companion.i18n import _

if TYPE_CHECKING:
    from companion.journal.notebooks import Notebook


@click.group(help=_("The notebooks of the journal. A page is in one of them."))
def notebooks() -> None:
    """Group the commands on notebooks."""


@notebooks.command("list", help=_("List the notebooks; the first is always there."))
@passphrase_option
@json_option
@click.pass_context
def list_(context: click.Context, passphrase_file: str | None, as_json: bool) -> None:
    """List notebooks."""
    from companion.journal.notebooks import Notebooks

    with opened_vault(context, passphrase_file) as vault:
        there = Notebooks(vault).all()
    if as_json:
        print_json({"notebooks": [_document(one) for one in there]})
        return
    for one in there:
        say(f"{one.id}  {one.name}")


@notebooks.command(help=_("Make a notebook."))
@click.argument("name", metavar="NAME")
@passphrase_option
@json_option
@click.pass_context
def add(context: click.Context, name: str, passphrase_file: str | None, as_json: bool) -> None:
    """Add a notebook."""
    from companion.journal.notebooks import Notebooks

    with opened_vault(context, passphrase_file) as vault:
        made = Notebooks(vault).add(name, now=now())
    _tell(made, as_json)


@notebooks.command(help=_("Give a notebook another name."))
@click.argument("notebook", metavar="NOTEBOOK")
@click.argument("name", metavar="NAME")
@passphrase_option
@json_option
@click.pass_context
def rename(
    context: click.Context, notebook: str, name: str, passphrase_file: str | None, as_json: bool
) -> None:
    """Rename a notebook, known by its name or id."""
    from companion.journal.notebooks import Notebooks

    with opened_vault(context, passphrase_file) as vault:
        there = Notebooks(vault)
        named = there.rename(there.found(notebook).id, name, now=now())
    _tell(named, as_json)


@notebooks.command(help=_("Put a page into another notebook."))
@click.argument("entry_id", metavar="ID")
@click.argument("notebook", metavar="NOTEBOOK")
@passphrase_option
@json_option
@click.pass_context
def move(
    context: click.Context,
    entry_id: str,
    notebook: str,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Move a page; its words and its history stay as they are."""
    from companion.journal.notebooks import Notebooks
    from companion.journal.service import Journal

    with opened_vault(context, passphrase_file) as vault:
        there = Notebooks(vault)
        into = there.found(notebook)
        entry = there.move(Journal(vault).full_id(entry_id), into.id)
    if as_json:
        print_json(entry_document(entry))
    else:
        note(_("The page is in this notebook now: {name}").format(name=into.name))


@notebooks.command(help=_("Remove a notebook that has no pages."))
@click.argument("notebook", metavar="NOTEBOOK")
@passphrase_option
@json_option
@click.pass_context
def remove(
    context: click.Context, notebook: str, passphrase_file: str | None, as_json: bool
) -> None:
    """Remove a notebook; what of it lies in the bin is then in the first."""
    from companion.journal.notebooks import Notebooks

    with opened_vault(context, passphrase_file) as vault:
        there = Notebooks(vault)
        removed = there.remove(there.found(notebook).id)
    if as_json:
        print_json(_document(removed))
    else:
        note(_("The notebook is removed: {name}").format(name=removed.name))


def _tell(notebook: Notebook, as_json: bool) -> None:
    if as_json:
        print_json(_document(notebook))
    else:
        say(notebook.id)


def _document(notebook: Notebook) -> dict[str, object]:
    return {"id": notebook.id, "name": notebook.name}
