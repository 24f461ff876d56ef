"""What a file is taken for, by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.handed import ARCHIVE_ENDING, BACKUP_ENDING, LIST_ENDING, Kind, is_meant, kind_of
from companion.journal.elsewhere import LOCKED
from companion.resources.packs.pack_file import SUFFIX as PACK
from companion.vault.snapshot import SUFFIX as COPY


def test_the_endings_are_those_that_the_app_gives_its_files() -> None:
    assert (LIST_ENDING, BACKUP_ENDING, ARCHIVE_ENDING) == (PACK, COPY, LOCKED)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("river.companion-pack", Kind.LIST),
        ("RIVER.COMPANION-PACK", Kind.LIST),
        ("20260310T101112Z-7.companion-backup", Kind.BACKUP),
        ("journal.age", Kind.JOURNAL),
        ("dayone.zip", Kind.JOURNAL),
        ("notes", Kind.JOURNAL),
    ],
)
def test_the_name_tells_what_it_is(name: str, kind: Kind) -> None:
    assert kind_of(Path("/somewhere") / name) is kind


def test_a_mistyped_command_is_no_file_but_what_is_there_or_looks_like_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert not is_meant("jurnal")
    assert not is_meant("j" * 5_000)  # no disk has so long a name
    assert is_meant("gone.companion-pack")
    assert is_meant(str(tmp_path / "gone"))
    (tmp_path / "notes").touch()
    assert is_meant("notes")
