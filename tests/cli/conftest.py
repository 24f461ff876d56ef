"""A journal below a temporary folder, and a way to call the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from companion import i18n
from companion.cli.main import main
from companion.paths import Paths
from tests.support.builders import CHEAP, PASSPHRASE, new_vault

Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("COMPANION_BASE_DIR", raising=False)
    monkeypatch.setattr("companion.vault.stretching.calibrated", lambda: CHEAP)
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the folder everything is kept below."""
    return tmp_path / "base"


@pytest.fixture
def made(base: Path) -> Paths:
    """Return the places of a journal that is there, and locked."""
    places = Paths.below(base)
    new_vault(places).close()
    return places


@pytest.fixture
def key(tmp_path: Path) -> str:
    """Return the name of a file with the key in its first line."""
    file = tmp_path / "key"
    file.write_text(f"{PASSPHRASE}\nnot this line\n")
    return str(file)


@pytest.fixture
def call(base: Path) -> Call:
    """Return a function that calls a command below the folder."""

    def called(*words: str, input: str | bytes | None = None) -> Result:  # noqa: A002
        result = CliRunner().invoke(main, ["--base-dir", str(base), *words], input=input)
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert "Traceback" not in result.output
        return result

    return called


class JournalCalls:
    """Calls `companion journal` with the key."""

    def __init__(self, call: Call, key: str) -> None:
        self._call = call
        self._key = key

    def __call__(self, *words: str, input: str = "") -> Result:  # noqa: A002
        return self._call("journal", *words, "--passphrase-file", self._key, input=input)

    def json(self, *words: str, input: str = "") -> Any:  # noqa: A002
        """Return the one document of a call that went well and had nothing else to say."""
        result = self(*words, "--json", input=input)
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)

    def add(self, text: str, *words: str) -> str:
        """Add a page and return its id."""
        return str(self.json("add", *words, input=text)["id"])


@pytest.fixture
def journal(call: Call, made: Paths, key: str) -> JournalCalls:
    """Return the commands of a journal that is there."""
    assert made.vault.is_dir()
    return JournalCalls(call, key)


def one_sentence(result: Result, status: int = 1) -> str:
    """Return what was said on standard error when nothing but that was said."""
    assert result.exit_code == status
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


class Dates:
    """Calls `companion dates` with the key."""

    def __init__(self, call: Call, key: str) -> None:
        self._call = call
        self._key = key

    def __call__(self, *words: str) -> Result:
        return self._call("dates", *words, "--passphrase-file", self._key)

    def json(self, *words: str) -> Any:
        result = self(*words, "--json")
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)

    def add(self, name: str, *words: str) -> str:
        return str(self.json("add", name, *words)["id"])


@pytest.fixture
def dates(call: Call, made: Paths, key: str) -> Dates:
    """Return a way to call the commands on dates of a journal that is there."""
    assert made.vault.is_dir()
    return Dates(call, key)
