"""What leaves to be shared: clean pictures; the rest is named, or left out and named."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from companion.errors import AttachmentDamaged
from companion.journal.attachments import Attachments
from companion.journal.exporters.export import Exported, Form, export
from companion.journal.exporters.selection import Selection
from companion.journal.exporters.shared_files import READ_ME, Shared, told
from companion.journal.importers.detect import open_source
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import CANARY, FULL
from tests.support.builders import NOW

SHARED = (Form.MARKDOWN, Form.HTML)
EVERYTHING = Selection(keep_hidden_data=True)
both = pytest.mark.parametrize("form", SHARED)
PHOTO = FULL["jpeg"]()
HEIC = b"\0\0\0\x18ftypheic" + CANARY
BROKEN = b"\x89PNG\r\n\x1a\n" + CANARY


def attached(journal: Journal, **files: bytes) -> None:
    page = journal.write(Page("Two herons."), now=NOW)
    for name, content in files.items():
        clean = name.replace("_", ".")
        Attachments(journal.vault).attach(page.id, clean, io.BytesIO(content), now=NOW)


def written(done: Exported) -> dict[str, bytes]:
    """Return the attachments of a copy by how their names end."""
    return {one.suffix: one.read_bytes() for one in (done.path / "attachments").iterdir()}


def pages(done: Exported) -> str:
    (page,) = (one for one in done.path.rglob("*") if one.suffix in {".md", ".html"})
    return page.read_text("utf-8")


@both
def test_a_picture_is_clean_whatever_its_name_says(
    journal: Journal, vault: Vault, tmp_path: Path, form: Form
) -> None:
    attached(journal, a_jpg=PHOTO, b_png=PHOTO + b"x", c_doc=FULL["png"]())
    done = export(vault, tmp_path / "copy", form, now=NOW)
    assert written(done) == {
        ".jpg": cleaned(PHOTO), ".png": cleaned(PHOTO), ".doc": cleaned(FULL["png"]())
    }  # fmt: skip
    assert done.shared == Shared()
    assert not (done.path / READ_ME).exists()


@both
def test_what_cannot_be_looked_into_goes_along_and_is_named(
    journal: Journal, vault: Vault, tmp_path: Path, form: Form
) -> None:
    attached(
        journal, a_heic=HEIC, b_jpg=HEIC + b"2", c_txt=b"words", d_mp4=b"", e_gif=FULL["gif"]()
    )
    done = export(vault, tmp_path / "copy", form, now=NOW)
    assert written(done)[".heic"] == HEIC
    assert done.attachments == 5
    assert sorted(done.shared.as_they_came) == ["a.heic", "b.jpg"]
    assert list(told(done.shared)) == [
        "2 files are in the copy as they came, and may hold hidden data.",
        "README.txt in the copy says which.",
    ]
    lines = (done.path / READ_ME).read_text("utf-8").splitlines()
    assert lines[0].startswith("These files are as they came.")
    assert sorted(lines[1:]) == ["a.heic", "b.jpg"]


@both
def test_a_picture_that_cannot_be_followed_is_left_out_and_named(
    journal: Journal, vault: Vault, tmp_path: Path, form: Form
) -> None:
    attached(journal, broken_png=BROKEN, whole_jpg=PHOTO)
    done = export(vault, tmp_path / "copy", form, now=NOW)
    assert written(done) == {".jpg": cleaned(PHOTO)}
    assert done.attachments == 1
    assert list(done.shared.left_out.values()) == ["broken.png"]
    assert "broken.png (not in this copy)" in pages(done)
    assert next(iter(done.shared.left_out)) not in pages(done)
    assert "broken.png" in (done.path / READ_ME).read_text("utf-8")
    assert next(told(done.shared)) == (
        "1 picture was left out. Hidden data could not be taken out of it."
    )
    assert CANARY not in b"".join(one.read_bytes() for one in done.path.rglob("*.*"))


@both
def test_no_empty_folder_is_left(
    journal: Journal, vault: Vault, tmp_path: Path, form: Form
) -> None:
    attached(journal, broken_png=BROKEN)
    done = export(vault, tmp_path / "copy", form, now=NOW)
    assert not (done.path / "attachments").exists()
    assert done.attachments == 0


@both
def test_everything_goes_as_it_came_when_one_asks(
    journal: Journal, vault: Vault, tmp_path: Path, form: Form
) -> None:
    attached(journal, a_jpg=PHOTO, b_heic=HEIC, c_png=BROKEN)
    done = export(vault, tmp_path / "copy", form, now=NOW, selection=EVERYTHING)
    assert written(done) == {".jpg": PHOTO, ".heic": HEIC, ".png": BROKEN}
    assert done.shared == Shared()
    assert not (done.path / READ_ME).exists()


@both
def test_damage_is_told_and_nothing_is_left(
    journal: Journal, vault: Vault, tmp_path: Path, form: Form
) -> None:
    attached(journal, a_jpg=PHOTO)
    with vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE attachment_piece SET content = x'ffd8ff'")
    with pytest.raises(AttachmentDamaged):
        export(vault, tmp_path / "copy", form, now=NOW)
    assert list(tmp_path.iterdir()) == [tmp_path / "base"]


def test_a_copy_that_was_shared_can_be_brought_in(
    journal: Journal, vault: Vault, tmp_path: Path
) -> None:
    attached(journal, a_jpg=PHOTO, b_heic=HEIC, c_png=BROKEN)
    done = export(vault, tmp_path / "copy", Form.MARKDOWN, now=NOW)
    (found,) = open_source(done.path).pages()
    assert found.page.text.startswith("Two herons.")
