from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from companion.errors import ImportUnknownFormat
from companion.journal.importers.detect import open_source
from tests.journal.importers.conftest import read
from tests.journal.importers.samples import PIXEL, markdown, packed, put, red_folder

SLOW_WALK = """A *slow* walk. #river
See [the way](https://example.org/way) and ![](file:///old/place/tree.png)

**Ideas**

- buy milk"""


def month(folder: Path, text: str | bytes) -> Path:
    put(folder / "red", "2024-01.txt", text)
    return folder / "red"


def test_days_come_with_everything(tmp_path: Path) -> None:
    source, pages = read(red_folder(tmp_path))
    assert [(one.page.local_date, one.page.text, one.page.tags) for one in pages] == [
        (
            date(2024, 1, 24),
            SLOW_WALK,
            ("Cool stuff", "river"),
        ),
        (date(2024, 1, 25), "# Home\n1. first\n1. second", ("home",)),
    ]
    assert [one.source_id for one in pages] == ["rednotebook:2024-01-24", "rednotebook:2024-01-25"]
    assert source.skipped == []
    assert source.warnings == (
        "1 picture is kept in another place on the computer. Its path stays in the text.",
    )


@pytest.mark.parametrize("name", ["2024-01.txt", "data/2024-01.txt", "backup/2024-01.txt"])
def test_a_backup_may_have_a_folder_inside(tmp_path: Path, name: str) -> None:
    _source, pages = read(packed(tmp_path / "a.zip", {name: b"3: {text: Words.}"}))
    assert [one.page.local_date for one in pages] == [date(2024, 1, 3)]


def test_old_files_name_python_text_and_nothing_else_of_python(tmp_path: Path) -> None:
    text = (
        "1: {text: !!python/unicode 'Words.'}\n"
        "2: {text: !!python/object/apply:os.system ['echo']}\n"
        "3: {text: More.}\n"
    )
    source, pages = read(month(tmp_path, text))
    assert [one.page.text for one in pages] == ["Words.", "More."]
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("2024-01.txt", "It could not be read.")
    ]
    assert "os.system" in source.skipped[0].raw


def test_one_bad_day_does_not_stop_the_rest(tmp_path: Path) -> None:
    text = "1: {text: Words.}\n2: words\n31: {text: [a]}\n32: {text: Late.}\nx: {text: Lost.}\n"
    source, pages = read(month(tmp_path, text))
    assert [one.page.text for one in pages] == ["Words."]
    assert sorted((one.where, one.reason) for one in source.skipped) == [
        ("2024-01-02", "It is not an entry of a journal."),
        ("2024-01-0x", "Its date could not be read."),
        ("2024-01-31", "Its text could not be read."),
        ("2024-01-32", "Its date could not be read."),
    ]
    assert all(one.raw for one in source.skipped)


@pytest.mark.parametrize(
    ("category", "text", "tags"),
    [
        ("Tags: null", "", ()),
        ("Tags: {a: null, b: null}", "a, b", ("a", "b")),
        ("Films: {one: null}", "**Films**\n\n- one", ()),
        ("Films: [one, two]", "**Films**\n\n- one\n- two", ()),
        ("Films: one", "**Films**\n\n- one", ()),
    ],
)
def test_categories_without_a_text(
    tmp_path: Path, category: str, text: str, tags: tuple[str, ...]
) -> None:
    _source, pages = read(month(tmp_path, f"1: {{text: '', {category}}}"))
    assert [(one.page.text, one.page.tags) for one in pages] == ([(text, tags)] if text else [])


def test_a_month_that_is_no_text(tmp_path: Path) -> None:
    put(tmp_path / "red", "2024-02.txt", "1: {text: Words.}")
    source, pages = read(month(tmp_path, b"\xff\xff"))
    assert len(pages) == 1
    assert [one.where for one in source.skipped] == ["2024-01.txt"]


def test_other_files_with_such_a_name(tmp_path: Path) -> None:
    with pytest.raises(ImportUnknownFormat):
        open_source(month(tmp_path, "What I wrote in January."))


def test_pictures_in_the_folder_come_along_and_others_are_told(tmp_path: Path) -> None:
    inside = put(tmp_path / "red", "images/a b.png", PIXEL)
    outside = put(tmp_path, "outside.png", PIXEL)
    named = [f'[""{inside.with_suffix("")}"".png]', f'[""file://{outside.with_suffix("")}"".png]']
    relative = ['[""images/a b"".png?20]', '[""../outside"".png]', '[""none"".jpg]']
    source, pages = read(month(tmp_path, f"3:\n  text: |\n    {' '.join(named + relative)}\n"))
    assert [one.name for one in pages[0].attachments] == ["a b.png"]
    assert source.warnings == (
        "3 pictures are kept in other places on the computer. Their paths stay in the text.",
    )


def test_one_day_of_another_encoding_does_not_stop_its_month(tmp_path: Path) -> None:
    text = "1:\n  text: Words.\n2:\n  text: Gr\u00fc\u00dfe.\n3:\n  text: More.\n"
    source, pages = read(month(tmp_path, text.encode("latin-1")))
    assert [one.page.text for one in pages] == ["Words.", "More."]
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("2024-01.txt", "It could not be read.")
    ]
    assert source.skipped[0].raw == "2:\n  text: Gr\ufffd\ufffde.\n"


def test_a_day_that_stands_twice_is_brought_in_twice(tmp_path: Path) -> None:
    text = "1: {text: Words.}\n1: {text: More.}\n2: {a: {b: null}, a: {c: null}}\n"
    source, pages = read(month(tmp_path, text))
    assert [one.page.text for one in pages] == ["Words.", "More.", "**a**\n\n- c"]
    assert source.warnings == ("1 value stands twice in the file. The later one was taken.",)


def test_a_month_has_no_more_than_so_many_parts(tmp_path: Path) -> None:
    source, pages = read(month(tmp_path, "1: {text: Words.}\n" + "2: [\n" * 50_000))
    assert len(pages) == 1
    assert len(source.skipped) == 999


def test_a_file_with_the_name_of_a_month_does_not_stop_another_journal(tmp_path: Path) -> None:
    notes = markdown(tmp_path)
    put(notes, "2024-01.txt", "What I wrote in January.")
    assert open_source(notes).format == "markdown"
