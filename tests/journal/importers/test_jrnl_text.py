from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import Corpus
from benchmarks.formats import write_jrnl, write_jrnl_json
from companion.errors import ImportUnknownFormat, ImportUnreadable, ImportUnsafe
from companion.journal.importers import jrnl_text as importer
from companion.journal.importers.bring_in import bring_in
from companion.journal.importers.detect import open_source
from companion.journal.model import Page
from companion.journal.service import Journal
from tests.journal.importers.conftest import NOW, read
from tests.journal.importers.samples import JRNL_TEXT, jrnl_folder, jrnl_text, put


def test_entries_come_with_everything(tmp_path: Path) -> None:
    source, pages = read(jrnl_text(tmp_path))
    assert [one.page for one in pages] == [
        Page(
            "By the @river.\n\nIt was cold.",
            "A walk.",
            date(2024, 1, 31),
            time(21, 5),
            "",
            ("river", "starred"),
        ),
        Page("", "Home", date(2024, 2, 1), time(21, 15, 30)),
    ]
    assert source.total == 2
    assert source.skipped == []


@pytest.mark.parametrize(
    ("stamp", "at"),
    [
        ("2024-01-31 21:05", time(21, 5)),
        ("2024-01-31 9:05", time(9, 5)),
        ("2024-01-31T21:05:09", time(21, 5, 9)),
        ("2024-01-31 12:05:09 AM", time(0, 5, 9)),
        ("2024-01-31 12:05:09 p.m.", time(12, 5, 9)),
    ],
)
def test_dates_in_the_forms_that_jrnl_writes(tmp_path: Path, stamp: str, at: time) -> None:
    _source, pages = read(put(tmp_path, "a.txt", f"[{stamp}] Words.\r\nMore.\r\n"))
    assert [(one.page.local_time, one.page.text) for one in pages] == [(at, "More.")]


def test_brackets_in_the_text_begin_no_entry(tmp_path: Path) -> None:
    body = "[x] a task\n[2024-02-31 10:00] no day\n [2024-01-01 10:00] not at the beginning"
    _source, pages = read(put(tmp_path, "a.txt", f"[2024-01-31 21:05] A\n{body}\n"))
    assert [one.page.text for one in pages] == [body]


def test_what_stands_before_the_first_entry_is_kept_in_the_report(tmp_path: Path) -> None:
    source, pages = read(put(tmp_path, "a.txt", "My journal\n[2024-01-31 21:05] A walk\n"))
    assert len(pages) == 1
    assert [(one.reason, one.raw) for one in source.skipped] == [
        ("Its date could not be read.", "My journal\n")
    ]


def test_an_empty_entry_does_not_stop_the_rest(tmp_path: Path) -> None:
    source, pages = read(put(tmp_path, "a.txt", "[2024-01-31 21:05]\n\n[2024-01-31 21:06] A\n"))
    assert [one.page.title for one in pages] == ["A"]
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("entry 1", "There is nothing in it.")
    ]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"Words without a date.", ImportUnknownFormat),
        (b"2024-01-31 21:05 no brackets", ImportUnknownFormat),
        (b"\xff\xfe\xfd", ImportUnreadable),
    ],
)
def test_other_texts(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        open_source(put(tmp_path, "a.txt", content))


def test_a_folder_with_a_file_for_each_day(tmp_path: Path) -> None:
    folder = jrnl_folder(tmp_path)
    put(folder, "2024/02/02.txt", b"\xff\xff")
    put(folder, "2024/02/03.txt", b"JRNLv3\x00\x01")
    put(folder, "2024/02/04.txt", "No date.")
    put(folder, "other.txt", JRNL_TEXT)
    source, pages = read(folder)
    assert [one.page.title for one in pages] == ["A walk.", "Home."]
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("2024/02/02.txt", "It could not be read."),
        ("2024/02/03.txt", "It is encrypted by another app."),
        ("2024/02/04.txt, entry 1", "Its date could not be read."),
    ]


def test_a_made_up_journal_is_the_same_in_text_and_json(tmp_path: Path, journal: Journal) -> None:
    text, export = tmp_path / "a.txt", tmp_path / "a.json"
    write_jrnl(Corpus(40), text)
    write_jrnl_json(Corpus(40), export)
    assert bring_in(journal, text, now=NOW).added == 40
    report = bring_in(journal, export, now=NOW)
    assert (report.added, report.changed_beside, report.already_here) == (0, 0, 40)


LINES = st.text(st.characters(codec="utf-8", exclude_characters="[\r\0"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(bodies=st.lists(LINES, min_size=1, max_size=5))
def test_bodies_arrive_letter_by_letter(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str]
) -> None:
    entries = [f"[2024-01-31 21:05] Title\n{body}\n\n" for body in bodies]
    file = tmp_path_factory.getbasetemp() / "jrnl-bodies.txt"
    file.write_bytes("".join(entries).encode())
    assert [one.page.text for one in read(file)[1]] == [body.strip("\n") for body in bodies]


def test_one_entry_of_another_encoding_does_not_stop_the_rest(tmp_path: Path) -> None:
    text = "[2024-01-31 21:05] One\n[2024-01-31 21:06] Gr\u00fc\u00dfe\n[2024-01-31 21:07] Two\n"
    source, pages = read(put(tmp_path, "a.txt", text.encode("latin-1")))
    assert [one.page.title for one in pages] == ["One", "Two"]
    assert [(one.where, one.reason, one.raw) for one in source.skipped] == [
        ("entry 2", "Its text could not be read.", "[2024-01-31 21:06] Gr\ufffd\ufffde\n")
    ]


@pytest.mark.parametrize("stamp", ["2024-01-31 21:05", "2024-02-31 21:05"])
def test_more_entries_than_any_journal_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: str
) -> None:
    monkeypatch.setattr(importer, "MOST_ENTRIES", 3)
    path = put(tmp_path, "a.txt", f"[{stamp}] A\n" * 3 + "[2024-01-31 21:05] B\n")
    with pytest.raises(ImportUnsafe):
        read(path)


def test_of_tags_without_end_the_first_are_taken(tmp_path: Path) -> None:
    words = " ".join(f"@a{number}" for number in range(5_000))
    source, (page,) = read(put(tmp_path, "a.txt", f"[2024-01-31 21:05] A\n{words}"))
    assert len(page.page.tags) == 1_000
    assert len(source.warnings) == 1
