"""T29: the command line while a window has the journal open: told, and nothing is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from companion.cli.main import main
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.vault import Vault
from tests.cli.conftest import Call
from tests.support.builders import NOW, PASSPHRASE, fingerprints, new_vault, page

_OPENS_NOTHING = {("pack", "build"), ("vault", "verify")}
"""They take a passphrase of something else, or a copy that nobody has open."""
_REFUSED_BEFORE = {
    ("vault", "create"), ("vault", "backup"), ("vault", "change-passphrase"), ("vault", "renew"),
    ("journal", "notebooks", "move"), ("dates", "export"), ("care", "put"),
    ("people", "vcard", "export"), ("people", "vcard", "import"),
}  # fmt: skip
"""They see before they look for the journal that what is given here will not do."""


def _commands(
    command: click.Command = main, name: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield all commands that ask for the journal's key."""
    if isinstance(command, click.Group):
        for each in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), each)
            assert found is not None
            yield from _commands(found, (*name, each))
    elif any(each.name == "passphrase_file" for each in command.params):
        yield name, command


COMMANDS = [(name, each) for name, each in _commands() if name not in _OPENS_NOTHING]


def _filled(command: click.Command, file: Path, copy: Path) -> Iterator[str]:
    """Yield what a command needs at least."""
    for each in command.params:
        if not each.required:
            continue
        if isinstance(each, click.Option):
            yield each.opts[0]
        if isinstance(each.type, click.Choice):
            yield str(each.type.choices[0])
        elif isinstance(each.type, click.DateTime):
            yield "2026-03-01"
        else:
            yield {"backup": str(copy), "day": "2026-03-01"}.get(each.name or "", str(file))


@pytest.mark.parametrize(
    ("name", "command"), COMMANDS, ids=[" ".join(each) for each, _ in COMMANDS]
)
def test_it_is_told_and_touches_nothing(
    name: tuple[str, ...],
    command: click.Command,
    base: Path,
    call: Call,
    key: str,
    tmp_path: Path,
) -> None:
    """T29: each command that would open the journal, while a window has it open."""
    paths = Paths.below(base)
    vault = new_vault(paths)
    uid = Journal(vault).write(page("still here"), now=NOW).id
    (tmp_path / "stick").mkdir()
    copy = backups.make(vault, tmp_path / "stick", now=NOW).snapshot.folder
    file = tmp_path / "a.json"
    file.write_text("{}")
    before = fingerprints(paths.vault)
    result = call(*name, *_filled(command, file, copy), "--passphrase-file", key, input="yes\n")
    assert result.exit_code in {1, 2}
    assert ("open in another window" in result.stderr) == (name not in _REFUSED_BEFORE)
    assert fingerprints(paths.vault) == before
    Journal(vault).write(page("written after"), now=NOW)
    vault.close()
    again = Vault.unlock(paths, PASSPHRASE)
    assert Journal(again).read(uid).page.text == "still here"
    again.close()


def test_help_needs_no_journal(base: Path, call: Call) -> None:
    """T29: what opens no journal is there all the same."""
    vault = new_vault(Paths.below(base))
    for words in (
        ("find", "grief", "--country", "MX"),
        ("care", "suggest", "--minutes", "10"),
        ("guide", "list"),
    ):
        result = call(*words)
        assert result.exit_code == 0
        assert result.stdout
    vault.close()
