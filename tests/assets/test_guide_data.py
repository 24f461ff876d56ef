"""What the guide says: whole in both languages, plain, kind, and linked to what exists."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from companion.guide.blocks import Heading, LinkKind
from companion.guide.helping import CHOICES, Ask, Readiness, read_readiness, read_ways
from companion.guide.pages import Guide, Page, read_page
from companion.paths import assets
from companion.resources.service import Directory
from tests.support import reading, words_guide

FOLDER = assets() / "guide"
LANGUAGES = ("en", "es")
PAGES = [
    read_page(file, language)
    for language in LANGUAGES
    for file in sorted((FOLDER / language).glob("*.md"))
]
ENOUGH_WORDS = 8
HARDEST_GRADE, LEAST_EASE = 6, 65
HARDEST_SENTENCE, LEAST_EASE_SENTENCE = 11, 45
NEEDED = {
    "what-peer-support-is", "who-can-be-a-peer", "is-it-for-me", "kinds-of-support",
    "what-may-be-hard", "making-it-safer", "ways-to-connect", "what-officials-can-do",
    "support-from-afar", "national-groups", "local-support", "questions-for-a-group",
    "first-visit", "if-it-goes-badly", "being-a-peer", "words-that-help", "limits-and-privacy",
    "am-i-ready", "ways-to-help", "groups-and-training", "helper-care",
}  # fmt: skip


def named(page: Page) -> str:
    return f"{page.language}-{page.id}"


def checklist_texts(readiness: Readiness) -> list[str]:
    groups = [group.title for group in readiness.groups]
    questions = [question.text for question in readiness.questions()]
    return [readiness.opening, readiness.own_care, readiness.closing, *groups, *questions]


def ways_texts(language: str) -> list[str]:
    return [text for way in read_ways(language) for text in (way.title, way.about)]


def is_plain(texts: list[str], language: str) -> bool:
    size = reading.total(reading.sentences_among(texts), language)
    if language == "en":
        return reading.grade(size) <= HARDEST_GRADE
    return reading.ease_es(size) >= LEAST_EASE


def hard_sentences(texts: list[str], language: str) -> list[str]:
    sentences = [
        sentence
        for text in reading.sentences_among(texts)
        for sentence in re.split(r"(?<=[.?])\s", text)
        if len(reading.words_of(sentence)) >= ENOUGH_WORDS
    ]
    if language == "en":
        return [
            each
            for each in sentences
            if reading.grade(reading.size_of(each, "en")) > HARDEST_SENTENCE
        ]
    return [
        each
        for each in sentences
        if reading.ease_es(reading.size_of(each, "es")) < LEAST_EASE_SENTENCE
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_both_languages(language: str) -> None:
    assert {page.id for page in PAGES if page.language == language} == NEEDED
    assert all(page.language == language for page in Guide.load(language).pages())


def test_a_page_stands_in_the_same_place_and_leads_to_the_same_in_both_languages() -> None:
    for english in (page for page in PAGES if page.language == "en"):
        (spanish,) = (page for page in PAGES if page.language == "es" and page.id == english.id)
        assert english.order == spanish.order
        assert english.links == spanish.links
        assert english.reviewed == spanish.reviewed
        assert len(english.sources) == len(spanish.sources)
        assert [type(block) for block in english.blocks] == [
            type(block) for block in spanish.blocks
        ]
    for one, two in pairwise(Guide.load("en").pages()):
        assert one.order < two.order


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_is_honest_about_itself(page: Page) -> None:
    assert page.sources
    assert page.content_note.endswith(".")
    assert not page.reviewed, "Nobody has reviewed the guide yet; change this with their consent."


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Page) -> None:
    directory = Directory.load()
    for link in page.links:
        if link.kind is LinkKind.PAGE:
            assert link.id in NEEDED
        else:
            assert directory.get(link.id) is not None, link.id


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_headings_go_down_by_one_level(page: Page) -> None:
    levels = [1, *(block.level for block in page.blocks if isinstance(block, Heading))]
    assert all(two - one <= 1 for one, two in pairwise(levels))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_reads_plainly_and_kindly(page: Page) -> None:
    assert is_plain(page.texts, page.language)
    assert hard_sentences(page.texts, page.language) == []
    found = [(text, words_guide.breaches(text, page.language)) for text in page.texts]
    assert [each for each in found if each[1]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_and_ways_read_plainly_and_kindly(language: str) -> None:
    for texts in (checklist_texts(read_readiness(language)), ways_texts(language)):
        assert all(text.strip() for text in texts)
        assert is_plain(texts, language)
        assert hard_sentences(texts, language) == []
        assert [text for text in texts if words_guide.breaches(text, language)] == []


def test_the_questions_begin_with_how_one_is_oneself() -> None:
    readiness = read_readiness("en")
    assert readiness.groups[0].id == "own-care"
    assert len(readiness.questions()) >= 29
    for question in readiness.questions():
        assert set(question.own_care_on) <= set(CHOICES)
        assert (question.id in {each.id for each in readiness.groups[0].questions}) or (
            not question.own_care_on
        )


def test_no_word_of_the_questions_is_a_verdict() -> None:
    verdicts = {
        "en": r"\b(?:scores?|points|passed|results?|suitable|qualif\w+|you are (?:not )?ready)\b",
        "es": r"puntaje|puntos|apruebas|resultado|no estás list|estás list|apt[oa]\b",
    }
    for language, pattern in verdicts.items():
        for text in checklist_texts(read_readiness(language)):
            assert re.search(pattern, text, re.IGNORECASE) is None, text


def test_ways_go_from_what_asks_little_to_what_asks_much() -> None:
    order = [list(Ask).index(way.ask) for way in read_ways("en")]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}
    assert {way.id for way in read_ways("en")} == {way.id for way in read_ways("es")}
