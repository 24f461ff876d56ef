"""The manual page and the completions are made from the command line, whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest
from click.shell_completion import BashComplete

from companion.cli.main import main
from installers import manual


def test_every_command_and_option_is_in_the_manual() -> None:
    page = manual.manual(0).replace("\\-", "-")
    context = click.Context(main, info_name="companion", **main.context_settings)
    for path, command in walked(context):
        assert path in page
        for parameter in command.params:
            hidden = isinstance(parameter, click.Option) and parameter.hidden
            if isinstance(parameter, click.Option) and not hidden and parameter.help:
                assert parameter.opts[0] in page, (path, parameter.opts)


def walked(above: click.Context) -> list[tuple[str, click.Command]]:
    group = above.command
    if not isinstance(group, click.Group):
        return []
    found = []
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=above)
        found += [(context.command_path, command), *walked(context)]
    return found


def test_no_line_of_the_manual_is_taken_for_a_request_it_is_not() -> None:
    requests = {
        line.split()[0] for line in manual.manual(0).splitlines() if line.startswith((".", "'"))
    }
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".B", ".I", ".PP", ".br", ".RS", ".RE", ".ad"}


def test_two_manuals_of_one_day_are_the_same() -> None:
    assert manual.manual(86_400) == manual.manual(86_400)
    assert '"1970-01-02"' in manual.manual(86_400)


def test_each_shell_asks_the_program_itself() -> None:
    for place, kind in manual.COMPLETIONS.items():
        script = manual.completion(kind)
        assert "_COMPANION_COMPLETE" in script, place
        assert not re.search(r"%\(\w+\)s", script)


def test_bash_reads_its_completion(tmp_path: Path) -> None:
    file = tmp_path / "companion"
    file.write_text(manual.completion(BashComplete), "utf-8")
    subprocess.run(["bash", "-n", file], check=True)


@pytest.mark.parametrize(("typed", "offered"), [("va", "vault"), ("gui", "guide")])
def test_what_fits_is_offered(typed: str, offered: str) -> None:
    found = BashComplete(main, {}, "companion", "_COMPANION_COMPLETE").get_completions([], typed)
    assert [each.value for each in found] == [offered]
