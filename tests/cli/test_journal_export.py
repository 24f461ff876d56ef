from __future__ import annotations

import io
import json
import stat
import tarfile
from pathlib import Path

import pyrage
import pytest

from companion.files import PRIVATE_FILE
from tests.cli.conftest import JournalCalls
from tests.journal.hidden_data.samples import CANARY, FULL

KEY = "harbour lamp quiet river"


@pytest.fixture
def pages(journal: JournalCalls) -> JournalCalls:
    journal.add("of the sea", "--title", "one", "--date", "2024-01-01", "--tag", "home")
    journal.add("of the lake", "--title", "two", "--date", "2024-02-01")
    aside = journal.add("aside", "--title", "three", "--date", "2024-03-01")
    journal("keep", aside, "--set-aside")
    return journal


@pytest.fixture
def key_file(tmp_path: Path) -> str:
    file = tmp_path / "archive-key"
    file.write_text(f"{KEY}\n")
    return str(file)


@pytest.mark.parametrize("form", ["own", "markdown", "html"])
def test_a_copy_says_first_that_it_is_not_locked(
    pages: JournalCalls, tmp_path: Path, form: str
) -> None:
    place = tmp_path / "copy"
    result = pages("export", str(place), "--format", form)
    assert (result.exit_code, result.stdout) == (0, f"{place}\n")
    assert result.stderr.splitlines() == [
        "This copy is not locked. Anyone who finds it can read it.",
        "2 pages are in the copy.",
        "1 page that is set aside or sealed was left out.",
    ]
    assert any(b"of the sea" in one.read_bytes() for one in place.rglob("*") if one.is_file())


def test_a_photo_goes_without_its_place_unless_one_asks(
    journal: JournalCalls, tmp_path: Path
) -> None:
    files = {"a.jpg": FULL["jpeg"](), "b.heic": b"ftypheic", "c.png": b"\x89PNG\r\n\x1a\nno"}
    page = journal.add("of the sea")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        journal("attach", page, str(tmp_path / name))
    place = tmp_path / "copy"
    result = journal("export", str(place), "--format", "html")
    assert result.stderr.splitlines()[1:] == [
        "1 page is in the copy.",
        "1 file is in the copy as it came, and may hold hidden data.",
        "1 picture was left out. Hidden data could not be taken out of it.",
        "README.txt in the copy says which.",
    ]
    assert sorted(one.suffix for one in (place / "attachments").iterdir()) == [".heic", ".jpg"]
    assert CANARY not in b"".join(one.read_bytes() for one in (place / "attachments").iterdir())
    document = json.loads(journal("export", f"{place}2", "--format", "markdown", "--json").stdout)
    assert document["as_they_came"] == ["b.heic"]
    assert document["pictures_left_out"] == ["c.png"]
    result = journal("export", f"{place}3", "--format", "html", "--keep-hidden-data")
    assert result.stderr.splitlines()[1:] == ["1 page is in the copy."]
    kept = {one.read_bytes() for one in Path(f"{place}3", "attachments").iterdir()}
    assert kept == set(files.values())


def test_a_pdf_of_chosen_pages(pages: JournalCalls, tmp_path: Path) -> None:
    file = tmp_path / "pages.pdf"
    result = pages("export", str(file), "--format", "pdf", "--tag", "home", "--json")
    assert (result.exit_code, json.loads(result.stdout)["pages"]) == (0, 1)
    assert file.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(file.stat().st_mode) == PRIVATE_FILE
    assert sorted(tmp_path.glob("*.pdf")) == [file]


def test_pages_are_chosen(pages: JournalCalls, tmp_path: Path) -> None:
    for number, (options, count) in enumerate(
        (
            (("--from", "2024-01-02"), 1),
            (("--to", "2024-01-31"), 1),
            (("--tag", "home"), 1),
            (("--set-aside",), 3),
            (("--set-aside", "--sealed", "--from", "2024-02-01"), 2),
        )
    ):
        place = tmp_path / f"copy{number}"
        result = pages("export", str(place), "--format", "own", *options, "--json")
        document = json.loads(result.stdout)
        assert (document["path"], document["format"]) == (str(place), "own")
        assert document["pages"] == count


def test_what_cannot_be_is_told(pages: JournalCalls, tmp_path: Path, key_file: str) -> None:
    place = str(tmp_path / "copy")
    for words, status in (
        (("export", place), 2),
        (("export", place, "--format", "own", "--from", "soon"), 2),
        (("export", place, "--format", "own", "--tag", "none"), 1),
        (("export", str(tmp_path), "--format", "own"), 1),
        (("archive", key_file, "--archive-passphrase-file", key_file), 1),
    ):
        result = pages(*words)
        assert (result.exit_code, result.stdout) == (status, ""), words
        assert "Traceback" not in result.stderr
    assert not (tmp_path / "copy").exists()
    assert Path(key_file).read_text() == f"{KEY}\n"


def test_a_locked_copy_holds_our_own_format_and_plain_text(
    pages: JournalCalls, tmp_path: Path, key_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # How long age makes its key slow to guess is its own affair: seconds, and tested elsewhere.
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda content, key: key.encode() + content)
    place = tmp_path / "copy.age"
    result = pages("archive", str(place), "--archive-passphrase-file", key_file, "--json")
    assert json.loads(result.stdout) == {
        "path": str(place),
        "key_path": None,
        "pages": 2,
        "attachments": 0,
        "kept_back": 1,
    }
    assert place.read_bytes().startswith(KEY.encode())
    opened = place.read_bytes().removeprefix(KEY.encode())
    with tarfile.open(fileobj=io.BytesIO(opened)) as tar:
        names = [name.split("/", 1)[1] for name in tar.getnames()]
    assert {"README.txt", "manifest.json", "entries.jsonl", "journal.json"} < set(names)
    assert "entries/2024/2024-01-01 one.md" in names


def test_how_it_opens_is_said(
    pages: JournalCalls, tmp_path: Path, key_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda content, _key: content)
    place = tmp_path / "copy.age"
    result = pages("archive", str(place), "--archive-passphrase-file", key_file)
    assert result.stdout == f"{place}\n"
    assert f"age -d -o journal.tar {place}" in result.stderr
