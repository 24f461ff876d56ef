from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers import folder_walk, markdown_folder
from companion.journal.importers.detect import open_source
from companion.journal.importers.markdown_folder import inline_tags
from tests.journal.importers.conftest import only_page, read

DAYTIME = datetime(2023, 5, 17, 12, 30, tzinfo=UTC).timestamp()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "notes"
    made.mkdir()
    return made


def put(folder: Path, name: str, content: str | bytes = "Words.") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_page_with_a_header(folder: Path) -> None:
    put(
        folder,
        "walk.md",
        "---\ntitle: A walk\ndate: 2024-01-31T21:05:00+01:00\ntags: [river]\n---\n\n"
        "By the #water.\r\n",
    )
    page = only_page(folder)
    assert (page.title, page.text) == ("A walk", "\nBy the #water.\r\n")
    assert (page.local_date, page.local_time) == (date(2024, 1, 31), time(21, 5))
    assert (page.zone, page.tags) == ("+0100", ("river", "water"))


def test_a_header_names_the_notebook(folder: Path) -> None:
    put(folder, "a.md", "---\ndate: 2024-01-31\nnotebook: Letters\n---\nWords.")
    source, (page,) = read(folder)
    assert page.notebook == "Letters"
    assert source.warnings == ()


def test_the_moment_of_writing_is_known_where_the_header_gives_an_offset(folder: Path) -> None:
    put(folder, "a.md", "---\ndate: 2024-01-31T21:05:00+01:00\n---\nWords.")
    assert read(folder)[1][0].created == datetime(2024, 1, 31, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("2024-01-31.md", date(2024, 1, 31), ""),
        ("2024-01-31 A walk.MD", date(2024, 1, 31), "2024-01-31 A walk"),
        ("daily/2024/2024-01-31.markdown", date(2024, 1, 31), ""),
    ],
)
def test_the_file_name_gives_the_day(folder: Path, name: str, day: date, title: str) -> None:
    put(folder, name)
    page = only_page(folder)
    assert (page.local_date, page.local_time, page.title) == (day, time.min, title)


@pytest.mark.parametrize("name", ["Note.md", "2024-13-45.md", "2024-01-311.md"])
def test_without_any_date_the_last_change_counts_and_is_told(folder: Path, name: str) -> None:
    os.utime(put(folder, name), (DAYTIME, DAYTIME))
    source, pages = read(folder)
    local = datetime.fromtimestamp(DAYTIME).astimezone()
    page = pages[0].page
    assert (page.local_date, page.local_time) == (local.date(), local.time())
    assert page.title == name.removesuffix(".md")
    assert source.warnings == (
        "1 file carries no date that could be read. It has the day of its last change.",
    )


def test_a_header_that_cannot_be_read_stays_in_the_text(folder: Path) -> None:
    text = "---\ntitle: !!python/object/apply:os.system ['true']\n---\nWords."
    put(folder, "2024-01-31.md", text)
    source, pages = read(folder)
    assert pages[0].page.text == text
    assert source.warnings == (
        "The header of 1 file could not be read. It stays at the top of the text.",
    )


def test_more_in_the_header_than_we_take_is_told(folder: Path) -> None:
    put(folder, "2024-01-31.md", "---\nmood: low\n---\nWords.")
    source, pages = read(folder)
    assert pages[0].page.text == "Words."
    (warning,) = source.warnings
    assert warning.startswith("The header of 1 file holds more than a date, a title and tags.")


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    for name in (".obsidian/a.md", ".trash/b.md", ".c.md", "x/.d/e.md", ".obsidian/app.json"):
        put(folder, name)
    put(folder, "x/2024-01-31.md")
    source, pages = read(folder)
    assert [page.source_id for page in pages] == ["x/2024-01-31.md"]
    assert (source.total, source.unattached, source.skipped) == (1, 0, [])


def test_other_files_are_counted_as_left_behind(folder: Path) -> None:
    put(folder, "2024-01-31.md", "![[a.png]]")
    for name in ("a.png", "x/b.pdf", "x/c.txt"):
        put(folder, name)
    assert read(folder)[0].unattached == 2


def test_a_file_that_a_note_shows_and_that_is_not_there_is_told(folder: Path) -> None:
    text = "![[lost.png]] ![](https://a.org/b.png) ![[Other note]] [c](d.pdf)"
    put(folder, "2024-01-31.md", text)
    _source, pages = read(folder)
    assert [one.name for one in pages[0].attachments] == ["lost.png"]
    with pytest.raises(ImportUnreadable), pages[0].attachments[0].open():
        pass


def test_links_are_not_followed(folder: Path) -> None:
    outside = folder.parent / "outside"
    put(outside, "secret.md", "Not part of the journal.")
    (folder / "secret.md").symlink_to(outside / "secret.md")
    (folder / "more").symlink_to(outside)
    (folder / "round").symlink_to(folder)
    put(folder, "2024-01-31.md")
    source, pages = read(folder)
    assert [page.source_id for page in pages] == ["2024-01-31.md"]
    assert sorted((one.where, one.reason, one.raw) for one in source.skipped) == [
        (name, "It is a link to another place. Links stay out.", "")
        for name in ("more", "round", "secret.md")
    ]


def test_a_file_that_becomes_a_link_is_not_followed(folder: Path) -> None:
    outside = put(folder.parent, "outside.md", "Not part of the journal.")
    put(folder, "2024-01-31.md")
    source = open_source(folder)
    (folder / "2024-01-31.md").unlink()
    (folder / "2024-01-31.md").symlink_to(outside)
    assert list(source.pages()) == []
    assert [one.reason for one in source.skipped] == ["It could not be opened."]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_named_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a.md")
    put(folder, "2024-01-31.md")
    source, pages = read(folder)
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("a.md", "It could not be opened.")
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfgr\xc3\xbc\xc3\x9fe", "grüße"),
        ("grüße\r\n".encode("utf-16"), "grüße\r\n"),
        (b"\xef\xbb\xbf---\ntitle: a\n---\nb", "b"),
    ],
)
def test_marks_of_encodings_are_understood(folder: Path, content: bytes, text: str) -> None:
    put(folder, "2024-01-31.md", content)
    assert only_page(folder).text == text


def test_bad_files_are_left_out_and_the_rest_comes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown_folder, "MOST_FILE_BYTES", 1000)
    put(folder, "2024-01-01.md", b"gr\xfc\xdfe")
    put(folder, "2024-01-02.md", "x" * 1001)
    put(folder, "2024-01-03.md", "-----BEGIN PGP MESSAGE-----\n\nhQEMA...")
    put(folder, "2024-01-04.md", " \n")
    put(folder, "0001-01-01.md")
    put(folder, "2024-01-05.md")
    source, pages = read(folder)
    assert [page.source_id for page in pages] == ["2024-01-05.md"]
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("0001-01-01.md", "Its date could not be read."),
        ("2024-01-01.md", "It is not text that this app can read."),
        ("2024-01-02.md", "It is larger than 10 MB."),
        ("2024-01-03.md", "It is encrypted by another app."),
        ("2024-01-04.md", "There is nothing in it."),
    ]
    assert source.skipped[1].raw == "gr\ufffd\ufffde"


def test_a_folder_that_cannot_be_opened_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "closed/2024-01-30.md")
    put(folder, "2024-01-31.md")
    really = os.scandir

    def scandir(path: Path) -> object:
        if path.name == closed:
            raise PermissionError(path)
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    closed = "closed"
    source, pages = read(folder)
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("closed", "It could not be opened.")
    ]
    closed = folder.name
    with pytest.raises(ImportUnreadable):
        read(folder)


def test_too_many_files_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_walk, "MOST_FILES", 2)
    for name in ("a.md", "b.md", "c.md"):
        put(folder, name)
    with pytest.raises(ImportUnsafe):
        read(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_text_can_be_stored_and_shown(folder: Path) -> None:
    (folder / os.fsdecode(b"2024-01-31 \xff\x1b.md")).write_text("Words.")
    (folder / os.fsdecode(b"2024-01-31 \xfe.md")).write_text("")
    source, pages = read(folder)
    names = [page.source_id for page in pages]
    assert names == ["2024-01-31 \\xfe.md", "2024-01-31 \\xff\x1b.md"]
    assert source.skipped == []


def test_names_are_the_same_however_their_accents_are_written(folder: Path) -> None:
    put(folder, "2024-01-31 cafe\u0301.md")
    page = read(folder)[1][0]
    assert page.source_id == "2024-01-31 caf\u00e9.md"
    assert page.page.title == "2024-01-31 caf\u00e9"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#river and #cold-water, #a/b/ #ñandú", ["river", "cold-water", "a/b", "ñandú"]),
        ("# Heading\n## Another #inside", ["inside"]),
        ("x#no &#39; (#no) ##no # no #123 #-", []),
        ("`#no` and `a #no` #yes", ["yes"]),
        ("``` one line ``` #yes", ["yes"]),
        ("```python\n#no\n~~~\n#no\n````\n#yes", ["yes"]),
        ("~~~\n#no\n``` #no\n~~~ #no\n~~~\n#yes", ["yes"]),
        ("    ```\n#yes", ["yes"]),
        ("```\n#no to the end", []),
        ("nothing", []),
    ],
)
def test_tags_in_the_text(text: str, tags: list[str]) -> None:
    assert inline_tags(text) == tags


def test_looking_for_tags_takes_no_longer_than_the_text() -> None:
    for hostile in ("`" * 500_000, "#" * 500_000, "#a " * 200_000, "` " * 250_000 + "#1" * 99_999):
        inline_tags(hostile + " #end")


@pytest.mark.parametrize("seconds", [1e18, -1e18, -62_135_596_800.0, float(10**12)])
def test_a_file_of_a_time_that_no_calendar_has_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    put(folder, "2024-01-31.md")
    put(folder, "walk.md")
    fstat = os.fstat
    # Not every disk can keep such a time.
    monkeypatch.setattr(os, "fstat", lambda descriptor: changed_at(fstat(descriptor), seconds))
    source, pages = read(folder)
    assert [one.page.local_date for one in pages] == [date(2024, 1, 31)]
    assert [one.where for one in source.skipped] == ["walk.md"]


def changed_at(found: os.stat_result, seconds: float) -> os.stat_result:
    return os.stat_result((*found[:8], seconds, found[9]), {"st_mtime": seconds})
