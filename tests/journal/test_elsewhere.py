from __future__ import annotations

from pathlib import Path

import pyrage
import pytest

from companion.errors import DiskFull, ExportPlaceTaken, PassphraseTooShort
from companion.journal.elsewhere import save
from companion.journal.model import Page
from tests.support.crashes import FullDisk

PAGE = Page("Two herons.\n🌊 à la rivière", "By the river")
KEY = "a key for the file"


def test_words_and_title_are_in_a_private_file(tmp_path: Path) -> None:
    made = save(PAGE, tmp_path / "page.txt")
    assert made.read_text() == "By the river\n\nTwo herons.\n🌊 à la rivière"
    assert made.stat().st_mode & 0o777 == 0o600


def test_with_a_key_it_is_locked_in_the_age_format(tmp_path: Path) -> None:
    made = save(PAGE, tmp_path / "page.txt", KEY)
    assert made.name == "page.txt.age"
    assert b"herons" not in made.read_bytes()
    assert b"herons" in pyrage.passphrase.decrypt(made.read_bytes(), KEY)
    assert list(tmp_path.iterdir()) == [made]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("mine")
    with pytest.raises(ExportPlaceTaken):
        save(PAGE, tmp_path / "page.txt")
    assert (tmp_path / "page.txt").read_text() == "mine"


def test_a_weak_key_or_a_full_disk_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PassphraseTooShort):
        save(PAGE, tmp_path / "page.txt", "short")
    disk = FullDisk(monkeypatch)
    with pytest.raises(DiskFull):
        save(PAGE, tmp_path / "page.txt")
    disk.free()
    assert list(tmp_path.iterdir()) == []
