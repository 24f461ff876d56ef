from __future__ import annotations

from datetime import date

import pytest

from companion.journal.importers import common
from companion.journal.importers.common import RAW_CHARACTERS, Source
from companion.journal.importers.formats import JRNL
from companion.journal.model import LONGEST_TITLE, MOST_CHARACTERS, Page

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


def test_the_raw_text_of_what_is_left_out_is_kept_up_to_a_limit() -> None:
    made = source()
    for _ in range(2_000):
        made.skip("entry", "reason", "x" * 20_000)
    assert len(made.skipped[0].raw) == RAW_CHARACTERS
    assert sum(len(one.raw) for one in made.skipped) == 10_000_000
    assert "xxx" not in repr(made.skipped[0])


def test_very_many_tags_are_cut_and_told() -> None:
    made = source()
    page = Page("words", "", DAY, tags=tuple(f"tag{number}" for number in range(1_500)))
    assert len(accepted(made, page)[0].tags) == 1_000
    assert made.warnings == (
        "1 entry has more tags than this app can take. The first 1,000 were taken.",
    )


def test_a_title_that_is_too_long_goes_into_the_text() -> None:
    title = "t" * (LONGEST_TITLE + 1)
    assert common.with_title(title, "text") == ("", f"{title}\ntext")
    assert common.with_title(title, "") == ("", title)
    assert common.with_title("short", "text") == ("short", "text")


def test_ids_can_be_stored_and_stay_the_same() -> None:
    assert common.stable_id("ABC") == "ABC"
    assert common.stable_id("a\0b\ud800") == "a\ufffdb\ufffd"
    assert len(common.stable_id("x" * 5_000)) == 64
    assert common.stable_id("x" * 5_000) == common.stable_id("x" * 5_000)


def test_names_are_shown_without_marks_that_could_mislead() -> None:
    assert common.shown("a\x1b[31mb\u202ec\n") == "a\ufffd[31mb\ufffdc\ufffd"
    assert len(common.shown("x" * 5_000)) == 200


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("grüße\r\n".encode(), "grüße\r\n"),
        ("grüße".encode("utf-8-sig"), "grüße"),
        ("grüße".encode("utf-16"), "grüße"),
        ("\ufeffgrüße".encode("utf-16-be"), "grüße"),
        ("grüße".encode("utf-32"), "grüße"),
        ("grüße".encode("latin-1"), None),
        (b"\xff\xfea", None),
    ],
)
def test_text_is_read_by_its_mark_or_as_utf_8(data: bytes, text: str | None) -> None:
    assert common.decoded(data) == text


@pytest.mark.parametrize(
    "head",
    [
        b"JRNLv3\x00\x2c",
        b"gAAAAABkYW",
        b"age-encryption.org/v1\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----",
        b"-----BEGIN PGP MESSAGE-----",
    ],
)
def test_encrypted_beginnings_are_known(head: bytes) -> None:
    assert common.is_encrypted(head)
    assert not common.is_encrypted(b'{"entries": []}')
