from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import EntryEmpty, FieldTooLong, TextTooLong
from companion.journal import model
from companion.journal.model import Page
from companion.values import storable
from tests.support.texts import ANY_TEXT, WILD_TEXT


@given(ANY_TEXT)
def test_preparing_leaves_the_text_as_it_is(text: str) -> None:
    assert model.prepared(Page(text, title="t")).text == text


@given(ANY_TEXT, WILD_TEXT, st.lists(WILD_TEXT, max_size=5), st.times())
def test_preparing_twice_is_preparing_once(
    text: str, title: str, tags: list[str], at: time
) -> None:
    once = model.prepared(Page(f"{text}.", title, local_time=at, tags=tuple(tags)))
    assert model.prepared(once) == once


@given(WILD_TEXT)
def test_whatever_comes_from_outside_can_be_stored_and_whole_text_is_untouched(text: str) -> None:
    clean = storable(text)
    clean.encode("utf-8")
    assert "\0" not in clean
    assert storable(clean) == clean


def test_an_emoji_torn_in_two_is_joined_again() -> None:
    assert storable("\ud83d\ude00 \ud83d") == "😀 \ufffd"


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0\u2003"])
def test_a_page_of_nothing_but_white_space_is_empty(text: str) -> None:
    with pytest.raises(EntryEmpty):
        model.prepared(Page(text, title=text))
    assert model.prepared(Page(text, title="a title")).text == text


def test_a_page_longer_than_a_long_novel_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_CHARACTERS", 10)
    model.prepared(Page("x" * 10))
    with pytest.raises(TextTooLong):
        model.prepared(Page("x" * 11))


def test_tags_are_tidy_and_without_doubles() -> None:
    tags = ("#Sea", "sea ", "two  words", "# lamp", "", "#", "cafe\u0301", "café", "a" * 120)
    assert model.tidy_tags(tags) == ("Sea", "a" * 120, "café", "lamp", "two words")


def test_a_title_stands_on_one_line() -> None:
    assert model.prepared(Page("", " a\r\n long\u2028title ")).title == "a long title"


def test_a_title_that_is_too_long_is_refused_and_never_cut() -> None:
    longest = "x" * model.LONGEST_TITLE
    assert model.prepared(Page("", f" {longest} ")).title == longest
    with pytest.raises(FieldTooLong) as raised:
        model.prepared(Page("words", f"{longest}x"))
    assert raised.value.most == model.LONGEST_TITLE


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        (datetime(2026, 3, 10, 21, 15, 30, 5, ZoneInfo("America/Denver")), "America/Denver"),
        (datetime(2026, 3, 10, 21, 15, 30, 5, UTC), "UTC"),
        (datetime(2026, 3, 10, 21, 15, 30, 5, timezone(timedelta(hours=-7))), "-0700"),
    ],
)
def test_a_page_without_a_day_is_of_the_moment_it_is_written(moment: datetime, zone: str) -> None:
    page = model.placed(Page("x"), moment)
    assert (page.local_date, page.local_time) == (date(2026, 3, 10), time(21, 15, 30))
    assert page.zone == zone
    dated = Page("x", local_date=date(1999, 1, 1))
    assert model.placed(dated, moment) == dated


def test_a_digest_tells_contents_apart_but_not_the_order_of_tags() -> None:
    pages = [
        Page("a", "b"),
        Page("ab"),
        Page("a", "b", tags=("c",)),
        Page("a", "b", date(2026, 1, 1)),
    ]
    assert len({model.content_digest(page) for page in pages}) == len(pages)
    first, second = Page("a", tags=("x", "y")), Page("a", tags=("y", "x"))
    assert model.content_digest(first) == model.content_digest(second)


def test_ids_are_random_and_of_one_form() -> None:
    ids = {model.new_id() for _ in range(50)}
    assert len(ids) == 50
    assert all(len(uid) == 16 and int(uid, 16) >= 0 for uid in ids)


def test_a_long_tag_is_kept_whole() -> None:
    words = "sea " * 10_000
    assert model.tidy_tags([f"# {words}"]) == (words.strip(),)
