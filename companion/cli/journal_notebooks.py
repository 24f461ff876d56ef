"""companion journal notebooks list | add | rename | move | remove | lock | unlock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from companion.cli.common import (
    json_option,
    note,
    notebook_key_option,
    opened_vault,
    passphrase_option,
    paths_of,
    print_json,
    require_two_inputs,
    say,
    secret_from,
)
from companion.cli.journal_print import entry_document
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.journal.notebooks import Notebook
    from companion.journal.open_notebooks import OpenNotebooks


@click.group(help=_("The notebooks of the journal. A page is in one of them."))
def notebooks() -> None:
    """Group the commands on notebooks."""


@notebooks.command("list", help=_("List the notebooks; the first is always there."))
@passphrase_option
@json_option
@click.pass_context
def list_(context: click.Context, passphrase_file: str | None, as_json: bool) -> None:
    """List notebooks; of the locked one only that it is there."""
    from companion.journal import locked_notebook
    from companion.journal.notebooks import Notebooks

    with opened_vault(context, passphrase_file) as vault:
        there = Notebooks(vault).all()
    has_locked = locked_notebook.is_there(paths_of(context))
    if as_json:
        print_json({"notebooks": [_document(one) for one in there], "has_locked": has_locked})
        return
    for one in there:
        say(f"{one.id}  {one.name}")
    if has_locked:
        note(_("A locked notebook"))


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
@click.argument("notebook", metavar="NOTEBOOK", required=False)
@click.option("--into-locked", is_flag=True, help=_("Move it into the locked notebook."))
@click.option("--out-of-locked", is_flag=True, help=_("Move it out of the locked notebook."))
@notebook_key_option
@passphrase_option
@json_option
@click.pass_context
def move(
    context: click.Context,
    /,
    entry_id: str,
    notebook: str | None,
    into_locked: bool,
    out_of_locked: bool,
    **others: Any,
) -> None:
    """Move a page; its words and its history stay as they are."""
    from companion.journal.model import LOCKED
    from companion.journal.notebooks import Notebooks

    if into_locked == (notebook is not None):
        raise UsageError(_("Name one notebook, or say --into-locked."))
    with _opened(context, with_locked=into_locked or out_of_locked, **others) as journal:
        into = LOCKED
        if notebook is not None:
            into = Notebooks(journal.vault).found(notebook).id
        full_id = (journal.locked if out_of_locked and journal.locked else journal).full_id(
            entry_id
        )
        journal.move(full_id, into)
        entry = journal.read(full_id)
        named = next(one for one in journal.notebooks() if one.id == into)
    if others["as_json"]:
        print_json(entry_document(entry))
        return
    note(_("The page is in this notebook now: {name}").format(name=named.name))
    if into_locked:
        note(earlier_copies())


@notebooks.command(help=_("Give a notebook a key of its own, and put it out of sight."))
@click.argument("notebook", metavar="NOTEBOOK")
@click.option("--recovery-code", is_flag=True, help=_("Also make a recovery code and print it."))
@notebook_key_option
@passphrase_option
@click.pass_context
def lock(
    context: click.Context,
    notebook: str,
    recovery_code: bool,
    notebook_passphrase_file: str | None,
    passphrase_file: str | None,
) -> None:
    """Lock a notebook; all its pages leave the journal's own store."""
    from companion.journal import locked_notebook
    from companion.journal.notebooks import Notebooks

    require_two_inputs(passphrase_file, notebook_passphrase_file)
    with opened_vault(context, passphrase_file) as vault:
        there = Notebooks(vault).found(notebook)
        key = secret_from(notebook_passphrase_file, _("A key for the notebook"), confirm=True)
        made = locked_notebook.lock(vault, paths_of(context), there, key, now=now())
        try:
            if recovery_code:
                say(made.new_recovery_code(key))
        finally:
            made.close()
    note(_("The notebook is locked."))
    note(_("If you lose its key, no one can open it. The key of your journal does not open it."))
    note(earlier_copies())


@notebooks.command(help=_("Take the key off the locked notebook; it is one like the others again."))
@notebook_key_option
@passphrase_option
@json_option
@click.pass_context
def unlock(context: click.Context, /, **others: Any) -> None:
    """Bring the pages of the locked notebook back into the journal's own store."""
    with _opened(context, with_locked=True, **others) as journal:
        there = journal.take_key_off(now=now())
    _tell(there, others["as_json"])


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


def earlier_copies() -> str:
    """Say what a key of its own does not reach."""
    return _("Copies of your journal that were made before still hold these pages.")


@contextmanager
def _opened(
    context: click.Context,
    *,
    with_locked: bool,
    passphrase_file: str | None,
    notebook_passphrase_file: str | None,
    **_others: object,
) -> Iterator[OpenNotebooks]:
    """Open the journal, and with it the locked notebook, for one command."""
    from companion.journal import locked_notebook
    from companion.journal.open_notebooks import OpenNotebooks

    require_two_inputs(passphrase_file, notebook_passphrase_file)
    paths = paths_of(context)
    with opened_vault(context, passphrase_file) as vault:
        journal = OpenNotebooks(vault, paths)
        if with_locked:
            locked_notebook.require(paths)
            key = secret_from(notebook_passphrase_file, _("The key of the notebook"))
            journal.open_locked(locked_notebook.unlock, key, now=now())
        try:
            yield journal
        finally:
            journal.close_locked()


def _tell(notebook: Notebook, as_json: bool) -> None:
    if as_json:
        print_json(_document(notebook))
    else:
        say(notebook.id)


def _document(notebook: Notebook) -> dict[str, object]:
    return {"id": notebook.id, "name": notebook.name}
