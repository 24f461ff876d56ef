"""companion pack build: from a spreadsheet to a pack that installs."""

from __future__ import annotations

import base64
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from companion.cli.pack_build import _year_after
from companion.resources.packs import minisign
from tests.cli.conftest import Call, one_sentence
from tests.resources.packs.test_minisign import protected
from tests.support.packs import KEY


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return a secret key file without a passphrase, as `minisign -G -W` makes it."""
    inner = minisign._INNER.pack(KEY.identity, KEY.seed, KEY.point, bytes(32))
    data = minisign._SECRET.pack(b"Ed", b"\0\0", b"B2", bytes(32), 0, 0, inner)
    file = tmp_path / "river.key"
    file.write_text(f"untrusted comment: a key\n{base64.b64encode(data).decode()}\n")
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "lines.csv"
    file.write_text("name,phone\nLine One,988\nLine Two,ask Ana\n")
    return file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "river.companion-pack"


def build(call: Call, source: Path, target: Path, secret: Path, *words: str) -> Result:
    return call(
        "pack", "build", "--from", str(source), "--to", str(target), "--id", "river-center",
        "--edition", "1", "--title", "Help near the river", "--publisher", "River Center",
        "--secret-key", str(secret), *words,
    )  # fmt: skip


def test_every_problem_is_listed_and_nothing_is_made(
    call: Call, table: Path, target: Path, secret: Path
) -> None:
    result = build(call, table, target, secret)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "lines.csv, row 3, phone: This number could not be read." in result.stderr
    assert not target.exists()
    result = build(call, table, target, secret, "--json")
    document = json.loads(result.stdout)
    assert (document["made"], document["problem_count"]) == (False, 1)
    assert document["problems"][0]["row"] == 3


def test_a_pack_from_a_spreadsheet_installs(
    call: Call, table: Path, target: Path, secret: Path
) -> None:
    result = build(call, table, target, secret, "--skip-bad-rows")
    assert result.exit_code == 0, result.stderr
    assert KEY.public.text in result.stdout
    call("pack", "trust", KEY.public.text)
    assert "Line One" in call("pack", "install", str(target), "--yes").stdout


def test_a_key_with_a_passphrase(call: Call, table: Path, target: Path, tmp_path: Path) -> None:
    secret, passphrase = tmp_path / "locked.key", tmp_path / "passphrase"
    secret.write_text(protected("sea lamp"))
    passphrase.write_text("sea lamp\n")
    words = ("--skip-bad-rows", "--json", "--passphrase-file")
    result = build(call, table, target, secret, *words, str(passphrase))
    assert json.loads(result.stdout)["key"] == KEY.public.text
    passphrase.write_text("sea\n")
    result = build(call, table, target, secret, "--passphrase-file", str(passphrase))
    assert "did not open the key" in one_sentence(result)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--id", "River Center"), "small letters"),
        (("--country", "USA"), "Check title"),
        (("--zone", "Denver"), "Check title"),
        (("--title", ""), "Check title"),
        (("--language", "English"), "Check title"),
    ],
)
def test_what_a_pack_could_not_say_is_a_usage_error(
    call: Call, table: Path, target: Path, secret: Path, words: tuple[str, str], told: str
) -> None:
    assert told in one_sentence(build(call, table, target, secret, *words), 2)


def test_a_key_or_a_table_that_is_not_there(
    call: Call, table: Path, target: Path, secret: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "missing"
    assert "missing" in one_sentence(build(call, table, target, missing), 2)
    assert "missing" in one_sentence(build(call, missing, target, secret))
    assert "not a key" in one_sentence(build(call, table, target, table))


def test_a_year_after_a_leap_day() -> None:
    assert _year_after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert _year_after(date(2026, 3, 10)) == date(2027, 3, 10)
