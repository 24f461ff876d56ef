from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from companion.cli.bring_in import import_
from companion.errors import (
    ImportEncrypted,
    ImportKeyDiffers,
    ImportUnknownFormat,
    ImportUnreadable,
    UsageError,
    WrongPassphrase,
)
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.stretching import Cost
from companion.vault.vault import Vault
from tests.journal.importers.samples import JRNL_KEY, jrnl_locked_3

KEY = "four words that work"
Command = Callable[..., Result]


def entry(body: Any, day: str = "2024-01-31", **more: Any) -> dict[str, Any]:
    return {"title": "", "body": body, "date": day, "time": "21:05", "tags": ["@river"], **more}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths.below(tmp_path / "own")
    Vault.create(made, KEY, cost=Cost(8192, 1, 1)).close()
    return made


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "key"
    file.write_text(KEY)
    return file


@pytest.fixture
def command(tmp_path: Path, paths: Paths, key: Path) -> Command:
    def call(*words: str, entries: list[Any] | None = None) -> Result:
        file = tmp_path / "journal.json"
        file.write_text(json.dumps({"tags": {}, "entries": entries or []}))
        arguments = [str(file), "--passphrase-file", str(key), *words]
        return CliRunner().invoke(import_, arguments, obj=paths)

    return call


def pages(paths: Paths) -> int:
    vault = Vault.unlock(paths, KEY)
    try:
        return len(Journal(vault).newest())
    finally:
        vault.close()


def test_the_report_tells_what_was_done(command: Command, paths: Paths) -> None:
    result = command(entries=[entry("Secret words."), entry("More.", "2020-03-10"), 3])
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[:5] == [
        "2 pages were added.",
        "From 10 March 2020 to 31 January 2024.",
        "1 tag.",
        "1 could not be brought in:",
        "  entry 3: It is not an entry of a journal.",
    ]
    assert "plain text" in result.stdout
    assert "Secret" not in result.stdout
    assert pages(paths) == 2


def test_a_second_time_nothing_is_added(command: Command) -> None:
    command(entries=[entry("A"), entry("B", uuid="1")])
    result = command(entries=[entry("A"), entry("Changed", uuid="1")])
    assert result.stdout.splitlines()[:3] == [
        "0 pages were added.",
        "1 page is here already and stays as it is.",
        "1 page changed in the other journal. It stands beside the earlier one.",
    ]


def test_a_dry_run_changes_nothing(command: Command, paths: Paths) -> None:
    result = command("--dry-run", entries=[entry("A")])
    assert result.stdout.splitlines() == [
        "Nothing was changed. This is what bringing it in would do:",
        "1 page would be added.",
        "All of it is from 31 January 2024.",
        "1 tag.",
    ]
    assert "delete it" not in result.stdout
    assert pages(paths) == 0


def test_only_the_first_reasons_are_listed(command: Command) -> None:
    lines = command(entries=[3] * 25).stdout.splitlines()
    assert "25 could not be brought in:" in lines
    assert lines.count("  and 5 more") == 1
    assert sum("It is not an entry" in line for line in lines) == 20


def test_a_json_answer_has_counts_and_no_words(command: Command) -> None:
    result = command("--json", "--dry-run", entries=[entry("Secret"), entry(["Secret"])])
    assert json.loads(result.stdout) == {
        "dry_run": True,
        "format": "jrnl",
        "added": 1,
        "already_here": 0,
        "changed_beside": 0,
        "first_date": "2024-01-31",
        "last_date": "2024-01-31",
        "tags": 1,
        "attachments": 0,
        "attachments_to_pages_here": 0,
        "attachments_left": 0,
        "unattached": 0,
        "skipped": [{"where": "entry 2", "reason": "Its text could not be read."}],
        "warnings": [],
    }


def test_what_was_left_out_is_printed_only_when_it_is_asked_for(command: Command) -> None:
    entries = [entry("A"), entry(["Odd words"])]
    assert "Odd words" not in command("--dry-run", entries=entries).stdout
    assert "Odd words" in command("--dry-run", "--show-left-out", entries=entries).stdout
    answer = json.loads(command("--json", "--show-left-out", entries=entries).stdout)
    assert "Odd words" in answer["skipped"][0]["raw"]


def test_an_empty_journal_is_no_problem(command: Command) -> None:
    assert command("--json").exit_code == 0
    assert command().stdout.splitlines()[0] == "0 pages were added."


def test_a_markdown_folder_and_its_pictures(tmp_path: Path, paths: Paths, key: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "2024-01-31.md").write_text("---\nmood: low\n---\nWords. ![[a.png]]")
    (notes / "a.png").write_bytes(b"1")
    (notes / "b.png").write_bytes(b"1")
    words = [str(notes), "--passphrase-file", str(key)]
    result = CliRunner().invoke(import_, words, obj=paths)
    lines = result.stdout.splitlines()
    assert "1 picture or other file with them." in lines
    assert "1 file there belongs to no page. It stays where it is." in lines
    assert any(line.startswith("The header of 1 file holds more") for line in lines)


def test_what_goes_wrong_is_told_by_its_own_error(tmp_path: Path, paths: Paths, key: Path) -> None:
    encrypted = tmp_path / "encrypted.txt"
    encrypted.write_bytes(b"JRNLv3\0\0")
    other_key = tmp_path / "other"
    other_key.write_text("other words that do not")
    for path, key_file, error in (
        (tmp_path / "missing", key, ImportUnreadable),
        (encrypted, key, ImportEncrypted),
        (encrypted, other_key, WrongPassphrase),
    ):
        result = CliRunner().invoke(
            import_, [str(path), "--passphrase-file", str(key_file)], obj=paths
        )
        assert isinstance(result.exception, error)
    assert pages(paths) == 0


def test_the_kind_of_journal_can_be_said(command: Command) -> None:
    assert command("--format", "jrnl", entries=[entry("A")]).exit_code == 0
    assert isinstance(
        command("--format", "joplin", entries=[entry("A")]).exception, ImportUnknownFormat
    )
    assert command("--format", "scroll").exit_code == 2


def test_a_locked_journal_comes_in_with_its_own_key(
    tmp_path: Path, paths: Paths, key: Path
) -> None:
    locked = jrnl_locked_3(tmp_path)
    other = tmp_path / "other-key"
    for written, error in [(JRNL_KEY, None), ("another", ImportKeyDiffers)]:
        other.write_text(f"{written}\n")
        arguments = [str(locked), "--passphrase-file", str(key), "--import-passphrase-file"]
        result = CliRunner().invoke(import_, [*arguments, str(other), "--json"], obj=paths)
        if error is None:
            assert json.loads(result.stdout)["added"] == 2
        else:
            assert isinstance(result.exception, error)
    result = CliRunner().invoke(import_, [str(locked), "--passphrase-file", "-",
                                          "--import-passphrase-file", "-"], obj=paths)  # fmt: skip
    assert isinstance(result.exception, UsageError)
