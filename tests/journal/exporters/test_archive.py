"""T16: a locked archive opens with public tools only, and is a readable folder then."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import tarfile
import tracemalloc
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from companion.errors import (
    AttachmentDamaged,
    Cancelled,
    ExportPlaceTaken,
    NothingToExport,
    PassphraseTooShort,
)
from companion.journal.attachments import Attachments
from companion.journal.exporters.archive import archive
from companion.journal.exporters.selection import Selection
from companion.journal.importers import own
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.journal.exporters.conftest import PHOTO
from tests.journal.exporters.test_own import fresh
from tests.support import age
from tests.support.builders import NOW
from tests.support.proof import Proof

PASSPHRASE = "harbour lamp é 日本 quiet"


def _unpacked(tar: Path, folder: Path) -> Path:
    folder.mkdir()
    subprocess.run(["tar", "-xf", str(tar), "-C", str(folder)], check=True)
    (top,) = folder.iterdir()
    return top


def _require_whole(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    assert set(manifest["files"]) == there - {"manifest.json"}
    for name, listed in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == listed["sha256"]


def test_a_small_archive_opens_with_age_and_tar(full: Vault, tmp_path: Path) -> None:
    done = archive(full, tmp_path / "copy.age", PASSPHRASE, now=NOW)
    assert (done.key_path, done.pages, done.attachments, done.kept_back) == (None, 2, 2, 2)
    small = done.path
    assert small.stat().st_mode & 0o777 == 0o600
    for hidden in (b"harbour", b"journal"):  # three letters can stand in any cipher text
        assert hidden not in small.read_bytes().lower()
    assert age.decrypt(small, tmp_path / "out.tar", PASSPHRASE) == 0
    folder = _unpacked(tmp_path / "out.tar", tmp_path / "out")
    assert folder.name == "journal-2026-03-10"
    _require_whole(folder)
    pages = sorted(folder.glob("entries/2025/*.md"))
    assert len(pages) == 2
    assert any("The sea, 2." in one.read_text() for one in pages)
    with fresh() as (other, _folder):
        assert own.bring_in(other, folder).added == 2


def test_a_large_archive_opens_with_age_and_its_key(full: Vault, tmp_path: Path) -> None:
    done = archive(full, tmp_path / "copy.age", PASSPHRASE, now=NOW, small=0)
    assert done.key_path == tmp_path / "copy.key.age"
    assert done.key_path.stat().st_mode & 0o777 == done.path.stat().st_mode & 0o777 == 0o600
    assert age.decrypt(done.path, tmp_path / "out.tar", PASSPHRASE, done.key_path) == 0
    folder = _unpacked(tmp_path / "out.tar", tmp_path / "out")
    _require_whole(folder)
    assert any(one.read_bytes() == PHOTO for one in folder.glob("attachments/*.png"))
    assert {one.name for one in tmp_path.iterdir()} == {
        "base", "copy.age", "copy.key.age", "out.tar", "out"
    }  # fmt: skip


def test_a_large_archive_is_never_whole_in_memory(
    journal: Journal,
    vault: Vault,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    proof: Proof,
) -> None:
    """T16: a locked copy goes through memory in pieces."""
    large_mib = proof.figure(short=24, full=504)
    entry = journal.write(Page("the sea"), now=NOW)
    for number in range(large_mib // 8):
        content = io.BytesIO(os.urandom(8 * 1024 * 1024))
        Attachments(vault).attach(entry.id, f"{number}.bin", content, now=NOW)
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda content, _key: content)
    tracemalloc.start()
    archive(vault, tmp_path / "copy.age", PASSPHRASE, now=NOW, small=0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * 1024 * 1024
    proof.says(mib=large_mib, most_mib_in_python=round(peak / 2**20, 1))


@pytest.mark.parametrize("small", [0, 10**9])
def test_cancelling_leaves_nothing(full: Vault, tmp_path: Path, small: int) -> None:
    for steps in (0, 1, 5):
        seen: list[int] = []

        def progress(done: int, _total: int, seen: list[int] = seen) -> None:
            seen.append(done)

        def cancelled(steps: int = steps, seen: list[int] = seen) -> bool:
            return len(seen) >= steps

        with pytest.raises(Cancelled):
            archive(
                full,
                tmp_path / "copy.age",
                PASSPHRASE,
                now=NOW,
                progress=progress,
                is_cancelled=cancelled,
                small=small,
            )
        assert [one.name for one in tmp_path.iterdir()] == ["base"]


def test_progress_counts_to_its_end(
    full: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda content, _key: content)
    seen: list[tuple[int, int]] = []
    done = archive(
        full,
        tmp_path / "copy.tar",
        PASSPHRASE,
        now=NOW,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(number, 8) for number in range(1, 9)]
    with tarfile.open(done.path) as tar:
        assert {member.mode for member in tar} == {0o600}


def test_nothing_is_overwritten_and_a_weak_key_is_refused(full: Vault, tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        archive(full, tmp_path / "copy.age", "short", now=NOW)
    with pytest.raises(NothingToExport):
        archive(full, tmp_path / "copy.age", PASSPHRASE, now=NOW, selection=Selection(tag="none"))
    (tmp_path / "copy.key.age").write_text("mine")
    with pytest.raises(ExportPlaceTaken):
        archive(full, tmp_path / "copy.age", PASSPHRASE, now=NOW, small=0)
    (tmp_path / "copy.age").write_text("mine")
    with pytest.raises(ExportPlaceTaken):
        archive(full, tmp_path / "copy.age", PASSPHRASE, now=NOW)
    assert (tmp_path / "copy.age").read_text() == (tmp_path / "copy.key.age").read_text() == "mine"


def test_a_damaged_attachment_stops_it(full: Vault, tmp_path: Path) -> None:
    with full.transaction() as connection:
        connection.exec_driver_sql("UPDATE attachment_piece SET content = x'00' WHERE number = 1")
    with pytest.raises(AttachmentDamaged):
        archive(full, tmp_path / "copy.age", PASSPHRASE, now=NOW + timedelta(days=1))
    assert [one.name for one in tmp_path.iterdir()] == ["base"]
