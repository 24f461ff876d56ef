"""Our own format from anybody's hands: checked, bounded, and never outside its folder."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import (
    Cancelled,
    CompanionError,
    ImportUnknownFormat,
    ImportUnreadable,
    ImportUnsafe,
)
from companion.journal.attachments import Attachments
from companion.journal.exporters.export import Form, export
from companion.journal.importers import own, own_files
from companion.journal.learned_words import LearnedWords
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.journal.templates import Template, Templates
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import NOW, new_vault

HOSTILE = 300
VALUES: tuple[Any, ...] = (
    None, "", "x", -1, 2**70, 1.5, True, [], {}, [None], "../../x", "\ud800", "\0", "0001-01-01",
    "9999-99-99", "24:00", {"id": []}, ["a"] * 50, "a" * 20_000, float("inf"),
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy with two pages, one of them with a history and an attachment."""
    folder = tmp_path_factory.mktemp("sample")
    vault = new_vault(Paths.below(folder / "base"))
    entry = Journal(vault).write(Page("first", "t", date(2025, 1, 1), tags=("a",)), now=NOW)
    Journal(vault).write(Page("second", "t", date(2025, 1, 2)), now=NOW, entry_id=entry.id)
    Attachments(vault).attach(entry.id, "a.txt", io.BytesIO(b"attached"), now=NOW)
    Journal(vault).write(Page("another", "", date(2025, 1, 3)), now=NOW)
    Templates(vault).keep(Template("T"), now=NOW)
    LearnedWords(vault).learn("word", "en")
    out = export(vault, folder / "out", Form.OWN, now=NOW).path
    vault.close()
    return out


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "copy"))


def _change(copy: Path, change: Callable[[dict[str, Any]], object]) -> None:
    lines = [json.loads(line) for line in (copy / "entries.jsonl").read_text().splitlines()]
    change(lines[0])
    (copy / "entries.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")


def test_a_second_time_adds_nothing(copy: Path, vault: Vault) -> None:
    assert own.recognised(copy)
    dry = own.bring_in(vault, copy, dry_run=True)
    assert (dry.added, dry.attachments, dry.entry_ids) == (2, 1, [])
    assert (dry.first_date, dry.last_date) == (date(2025, 1, 2), date(2025, 1, 3))
    assert Journal(vault).count() == 0
    seen: list[tuple[int, int]] = []
    first = own.bring_in(vault, copy, progress=lambda *step: seen.append(step))
    assert (first.added, first.attachments, len(first.entry_ids)) == (2, 1, 2)
    assert seen == [(1, 2), (2, 2)]
    again = own.bring_in(vault, copy)
    assert (again.added, again.already_here, again.changed_beside) == (0, 2, 0)
    assert len(Templates(vault).all()) == 1
    assert LearnedWords(vault).all("en") == {"word"}


def test_a_page_that_differs_stands_beside_once(copy: Path, vault: Vault) -> None:
    own.bring_in(vault, copy)
    _change(copy, lambda page: page.update(text="third"))
    for beside, here in ((1, 1), (0, 2)):
        report = own.bring_in(vault, copy)
        assert (report.added, report.changed_beside, report.already_here) == (0, beside, here)
    assert {Journal(vault).read(one.id).page.text for one in Journal(vault).newest()} == {
        "second", "third", "another"
    }  # fmt: skip
    assert vault.check().sound


def test_an_older_copy_does_not_undo_what_was_written_since(copy: Path, vault: Vault) -> None:
    own.bring_in(vault, copy)
    journal = Journal(vault)
    entry = next(one for one in journal.newest() if one.title == "t")
    journal.write(Page("newer", "t", date(2025, 1, 2)), now=NOW, entry_id=entry.id)
    assert own.bring_in(vault, copy).already_here == 2
    assert journal.read(entry.id).page.text == "newer"


def test_cancelling_leaves_nothing(copy: Path, vault: Vault) -> None:
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        own.bring_in(vault, copy, is_cancelled=lambda: next(answers))
    assert Journal(vault).count() == 0
    assert Templates(vault).all() == []


@pytest.mark.parametrize("damage", ["gone", "changed", "longer", "link", "linked folder", "folder"])
def test_an_attachment_that_is_not_the_one_meant_is_left_out(
    copy: Path, vault: Vault, tmp_path: Path, damage: str
) -> None:
    (file,) = (copy / "attachments").iterdir()
    secret = tmp_path / "secret"
    secret.write_bytes(b"attached")
    if damage == "changed":
        file.write_bytes(b"ATTACHED")
    elif damage == "longer":
        file.write_bytes(b"attached and more")
    elif damage == "linked folder":
        shutil.move(copy / "attachments", tmp_path / "elsewhere")
        (copy / "attachments").symlink_to(tmp_path / "elsewhere")
    else:
        file.unlink()
        if damage == "link":
            file.symlink_to(secret)
        elif damage == "folder":
            file.mkdir()
    rehearsed = own.bring_in(vault, copy, dry_run=True)
    report = own.bring_in(vault, copy)
    assert (report.added, report.attachments, report.attachments_left) == (2, 0, 1)
    assert [one.where for one in report.skipped] == ["page 1: a.txt"]
    assert (rehearsed.attachments, rehearsed.skipped) == (0, report.skipped)
    with vault.reading() as connection:
        for table in ("attachment", "attachment_piece"):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert count == 0
    assert vault.check().sound


def test_a_path_out_of_the_folder_is_refused(copy: Path, vault: Vault) -> None:
    for path in ("../secret", "/etc/passwd", "attachments/../../secret", "attachments/x"):
        _change(copy, lambda page, path=path: page["attachments"][0].update(file=path))  # type: ignore[misc]
        report = own.bring_in(vault, copy, dry_run=True)
        assert (report.added, len(report.skipped)) == (1, 1)


@pytest.mark.parametrize(
    ("manifest", "error"),
    [
        (b"", ImportUnreadable),
        (b"\xff\xfe\x00", ImportUnreadable),
        (b"[]", ImportUnknownFormat),
        (b'{"format": "companion-journal", "version": 2}', ImportUnknownFormat),
        (b'{"format": "another"}', ImportUnknownFormat),
        (b"[" * 100_000, ImportUnsafe),
    ],
)
def test_what_is_no_copy_of_ours_is_refused(
    copy: Path, vault: Vault, manifest: bytes, error: type[CompanionError]
) -> None:
    (copy / "manifest.json").write_bytes(manifest)
    with pytest.raises(error):
        own.bring_in(vault, copy)
    assert own.recognised(copy) == (b"companion-journal" in manifest)
    (copy / "manifest.json").unlink()
    with pytest.raises(ImportUnreadable):
        own.bring_in(vault, copy)
    assert not own.recognised(copy)


def test_missing_pages_are_told(copy: Path, vault: Vault) -> None:
    (copy / "entries.jsonl").unlink()
    with pytest.raises(ImportUnreadable):
        own.bring_in(vault, copy)
    os.mkfifo(copy / "entries.jsonl")
    with pytest.raises(ImportUnreadable):
        own.bring_in(vault, copy)


def test_a_line_that_is_too_long_stops_nothing(
    copy: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (copy / "entries.jsonl").read_bytes()
    monkeypatch.setattr(own_files, "LONGEST_LINE", 2_000)
    (copy / "entries.jsonl").write_bytes(b"[" * 9_999 + b"\n" + lines)
    report = own.bring_in(vault, copy)
    assert (report.added, len(report.skipped)) == (2, 1)
    assert report.skipped[0].raw == "[" * 2_000


def test_pages_of_more_than_any_journal_are_refused(
    copy: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_files, "MOST_BYTES", 100)
    with pytest.raises(ImportUnsafe):
        own.bring_in(vault, copy)
    assert Journal(vault).count() == 0


@pytest.fixture(scope="module")
def lasting() -> Iterator[Vault]:
    with tempfile.TemporaryDirectory() as folder:
        vault = new_vault(Paths.below(Path(folder) / "base"))
        yield vault
        vault.close()


def test_no_changed_copy_does_harm(sample: Path, lasting: Vault, tmp_path: Path) -> None:
    """T36: 300 copies with values, keys or bytes changed; each comes in or is told."""
    rng = random.Random(36)
    folder = Path(shutil.copytree(sample, tmp_path / "copy"))
    outside = {one.name for one in tmp_path.iterdir()}
    whole = {name: (folder / name).read_bytes() for name in ("entries.jsonl", "journal.json")}
    told = 0
    for _ in range(HOSTILE):
        name = rng.choice(("entries.jsonl", "entries.jsonl", "journal.json"))
        content = bytearray(whole[name])
        if rng.random() < 0.5:
            parts = [json.loads(line) for line in content.splitlines()] if name[-1] == "l" else [
                json.loads(content)
            ]  # fmt: skip
            _spoil(rng.choice(parts), rng)
            content = bytearray("\n".join(json.dumps(one) for one in parts).encode())
        else:
            for _time in range(rng.randrange(1, 6)):
                content[rng.randrange(len(content))] = rng.randrange(256)
        (folder / name).write_bytes(content)
        try:
            told += bool(own.bring_in(lasting, folder).skipped)
        except CompanionError:
            told += 1
        (folder / name).write_bytes(whole[name])
    assert told > HOSTILE // 10
    assert {one.name for one in tmp_path.iterdir()} == outside
    assert lasting.check().sound
    for summary in Journal(lasting).newest(limit=1_000):
        Journal(lasting).read(summary.id)


def _spoil(value: Any, rng: random.Random) -> None:
    """Change one value somewhere inside."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = rng.choice(keys)
        if isinstance(value[key], dict | list) and value[key] and rng.random() < 0.7:
            value = value[key]
            continue
        if rng.random() < 0.2:
            del value[key]
        else:
            value[key] = rng.choice(VALUES)
        return


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: json.dumps(text).encode()))
def test_any_line_comes_in_or_is_told(lasting: Vault, line: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "manifest.json").write_text('{"format": "companion-journal", "version": 1}')
        (folder / "entries.jsonl").write_bytes(line)
        (folder / "journal.json").write_bytes(line)
        report = own.bring_in(lasting, folder)
    assert report.added == 0


def test_a_page_cannot_take_the_id_of_one_that_will_stand_beside(copy: Path, vault: Vault) -> None:
    first, second = (json.loads(line) for line in (copy / "entries.jsonl").read_text().splitlines())
    first |= {"attachments": [], "earlier": []}
    beside = json.dumps(first | {"text": "other words"}) + "\n"
    taken = sha256(beside.encode()).hexdigest()[:16]
    lines = [json.dumps(first) + "\n", json.dumps(second | {"id": taken}) + "\n", beside]
    (copy / "entries.jsonl").write_text("".join(lines))
    report = own.bring_in(vault, copy)
    assert (report.added, report.changed_beside, report.skipped) == (2, 1, [])
    again = own.bring_in(vault, copy)
    assert (again.added, again.changed_beside, again.already_here) == (0, 0, 3)


def _with_rest(copy: Path, **changes: Any) -> None:
    rest = json.loads((copy / "journal.json").read_text())
    (copy / "journal.json").write_text(json.dumps({**rest, **changes}))


def test_a_template_comes_in_whole(copy: Path, vault: Vault) -> None:
    rest = json.loads((copy / "journal.json").read_text())
    (one,) = rest["templates"]
    long = {**one, "name": "n" * 5_000, "title": "t" * 5_000, "text": "herons " * 50_000}
    _with_rest(copy, templates=[long])
    assert own.bring_in(vault, copy).skipped == []
    (kept,) = Templates(vault).all()
    assert (kept.name, kept.title, kept.text) == (long["name"], long["title"], long["text"])


@pytest.mark.parametrize("dry_run", [True, False])
def test_what_of_the_rest_cannot_come_in_is_told(
    copy: Path, vault: Vault, *, dry_run: bool
) -> None:
    rest = json.loads((copy / "journal.json").read_text())
    (one,) = rest["templates"]
    many = [{**one, "id": f"{number:016x}"} for number in range(1_001)]
    _with_rest(
        copy, templates=many, notebooks=[{"id": "?"}], learned_words=[{"language": "en", "word": 3}]
    )
    report = own.bring_in(vault, copy, dry_run=dry_run)
    assert [(each.where, each.reason) for each in report.skipped] == [
        ("journal.json: notebooks 1", "It could not be read."),
        ("journal.json: templates", "It is longer than this app can take."),
        ("journal.json: learned_words 1", "It could not be read."),
    ]
    assert len(Templates(vault).all()) == (0 if dry_run else 1_000)


def test_a_rest_that_cannot_be_read_is_told_and_one_that_is_not_there_is_not(
    copy: Path, vault: Vault
) -> None:
    (copy / "journal.json").write_text("{")
    report = own.bring_in(vault, copy, dry_run=True)
    assert [each.where for each in report.skipped] == ["journal.json"]
    (copy / "journal.json").unlink()
    assert own.bring_in(vault, copy).skipped == []


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_the_calendar_stop_nothing(copy: Path, vault: Vault, stamp: str) -> None:
    rest = json.loads((copy / "journal.json").read_text())
    rest["templates"][0]["changed_utc"] = stamp
    rest["notebooks"] = [{"id": "0" * 16, "name": "Sea", "created_utc": stamp}]
    (copy / "journal.json").write_text(json.dumps(rest))
    assert own.bring_in(vault, copy).added == 2
    assert Templates(vault).all() == []
    assert LearnedWords(vault).all("en") == {"word"}
