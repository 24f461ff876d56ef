"""The zip for a stick: the same bytes twice, and rights that survive it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from installers import portable


def test_the_same_files_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    made = []
    for name in ("one", "two"):
        tree = tmp_path / name / "Companion"
        (tree / "program").mkdir(parents=True)
        for file, content in (("program/companion", "run"), ("READ ME.txt", "read")):
            (tree / file).write_text(content)
        made.append(portable.packed(tree, tmp_path / f"{name}.zip"))
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as archive:
        rights = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in archive.infolist()}
    assert rights == {"Companion/READ ME.txt": 0o644, "Companion/program/companion": 0o755}
