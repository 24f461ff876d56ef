"""What the commands share: where things are, the key, and how answers are printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from companion.errors import UsageError
from companion.i18n import _
from companion.paths import Paths
from companion.wording import older_slot_file

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.people.service import People
    from companion.resources.service import Directory
    from companion.vault.opener import Opener
    from companion.vault.vault import Vault

_LONGEST_LINE: Final = 64 * 1024
_Function = TypeVar("_Function", bound=Callable[..., Any])


def passphrase_option(function: _Function) -> _Function:
    """Add `--passphrase-file FILE` to a command."""
    return click.option(
        "--passphrase-file",
        metavar="FILE",
        help=_("Read the key from the first line of a file; - for standard input."),
    )(function)


def new_passphrase_option(function: _Function) -> _Function:
    """Add `--new-passphrase-file FILE` to a command."""
    return click.option(
        "--new-passphrase-file",
        metavar="FILE",
        help=_("Read the new key from the first line of a file; - for standard input."),
    )(function)


def code_option(function: _Function) -> _Function:
    """Add `--code-file FILE` to a command."""
    return click.option(
        "--code-file",
        metavar="FILE",
        help=_("Read the recovery code from the first line of a file; - for standard input."),
    )(function)


def missing_changes_option(function: _Function) -> _Function:
    """Add `--accept-missing-changes` to a command."""
    return click.option(
        "--accept-missing-changes",
        is_flag=True,
        help=_("Open what is here, although the newest changes are missing."),
    )(function)


def notebook_option(words: str) -> Callable[[_Function], _Function]:
    """Add `--notebook NAME` to a command, with its help."""
    return click.option("--notebook", metavar="NAME", help=words)


def notebook_id(vault: Vault, name: str | None) -> str | None:
    """Return the id of the notebook with a name, None without one; raise NotebookNotFound."""
    if name is None:
        return None
    from companion.journal.notebooks import Notebooks

    return Notebooks(vault).found(name).id


def notebook_key_option(function: _Function) -> _Function:
    """Add `--notebook-passphrase-file FILE` to a command."""
    return click.option(
        "--notebook-passphrase-file",
        metavar="FILE",
        help=_("Read the notebook's key from the first line of a file; - for standard input."),
    )(function)


def require_two_inputs(first: str | None, second: str | None) -> None:
    """Raise UsageError where two keys would come from standard input."""
    if first == second == "-":
        raise UsageError(_("Standard input can give one of the two keys. Put the other in a file."))


def json_option(function: _Function) -> _Function:
    """Add `--json` to a command."""
    return click.option(
        "--json", "as_json", is_flag=True, help=_("Print one JSON document and nothing else.")
    )(function)


def locked_notebook_option(function: _Function) -> _Function:
    """Add `--locked-notebook` to a group: its commands work on that notebook, with its key."""
    return click.option(
        "--locked-notebook",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_go_to_locked,
        help=_("Work on the notebook that has a key of its own, with that key."),
    )(function)


def _go_to_locked(context: click.Context, _option: click.Parameter, chosen: bool) -> None:
    if chosen:
        context.find_root().obj = paths_of(context).locked_notebook


def paths_of(context: click.Context) -> Paths:
    """Return where this call keeps what it stores."""
    paths = context.find_root().obj
    return paths if isinstance(paths, Paths) else Paths.for_user()


def paths_of_vault(context: click.Context) -> Paths:
    """Return where the vault is; one that is missing or damaged is told before a key is asked for.

    Raises VaultMissing, SlotsDamaged, VaultTooNew.
    """
    from companion.vault.vault import info

    paths = paths_of(context)
    info(paths)
    return paths


def directory_of(context: click.Context) -> Directory:
    """Return the directory of help, with the local lists of this computer."""
    from companion.resources.service import Directory

    packs = paths_of(context).packs
    if not packs.is_dir():
        return Directory.load()
    from companion.resources.packs.state import catalogue_of

    return Directory.load(catalogue=catalogue_of(packs))


def secret_from(file: str | None, prompt: str, *, confirm: bool = False) -> str:
    """Return a secret: the first line of a file or of standard input, or asked for.

    Never an argument: those can be read by every program on the computer. Raises
    UsageError when there is no file and nobody to ask.
    """
    if file == "-":
        return _first_line(sys.stdin.buffer.readline(_LONGEST_LINE))
    if file is not None:
        try:
            with Path(file).open("rb") as stream:
                return _first_line(stream.readline(_LONGEST_LINE))
        except OSError:
            raise UsageError(
                _("The file with the key could not be read: {path}").format(path=file)
            ) from None
    if not sys.stdin.isatty():
        raise UsageError(
            _("A key is needed. Give it with --passphrase-file FILE, or - for standard input.")
        )
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True))


def opener_from(passphrase_file: str | None, code_file: str | None, prompt: str) -> Opener:
    """Return what opens a vault: a recovery code where its file is given, else the key."""
    from companion.vault import opener

    if code_file is not None:
        return opener.by_code(secret_from(code_file, _("Recovery code")))
    return opener.by_passphrase(secret_from(passphrase_file, prompt))


def _first_line(line: bytes) -> str:
    try:
        return line.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise UsageError(_("The key could not be read. Save it as plain text in UTF-8.")) from None


@contextmanager
def opened_vault(
    context: click.Context, passphrase_file: str | None, *, accept_missing_changes: bool = False
) -> Iterator[Vault]:
    """Open the vault for one command and lock it again."""
    from companion.vault.vault import Vault

    paths = paths_of_vault(context)
    vault = Vault.unlock(
        paths,
        secret_from(passphrase_file, _("Your key")),
        accept_missing_changes=accept_missing_changes,
    )
    if vault.opened.older_slot_file:
        note(older_slot_file())
    try:
        yield vault
    finally:
        vault.close()


def lock_recovered(vault: Vault) -> None:
    """Lock a vault that was given a new key, and say whether all of it is there."""
    vault.close()
    if vault.opened.missing_changes:
        note(_("The new key opens the journal. Some of the newest changes are missing."))
    else:
        note(_("The new key opens the journal. Nothing was lost."))


@contextmanager
def opened_journal(context: click.Context, passphrase_file: str | None) -> Iterator[Journal]:
    """Open the journal for one command and lock it again."""
    from companion.journal.service import Journal

    with opened_vault(context, passphrase_file) as vault:
        yield Journal(vault)


@contextmanager
def opened_people(context: click.Context, passphrase_file: str | None) -> Iterator[People]:
    """Open my people for one command and lock the vault again."""
    from companion.people.service import People

    with opened_vault(context, passphrase_file) as vault:
        yield People(vault, paths_of(context))


def text_from_input() -> str:
    """Return all of standard input, exactly; raise UsageError when it is not UTF-8."""
    content = sys.stdin.buffer.read()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(_("The text could not be read. Save it as plain text in UTF-8.")) from None
    if "\0" in text:
        raise UsageError(_("The text holds a character that cannot be stored (NUL)."))
    return text


def say(text: str) -> None:
    """Print a line of the answer."""
    click.echo(text)


def note(text: str) -> None:
    """Print a remark beside the answer, on standard error."""
    click.echo(text, err=True)


def print_json(document: object) -> None:
    """Print the one JSON document of a `--json` answer."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
