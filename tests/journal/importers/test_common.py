from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from companion.errors import Cancelled, ImportUnreadable
from companion.journal.importers.attached import missing
from companion.journal.importers.common import Source, stable_id
from companion.journal.importers.formats import JRNL
from companion.journal.importers.reading import OneUnreadable, TooLarge
from companion.journal.model import LONGEST_TITLE, MOST_CHARACTERS, Page, with_title

DAY = date(2024, 1, 31)


def source() -> Source:
    return Source(JRNL, lambda _source: iter(()))


def accepted(made: Source, page: Page) -> list[Page]:
    return [one.page for one in made.accepted(page, "1", where="entry 1", raw=lambda: "raw")]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(" \n\t", " ", DAY), "There is nothing in it."),
        (Page("words"), "Its date could not be read."),
        (Page("x" * (MOST_CHARACTERS + 1), "", DAY), "It is longer than this app can take."),
    ],
)
def test_a_page_the_journal_cannot_take_is_left_out_with_its_reason(
    page: Page, reason: str
) -> None:
    made = source()
    assert accepted(made, page) == []
    assert [(one.where, one.reason, one.raw) for one in made.skipped] == [
        ("entry 1", reason, "raw")
    ]


def test_very_many_tags_are_cut_and_told() -> None:
    made = source()
    page = Page("words", "", DAY, tags=tuple(f"tag{number}" for number in range(1_500)))
    assert len(accepted(made, page)[0].tags) == 1_000
    assert made.warnings == (
        "1 entry has more tags than this app can take. The first 1,000 were taken.",
    )


def test_a_long_tag_comes_whole_and_an_endless_one_is_told() -> None:
    made = source()
    page = Page("words", "", DAY, tags=("t" * 1_000, "u" * 1_001, "short"))
    assert accepted(made, page)[0].tags == ("t" * 1_000, "short")
    (said,) = made.warnings
    assert said.startswith("1 entry has a tag or a notebook whose name has more than 1,000 char")


def test_an_endless_name_of_a_notebook_is_told() -> None:
    made = source()
    page = Page("words", "", DAY)
    (kept,) = made.accepted(page, "1", where="", raw=str, notebook="n" * 1_000)
    (left,) = made.accepted(page, "2", where="", raw=str, notebook="n" * 1_001)
    assert (kept.notebook, left.notebook) == ("n" * 1_000, "")
    assert len(made.warnings) == 1


def test_an_endless_title_comes_in_as_the_first_line() -> None:
    title = "t" * (LONGEST_TITLE + 1)
    (page,) = accepted(source(), Page("words", title, DAY))
    assert (page.title, page.text) == ("", f"{title}\nwords")


def test_a_title_that_is_too_long_goes_into_the_text() -> None:
    title = "t" * (LONGEST_TITLE + 1)
    assert with_title(title, "text") == ("", f"{title}\ntext")
    assert with_title(title, "") == ("", title)
    assert with_title("short", "text") == ("short", "text")


def test_ids_can_be_stored_and_stay_the_same() -> None:
    assert stable_id("ABC") == "ABC"
    assert stable_id("a\0b\ud800") == "a\ufffdb\ufffd"
    assert len(stable_id("x" * 5_000)) == 64
    assert stable_id("x" * 5_000) == stable_id("x" * 5_000)


def test_very_many_files_are_cut_and_told() -> None:
    made = source()
    files = tuple(missing(f"{number}.gif", Path("a")) for number in range(1_500))
    page = Page("words", "", DAY)
    (arrival,) = made.accepted(page, "1", where="", raw=str, attachments=files)
    assert len(arrival.attachments) == 1_000
    assert made.warnings == (
        "1 entry has more files than this app can take. The first 1,000 were taken.",
    )


def test_files_of_no_page_are_counted() -> None:
    made = Source(JRNL, lambda _source: iter(()), files={"a.gif", "b.gif"})
    file = replace(missing("a.gif", Path("a")), key="a.gif")
    list(made.accepted(Page(" "), "1", where="", raw=str, attachments=(file,)))
    assert made.unattached == 2
    list(made.accepted(Page("words", "", DAY), "1", where="", raw=str, attachments=(file,)))
    assert made.unattached == 1


def test_a_file_that_was_left_out_is_told_with_what_is_known_of_it() -> None:
    made = source()
    made.skip_file("a", ImportUnreadable(Path("a")))
    made.skip_file("b", OneUnreadable(Path("b"), b"words \xff"))
    made.skip_file("c", TooLarge(Path("c"), b"words"))
    assert [(one.reason, one.raw) for one in made.skipped] == [
        ("It could not be read.", ""),
        ("It could not be read.", "words \ufffd"),
        ("It is longer than this app can take.", "words"),
    ]


def test_cancel_is_asked_for_whenever_something_is_left_out() -> None:
    made = source()
    made.is_cancelled = lambda: bool(made.skipped)
    made.skip("a", "reason")
    with pytest.raises(Cancelled):
        made.skip("b", "reason")
