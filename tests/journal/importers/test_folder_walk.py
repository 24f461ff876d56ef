from __future__ import annotations

from pathlib import Path

import pytest

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers import folder_walk
from tests.journal.importers.samples import put


def test_files_are_found_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    for name in ("b/c.txt", "a.txt", "b/.hidden", ".obsidian/x.md", "b/d/e.md"):
        put(tmp_path, name, "words")
    assert folder_walk.walk(tmp_path).files == ["a.txt", "b/c.txt", "b/d/e.md"]


def test_links_stay_out_with_a_reason(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    put(inside, "a.txt", "words")
    (inside / "b").symlink_to(tmp_path)
    found = folder_walk.walk(inside)
    assert found.files == ["a.txt"]
    assert found.left_out == [("b", "It is a link to another place. Links stay out.")]


def test_too_many_files_and_none_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "")
    put(tmp_path, "b.txt", "")
    monkeypatch.setattr(folder_walk, "MOST_FILES", 1)
    with pytest.raises(ImportUnsafe):
        folder_walk.walk(tmp_path)
    with pytest.raises(ImportUnreadable):
        folder_walk.walk(tmp_path / "missing")


def test_a_name_is_storable() -> None:
    assert folder_walk.storable_name("e\u0301.md") == "\xe9.md"
    assert folder_walk.storable_name("a\udcff.md") == "a\\xff.md"
