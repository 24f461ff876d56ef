"""What the app tells about itself: whole in both languages, plain, kind, and linked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from companion.guide.manual import read_manual
from companion.guide.pages import Page
from companion.paths import assets
from tests.assets.test_guide_data import hard_sentences, is_plain
from tests.support import words_guide

LANGUAGES = ("en", "es")
PAGES = [page for language in LANGUAGES for page in read_manual(language).pages()]


def named(page: Page) -> str:
    return f"{page.language}-{page.id}"


def test_every_file_is_read() -> None:
    files = {file.stem for file in (assets() / "manual" / "en").glob("*.md")}
    for language in LANGUAGES:
        assert {page.id for page in PAGES if page.language == language} == files


def test_a_page_is_the_same_in_both_languages() -> None:
    for english, spanish in zip(*(read_manual(each).pages() for each in LANGUAGES), strict=True):
        assert english.id == spanish.id
        assert english.links == spanish.links
        assert [type(block) for block in english.blocks] == [
            type(block) for block in spanish.blocks
        ]
        for one, two in zip(english.blocks, spanish.blocks, strict=True):
            assert len(getattr(one, "items", ())) == len(getattr(two, "items", ()))


def test_the_pages_have_an_order() -> None:
    assert all(one.order < two.order for one, two in pairwise(read_manual("en").pages()))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_reads_plainly_and_kindly(page: Page) -> None:
    assert is_plain(page.texts, page.language)
    assert hard_sentences(page.texts, page.language) == []
    found = [(text, words_guide.breaches(text, page.language)) for text in page.texts]
    assert [each for each in found if each[1]] == []
    assert all(link.id in {other.id for other in PAGES} for link in page.links)
