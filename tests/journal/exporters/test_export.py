from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from companion.errors import Cancelled, ExportPlaceTaken, NothingToExport
from companion.journal.exporters.export import Form, export
from companion.journal.exporters.selection import Record, Selection
from companion.journal.model import Kind
from companion.journal.service import Journal
from companion.vault.tables import metadata
from companion.vault.vault import Vault
from tests.support.builders import NOW

FOLDERS = (Form.OWN, Form.MARKDOWN, Form.HTML)


@pytest.mark.parametrize("form", FOLDERS)
def test_a_copy_is_private_and_says_what_it_holds(full: Vault, tmp_path: Path, form: Form) -> None:
    done = export(full, tmp_path / "below" / "copy", form, now=NOW)
    assert (done.pages, done.attachments, done.kept_back) == (2, 2, 2)
    there = list(done.path.rglob("*"))
    assert there
    for each in (done.path, *there):
        assert each.stat().st_mode & 0o777 == (0o700 if each.is_dir() else 0o600)
    everything = b"".join(one.read_bytes() for one in there if one.is_file())
    for hidden in (b"set aside", b"sealed", b"in the bin", b"gone"):
        assert hidden not in everything.replace(b'"sealed_until"', b"").replace(b'"set_aside"', b"")
    assert [one.name for one in (tmp_path / "below").iterdir()] == ["copy"]


@pytest.mark.parametrize("form", FOLDERS)
def test_what_is_kept_apart_comes_when_asked_for(full: Vault, tmp_path: Path, form: Form) -> None:
    chosen = Selection(set_aside=True, sealed=True)
    done = export(full, tmp_path / "copy", form, now=NOW, selection=chosen)
    assert (done.pages, done.kept_back) == (4, 0)
    later = NOW.replace(year=2030)
    assert export(full, tmp_path / "later", form, now=later).pages == 3


@pytest.mark.parametrize("form", FOLDERS)
def test_cancelling_leaves_nothing(full: Vault, tmp_path: Path, form: Form) -> None:
    seen: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        export(
            full,
            tmp_path / "copy",
            form,
            now=NOW,
            progress=lambda done, total: seen.append((done, total)),
            is_cancelled=lambda: bool(seen),
        )
    assert seen == [(1, 2)]
    assert list(tmp_path.iterdir()) == [tmp_path / "base"]


@pytest.mark.parametrize("form", list(Form))
def test_what_is_there_already_is_left_alone(full: Vault, tmp_path: Path, form: Form) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for place in (taken, tmp_path / "link"):
        with pytest.raises(ExportPlaceTaken):
            export(full, place, form, now=NOW, printing=lambda _file, _pages: None)
    assert [one.name for one in taken.iterdir()] == ["mine.txt"]
    assert not (tmp_path / "nowhere").exists()


def test_no_pages_make_no_copy(full: Vault, tmp_path: Path) -> None:
    for chosen in (
        Selection(tag="none"),
        Selection(first=date(2027, 1, 1)),
        Selection(last=date(2000, 1, 1)),
    ):
        with pytest.raises(NothingToExport):
            export(full, tmp_path / "copy", Form.OWN, now=NOW, selection=chosen)
    assert not (tmp_path / "copy").exists()


def test_pages_are_chosen_by_day_tag_kind_and_name(full: Vault, tmp_path: Path) -> None:
    entry = next(one for one in Journal(full).newest() if one.title == "Sea")
    for number, chosen in enumerate(
        (
            Selection(first=entry.local_date, kinds=(Kind.MEMORY,)),
            Selection(entry_ids=(entry.id,)),
        )
    ):
        place = tmp_path / f"copy{number}"
        assert export(full, place, Form.OWN, now=NOW, selection=chosen).pages == 1
        assert not (place / "journal.json").exists()


def test_an_export_changes_nothing(full: Vault, tmp_path: Path) -> None:
    def state() -> str:
        with full.reading() as connection:
            names = sorted(metadata.tables)
            return "\n".join(
                f"{name} {row}"
                for name in names
                for row in connection.exec_driver_sql(f"SELECT * FROM {name}")
            )

    before = state()
    for form in FOLDERS:
        export(full, tmp_path / form.value, form, now=NOW)
    assert state() == before


def test_every_file_is_in_the_manifest_with_its_sum(full: Vault, tmp_path: Path) -> None:
    copy = export(full, tmp_path / "copy", Form.OWN, now=NOW).path
    manifest = json.loads((copy / "manifest.json").read_bytes())
    files = {one.relative_to(copy).as_posix() for one in copy.rglob("*") if one.is_file()}
    assert set(manifest["files"]) == files - {"manifest.json"}
    for name, listed in manifest["files"].items():
        content = (copy / name).read_bytes()
        assert listed == {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_a_pdf_is_drawn_by_whoever_can(full: Vault, tmp_path: Path) -> None:
    titles: list[str] = []

    def printing(file: Path, pages: Iterator[Record]) -> None:
        titles.extend(record.entry.page.title for record in pages)
        file.write_bytes(b"%PDF")

    done = export(full, tmp_path / "a.pdf", Form.PDF, now=NOW, printing=printing)
    assert (done.pages, done.attachments) == (2, 0)
    assert sorted(titles) == ["Sea", "sea"]
    assert done.path.read_bytes() == b"%PDF"
    assert done.path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="PDF"):
        export(full, tmp_path / "b.pdf", Form.PDF, now=NOW)
