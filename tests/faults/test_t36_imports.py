"""T36: no file from outside can crash the app, write beside the vault, or run code.

The promise is of 300 hostile files of each sample, whatever can be brought in, and each
kind of harm on purpose as well; a short slice runs each time.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from companion.errors import CompanionError
from companion.journal.importers import html_to_markdown
from companion.journal.importers.bring_in import Report, bring_in
from companion.journal.importers.report import describe
from companion.journal.service import Journal
from companion.vault.vault import Vault
from companion.wording import explain
from tests.journal.importers.conftest import (
    NOW,
    day_one,
    day_one_entry,
    everything_below,
    new_vault,
)
from tests.journal.importers.harm import KINDS
from tests.journal.importers.hostile import hostile
from tests.journal.importers.samples import EVERY, JRNL_KEY, packed, put
from tests.support.proof import Proof

_RUNS_OR_SENDS = (
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "subprocess.Popen", "socket.connect",
    "socket.bind", "pickle.find_class", "os.remove", "os.rename", "os.mkdir", "os.rmdir",
    "os.symlink", "os.link", "os.chmod", "os.truncate", "shutil.rmtree",
)  # fmt: skip


class _Watch:
    """Notes what Python itself is asked to write, run or send, while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, facts: tuple[Any, ...]) -> None:
        if not self.on:
            return
        writes = event == "open" and (
            (isinstance(facts[1], str) and set(facts[1]) & set("wax+"))
            or (isinstance(facts[2], int) and facts[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        )
        if writes or event in _RUNS_OR_SENDS:
            self.seen.append(f"{event} {facts!r}")

    @contextmanager
    def watching(self) -> Iterator[None]:
        self.on, self.seen = True, []
        try:
            yield
        finally:
            self.on = False


@pytest.fixture(scope="module")
def watch() -> _Watch:
    return _Watch()


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    made = new_vault(tmp_path_factory.mktemp("vault") / "own")
    yield made
    made.close()


def tried(journal: Journal, path: Path) -> Report | CompanionError:
    try:
        return bring_in(journal, path, now=NOW, passphrase=JRNL_KEY)
    except CompanionError as error:
        return error


def told(outcome: Report | CompanionError) -> str:
    if isinstance(outcome, CompanionError):
        assert str(explain(outcome)) != str(explain(RuntimeError()))
        return str(explain(outcome))
    return "\n".join(describe(outcome, dry_run=False))


SLOWEST = 10
"""The longest that one of them may take, in seconds; it comes to less than a tenth of one."""


@pytest.mark.parametrize("name", EVERY)
def test_hostile_files_of_every_format(
    tmp_path: Path,
    vault: Vault,
    watch: _Watch,
    monkeypatch: pytest.MonkeyPatch,
    proof: Proof,
    name: str,
) -> None:
    """T36: hostile files of each format: a sentence, nothing written beside, no code run."""
    at_random = proof.figure(short=8, full=300)
    harms = [kind for kind in KINDS for _time in range(proof.figure(short=1, full=10))]
    journal = Journal(vault)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.chdir(scratch)
    slowest = 0.0
    for number, kind in enumerate([*harms, *[""] * at_random]):
        place = tmp_path / str(number)
        place.mkdir()
        path = EVERY[name][1](place)
        (KINDS[kind] if kind else hostile)(path, Random(f"{name}:{kind}:{number}"))
        before, pages = _names(tmp_path), journal.count()
        began = time.process_time()
        with watch.watching():
            outcome = tried(journal, path)
        slowest = max(slowest, time.process_time() - began)
        assert told(outcome), (name, number)
        assert watch.seen == [], (name, number)
        assert _names(tmp_path) == before, (name, number)
        if isinstance(outcome, CompanionError):
            assert journal.count() == pages, (name, number)
        else:
            again = tried(journal, path)
            assert isinstance(again, Report), (name, number)
            assert (again.added, again.changed_beside) == (0, 0), (name, number)
    assert everything_below(scratch) == {}
    assert slowest < SLOWEST
    proof.says(files=at_random + len(harms), crashes=0, slowest=round(slowest, 3))


def _names(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize(
    ("beginning", "part", "end"),
    [
        ('{"tags": {}, "entries": [', "1,", "1]}"),
        ('{"metadata": {"application": "Mini Diarium"}, "entries": [', "1,", "1]}"),
        ('[{"date": "soon", "heading": "a", "html": "a"},', "1,", "1]"),
        ('{"version": "004", "items": [{"content_type": "Note"},', "1,", "1]}"),
        ('{"entries": [{"creationDate": "soon"},', "1,", "1]}"),
        ("", "[2024-01-31 21:05]\n", ""),
        ("", "[2024-02-31 21:05]\n", ""),
    ],
)
def test_a_file_of_nothing_but_faults_is_refused_soon(
    tmp_path: Path, vault: Vault, proof: Proof, beginning: str, part: str, end: str
) -> None:
    """T36: tens of megabytes in which everything is at fault are refused in seconds."""
    faults = proof.figure(short=110_000, full=9_000_000)
    path = put(tmp_path, "a.txt", beginning + part * faults + end)
    began = time.process_time()
    assert isinstance(tried(Journal(vault), path), CompanionError)
    seconds = time.process_time() - began
    assert seconds < SLOWEST
    proof.says(faults=faults, slowest=round(seconds, 3))


@pytest.mark.parametrize("ending", ["json", "txt", "zip", "jex", "bin"])
@pytest.mark.parametrize("head", [b"", b"{", b"[2024-01-31 21:05] a", b"PK\x03\x04", b"JRNLv3"])
def test_a_file_that_says_it_is_of_ten_gigabytes(
    tmp_path: Path, vault: Vault, ending: str, head: bytes
) -> None:
    path = put(tmp_path, f"a.{ending}", head)
    os.truncate(path, 10 * 1024**3)
    assert isinstance(tried(Journal(vault), path), CompanionError)


@pytest.mark.parametrize(
    "name",
    [
        "Journal.json",
        "2024-01.txt",
        "a.doentry",
        "x/entries/a.doentry",
        "Standard Notes Backup and Import File.txt",
        "0" * 32 + ".md",
    ],
)
def test_no_archive_swells(tmp_path: Path, vault: Vault, name: str) -> None:
    path = packed(tmp_path / "a.zip", {name: b" " * 60_000_000})
    assert path.stat().st_size < 100_000
    assert isinstance(tried(Journal(vault), path), CompanionError)


@pytest.mark.parametrize("size", [60_000_000, 10 * 1024**3])
def test_an_attachment_that_swells_stays_out_and_its_page_comes(
    tmp_path: Path, vault: Vault, size: int
) -> None:
    """10 GB are claimed in the list of members alone: nothing of it is there."""
    journal = Journal(vault)
    entry = day_one_entry(
        uuid=str(size), text=f"The page of {size}.", photos=[{"identifier": "A", "md5": "0f"}]
    )
    path = packed(
        tmp_path / "a.zip",
        {"a.json": json.dumps(day_one(entry)).encode(), "photos/0f.gif": b" " * 60_000_000},
    )
    data = path.read_bytes()
    claimed = min(size, 2**32 - 2).to_bytes(4, "little")
    path.write_bytes(data.replace((60_000_000).to_bytes(4, "little"), claimed))
    outcome = tried(journal, path)
    if isinstance(outcome, Report):  # else: refused as a whole, before any of it was read
        assert (outcome.added, outcome.attachments, outcome.attachments_left) == (1, 0, 1)
    assert vault.check().sound


def test_no_picture_of_a_page_is_opened_while_it_comes_in(
    tmp_path: Path, watch: _Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T38 for importers: an address is a word, whatever it names."""
    secret = put(tmp_path, "secret.png", b"1")
    html = f"<img src='file://{secret}'><img src='//server/share'><link rel=x href='{secret}'>"
    opened: list[str] = []
    monkeypatch.setattr("builtins.open", lambda *facts, **_more: opened.append(str(facts)))
    with watch.watching():
        text = html_to_markdown.converted(html).text
    assert str(secret) in text
    assert opened == watch.seen == []
