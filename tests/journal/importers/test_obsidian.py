from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from companion.journal.importers.obsidian import Files, daily_name, day_of
from tests.journal.importers.conftest import only_page, read
from tests.journal.importers.samples import markdown, put

FILES = Files(["Pictures/tree.gif", "notes/tree.gif", "a b.pdf", "deep/er/one.png"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![[tree.gif]]", ["Pictures/tree.gif"]),
        ("![[TREE.GIF|300]] ![[tree.gif#x]]", ["Pictures/tree.gif"]),
        ("![[notes/tree.gif]] ![[a b.pdf]]", ["notes/tree.gif", "a b.pdf"]),
        ("![alt](a%20b.pdf) [also](<a b.pdf>)", ["a b.pdf"]),
        ('![](./one.png "A title")', ["deep/er/one.png"]),
        ("![](https://example.org/none.png) [[tree.gif]] ![[../../etc/passwd]]", []),
        ("no files", []),
    ],
)
def test_files_are_found_as_notes_name_them(text: str, found: list[str]) -> None:
    assert FILES.named_in(text, "a.md") == found


def test_a_file_beside_the_note_comes_first() -> None:
    assert FILES.named_in("![](tree.gif)", "notes/a.md") == ["notes/tree.gif"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("![[gone.gif]] ![[x/gone.gif]] ![](also%20gone.pdf)", ["gone.gif", "also gone.pdf"]),
        ("![[tree.gif]] [gone](gone.gif) ![[A note]] ![](a.md) ![](data:image/png;base64,A)", []),
        ("![](other.gif)\n\n![other.gif](deep/er/one.png)", []),
        ("![](other.gif)\n\n![other.gif](gone.png)", ["other.gif", "gone.png"]),
    ],
)
def test_files_that_are_not_there_are_named(text: str, lost: list[str]) -> None:
    assert FILES.missing_in(text, "a.md") == lost


@pytest.mark.parametrize(
    ("form", "name", "day"),
    [
        ("DD-MM-YYYY", "Daily/31-01-2024", date(2024, 1, 31)),
        ("YYYY/MM/DD", "Daily/2024/01/31", date(2024, 1, 31)),
        ("dddd, D.M.YYYY", "Mittwoch, 31.1.2024", date(2024, 1, 31)),
        ("[Day] YYYY.MM.DD", "Day 2024.01.31", date(2024, 1, 31)),
        ("YYYY/MM-MMMM/YYYYMMDD", "2024/01-Enero/20240131", date(2024, 1, 31)),
        ("DD-MM-YYYY", "31-02-2024", None),
        ("DD-MM-YYYY", "31-01-2024 more", None),
        ("DD-MM", "31-01", None),
        ("", "31-01-2024", None),
        ("D" * 300, "31-01-2024", None),
    ],
)
def test_names_of_daily_notes(tmp_path: Path, form: str, name: str, day: date | None) -> None:
    put(tmp_path, ".obsidian/daily-notes.json", json.dumps({"format": form}))
    assert day_of(name, daily_name(tmp_path)) == day


@pytest.mark.parametrize("settings", ["", "[]", "{", '{"format": 3}', "[" * 5_000, "x" * 70_000])
def test_settings_that_cannot_be_read_say_nothing(tmp_path: Path, settings: str) -> None:
    assert daily_name(tmp_path) is None
    put(tmp_path, ".obsidian/daily-notes.json", settings)
    assert daily_name(tmp_path) is None


@pytest.mark.parametrize("piece", ["![[" + "a" * 1_000, "![[a|", "[a](b ", '[a](b "', "![](<"])
def test_no_repetition_takes_long(piece: str) -> None:
    assert FILES.named_in(piece * (2_000_000 // len(piece)), "a.md") == []
    assert len(FILES.missing_in(piece * (2_000_000 // len(piece)), "a.md")) <= 1


def test_a_form_of_many_words_is_not_looked_for(tmp_path: Path) -> None:
    """Each word may be of any length: a search through thirty of them would not end."""
    form = "YYYY-MM-DD" + "dddd" * 30
    put(tmp_path, ".obsidian/daily-notes.json", json.dumps({"format": form}))
    assert day_of("2024-01-31" + "a" * 200 + "!", daily_name(tmp_path)) is None


def test_a_vault_comes_in_with_its_days(tmp_path: Path) -> None:
    _source, pages = read(markdown(tmp_path))
    assert [(one.page.local_date, one.page.title, one.page.tags) for one in pages] == [
        (date(2024, 2, 1), "", ("home",)),
        (date(2024, 1, 31), "", ("river",)),
    ]


def test_a_page_of_pile_is_html(tmp_path: Path) -> None:
    head = "---\ntitle: A walk\ncreatedAt: 2024-01-31T21:05:00.000Z\nisReply: false\n---\n"
    put(tmp_path / "pile", "2024/Jan/240131-210500.md", f"{head}<p>By the <b>river</b>.</p>")
    page = only_page(tmp_path / "pile")
    assert (page.title, page.text, page.local_date) == (
        "A walk",
        "By the **river**.",
        date(2024, 1, 31),
    )
