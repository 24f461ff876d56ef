"""Each format, known by what it holds, comes in whole, and a second time adds nothing."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest

from companion.errors import Cancelled, ImportEncrypted, ImportKeyDiffers, ImportUnknownFormat
from companion.journal.importers.bring_in import bring_in
from companion.journal.importers.detect import open_source
from companion.journal.importers.formats import AUTO, FORMATS
from companion.journal.service import Journal
from tests.journal.importers.conftest import NOW
from tests.journal.importers.samples import (
    EVERY,
    JRNL_KEY,
    SAMPLES,
    jrnl_locked_2,
    jrnl_locked_3,
)


def test_every_format_has_a_sample() -> None:
    assert {AUTO, *(kind for kind, _write in EVERY.values())} == set(FORMATS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_format_is_known_by_what_it_holds(tmp_path: Path, name: str) -> None:
    kind, write = SAMPLES[name]
    path = write(tmp_path)
    renamed = path.rename(path.with_name("something" if path.is_dir() else "something.bin"))
    for asked in (AUTO, kind):
        assert open_source(renamed, asked, JRNL_KEY).format == kind
    other = next(one for one in FORMATS[1:] if one not in {kind, "markdown"})
    with pytest.raises(ImportUnknownFormat):
        open_source(renamed, other, JRNL_KEY)


@pytest.mark.parametrize("name", EVERY)
def test_a_second_time_adds_nothing(tmp_path: Path, journal: Journal, name: str) -> None:
    path = EVERY[name][1](tmp_path)
    rehearsed = bring_in(journal, path, now=NOW, passphrase=JRNL_KEY, dry_run=True)
    assert journal.newest() == []
    first = bring_in(journal, path, now=NOW, passphrase=JRNL_KEY)
    assert first == rehearsed
    assert first.added == len(journal.newest()) > 0
    assert first.skipped == ()
    again = bring_in(journal, path, now=NOW, passphrase=JRNL_KEY)
    assert (again.added, again.changed_beside) == (0, 0)
    assert again.already_here == first.added


@pytest.mark.parametrize("name", EVERY)
def test_what_is_cancelled_leaves_nothing(tmp_path: Path, journal: Journal, name: str) -> None:
    path = EVERY[name][1](tmp_path)
    asked = count()
    with pytest.raises(Cancelled):
        bring_in(journal, path, now=NOW, passphrase=JRNL_KEY, is_cancelled=lambda: next(asked) > 0)
    assert journal.newest() == []


def test_the_text_and_the_json_of_one_jrnl_journal_are_the_same_pages(
    tmp_path: Path, journal: Journal
) -> None:
    text = tmp_path / "journal.txt"
    text.write_text("[2024-01-31 21:05] A walk.\nBy the @river.\n\nIt was cold.\n\n")
    entry = {"title": "A walk.", "body": "By the @river.\n\nIt was cold.", "date": "2024-01-31",
             "time": "21:05", "tags": ["@river"], "starred": False}  # fmt: skip
    export = tmp_path / "journal.json"
    export.write_text(json.dumps({"tags": {"@river": 1}, "entries": [entry]}))
    assert bring_in(journal, text, now=NOW).added == 1
    assert bring_in(journal, export, now=NOW).already_here == 1


@pytest.mark.parametrize("write", [jrnl_locked_2, jrnl_locked_3])
def test_a_locked_journal_needs_its_own_key(tmp_path: Path, write: object) -> None:
    assert callable(write)
    path = write(tmp_path)
    with pytest.raises(ImportEncrypted):
        open_source(path)
    with pytest.raises(ImportKeyDiffers):
        open_source(path, passphrase="another")
