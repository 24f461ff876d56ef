"""The command line as a whole: where things are kept, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import companion
from companion import __version__, app
from companion.cli import common
from companion.cli.main import main
from companion.errors import DiskFull
from companion.paths import Paths
from tests.cli.conftest import Call, one_sentence
from tests.support.builders import PASSPHRASE, new_vault

ROOT = Path(companion.__file__).parents[1]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


@pytest.mark.parametrize("path", [(), *commands(main)], ids=" ".join)
def test_every_command_explains_itself(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Usage:")
    assert len(lines) > 3
    assert result.stderr == ""


def test_help_by_its_short_name() -> None:
    assert CliRunner().invoke(main, ["-h"]).stdout == CliRunner().invoke(main, ["--help"]).stdout


def test_no_command_takes_a_secret_as_an_argument() -> None:
    for path in commands(main):
        text = CliRunner().invoke(main, [*path, "--help"]).stdout
        assert "--passphrase " not in text
        assert "--code " not in text


def test_the_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"{__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["journal", "nothing"],
        ["journal", "show"],
        ["--nothing"],
        ["journal", "list", "--limit", "0"],
        ["journal", "list", "--limit", "many"],
    ],
    ids=" ".join,
)
def test_a_call_that_cannot_be_understood_is_2(call: Call, words: list[str]) -> None:
    assert "--help" in one_sentence(call(*words), 2)


def test_without_a_command_the_window_opens(
    call: Call, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Paths, str]] = []

    def run(paths: Paths, notice: str) -> int:
        opened.append((paths, notice))
        return 3

    monkeypatch.setattr(app, "run", run)
    assert call().exit_code == 3
    assert call("--notice", "hidden").exit_code == 3
    assert opened == [(Paths.below(base), ""), (Paths.below(base), "hidden")]


def test_with_a_file_the_window_opens_with_it(
    call: Call, base: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[tuple[Paths, Path]] = []

    def run(paths: Paths, *, handed: Path) -> int:
        opened.append((paths, handed))
        return 3

    monkeypatch.setattr(app, "run", run)
    file = tmp_path / "a list.companion-pack"
    file.touch()
    assert call(str(file)).exit_code == 3
    monkeypatch.chdir(tmp_path)
    assert call(file.name).exit_code == 3
    assert opened == [(Paths.below(base), file)] * 2


def test_a_file_that_is_not_there_is_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "run", pytest.fail)
    for name in ("gone.companion-pack", "./gone"):
        assert "not there" in one_sentence(call(name), 2)


def test_the_base_folder_can_come_from_the_environment(
    made: Paths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COMPANION_BASE_DIR", str(made.base))
    assert CliRunner().invoke(main, ["vault", "info"]).exit_code == 0
    elsewhere = ["--base-dir", str(tmp_path / "other"), "vault", "info"]
    assert CliRunner().invoke(main, elsewhere).exit_code == 1


@pytest.mark.parametrize("error", [RuntimeError("secret"), KeyError("secret"), OSError("secret")])
def test_what_nobody_foresaw_is_a_calm_sentence(
    call: Call, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(_context: object) -> None:
        raise error

    monkeypatch.setattr("companion.cli.vault.paths_of", fail)
    sentence = one_sentence(call("vault", "info"))
    assert sentence.startswith("We hit a problem. Your words are safe.")
    assert "secret" not in sentence


def test_what_was_foreseen_has_its_own_sentence(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_context: object) -> None:
        raise DiskFull

    monkeypatch.setattr("companion.cli.vault.paths_of", fail)
    assert one_sentence(call("vault", "info")).startswith("The disk is full.")


def test_stopping_is_calm(call: Call, made: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_words: object, **_named: object) -> None:
        raise KeyboardInterrupt

    assert made.vault.is_dir()
    monkeypatch.setattr("companion.cli.common.secret_from", interrupted)
    result = call("journal", "list")
    assert result.exit_code == 1
    assert result.stderr.strip() == "Stopped. Everything is as it was."


def run(
    *words: str,
    code: str = "",
    input: bytes = b"",  # noqa: A002
) -> subprocess.CompletedProcess[bytes]:
    arguments = ["-c", code] if code else ["-m", "companion"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, *arguments, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
        input=input,
    )


def test_as_a_process_of_its_own(base: Path) -> None:
    new_vault(Paths.below(base)).close()
    text = "Zw\u00f6lf \U0001f44d\u00a0words\r\nand more"
    words = ("--base-dir", str(base), "journal", "add", "--passphrase-file", "-")
    added = run(*words, input=f"{PASSPHRASE}\n{text}".encode())
    assert added.returncode == 0
    assert added.stderr == b"Saved on this computer\n"
    entry_id = added.stdout.decode().strip()
    shown = run(
        "--base-dir", str(base), "journal", "show", entry_id, "--passphrase-file", "-",
        input=f"{PASSPHRASE}\n".encode(),
    )  # fmt: skip
    assert shown.stdout.decode() == text + "\n"
    wrong = run(*words, input=b"not the right words\ntext")
    assert (wrong.returncode, wrong.stdout) == (1, b"")
    assert wrong.stderr.startswith(b"That did not match.")


def test_as_a_process_an_unforeseen_error_is_one_line() -> None:
    code = (
        "from companion.resources.service import Directory\n"
        "Directory.load = lambda: 1 / 0\n"
        "from companion.cli.main import main\n"
        "main(['find'])"
    )
    result = run(code=code)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode().splitlines() == [
        "We hit a problem. Your words are safe. Try again, or close and open the app."
    ]


def test_a_reader_that_goes_away_is_no_problem() -> None:
    code = (
        "import sys; from companion.cli import find\n"
        "def fail(*_): raise BrokenPipeError\n"
        "find._print = fail\n"
        "from companion.cli.main import main\n"
        "main(['find'])"
    )
    result = run(code=code)
    assert (result.returncode, result.stderr) == (1, b"")


def test_the_places_of_the_user_when_none_are_named() -> None:
    with click.Context(main) as context:
        assert common.paths_of(context) == Paths.for_user()
