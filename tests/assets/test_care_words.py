"""The words of the care catalog: plain, calm, kind, and nobody's but ours."""

from __future__ import annotations

import re

import pytest

from companion import i18n
from tests.support.care_catalog import ACTIVITIES, LANGUAGES, all_texts, content, ways
from tests.support.reading import ease_es, grade, total, words_of
from tests.support.words_guide import breaches

HIGHEST_GRADE = 6.0
LEAST_EASE = 65.0
LONG_ENOUGH = 6
"""Shorter texts have too few words for a measure; they are measured with their neighbours."""

UNSAFE = {
    "en": re.compile(
        r"\b(?:guns?|rifles?|knife|knives|weapons?|bombs?|bombing|shots?|stab\w*|attack\w*"
        r"|murder\w*|suicid\w*|overdos\w*|poison\w*|strangl\w*|hang(?:ed|ing)?"
        r"|pills?|tapping|at least|for a reason|god's plan|silver lining)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:armas?|pistolas?|rifles?|cuchillos?|bombas?|disparo\w*|dispara\w*|apuñal\w*"
        r"|ataque\w*|atac\w+|asesin\w+|suicid\w+|sobredosis|veneno\w*|ahorca\w*|pastillas"
        r"|por algo pasan|plan de dios)\b",
        re.IGNORECASE,
    ),
}
"""Weapons, ways to be hurt, and comfort that hurts; care.md's lint of the content."""
BODY_WORDS = re.compile(
    r"let (?:your (?:arms|jaw)|them) hang|or at least (?:neutral|plain)", re.IGNORECASE
)
"""Harmless uses of two of those words."""
BRITISH = re.compile(
    r"\b(?:centres?|programmes?|counsell\w+|colours?|favourites?|neighbours?|behaviours?|grey"
    r"|licences?|practis\w+|whilst|round the (?:room|shape)|potter\w*"
    r"|(?:organ|recogn|real|apolog)is(?:e|ed|es|ing))\b",
    re.IGNORECASE,
)
REGIONAL = re.compile(
    r"\b(?:coches?|móvil|zumo|gafas|jala\w*|popotes?|platica\w*|ahorita|bocinas?|plumón"
    r"|tenés|podés|querés|vuestr\w+|os|tira(?:do|da)s?|(?:te|se) vale)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|you|your|and|when|with|of|to|is|it|for|one|this|that)\b", re.IGNORECASE
)
"""Words that a sentence left in English would have."""
PROPER = {
    "en": {"Friday", "Get", "PTSD", "US", "WHO"},
    "es": {"Ayuda", "Estados", "OMS", "Unidos", "Volver"},
}
"""Every name that may stand inside a sentence; no person and no place is among them."""


def too_hard(texts: list[str], language: str) -> bool:
    size = total(texts, language)
    if language == "en":
        return grade(size) > HIGHEST_GRADE
    return ease_es(size) < LEAST_EASE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_guide_is_kept(language: str) -> None:
    found = [(where, text) for where, text in all_texts(language) if breaches(text, language)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_weapon_no_method_and_no_comfort_that_hurts(language: str) -> None:
    found = [
        (where, text)
        for where, text in all_texts(language)
        if UNSAFE[language].search(BODY_WORDS.sub("", text))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_and_no_place_is_named(language: str) -> None:
    named = {
        word
        for _, text in all_texts(language)
        for word in re.findall(r"(?<=[^.?:…] )[A-ZÁÉÍÓÚÑ]\w+", text)
    }
    assert named - PROPER[language] <= {"Come"}


def test_english_is_american_and_spanish_is_at_home_in_latin_america() -> None:
    assert [text for _, text in all_texts("en") if BRITISH.search(text)] == []
    assert [text for _, text in all_texts("es") if REGIONAL.search(text)] == []


def test_the_lint_would_find_what_it_looks_for() -> None:
    assert breaches("You should walk", "en")
    assert UNSAFE["en"].search("It is a long shot.")
    assert UNSAFE["es"].search("Todo es por algo: por algo pasan las cosas.")
    assert BRITISH.search("Name three colours.")
    assert REGIONAL.search("Ponte cerca del coche.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_activity_is_read_with_little_effort(language: str) -> None:
    hard = []
    for activity in ACTIVITIES[language]:
        parts = [activity["summary"], activity["tiny_start"], activity["access_note"]]
        if too_hard(parts, language):
            hard.append(activity["id"])
    assert hard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_through_an_exercise_is_read_with_little_effort(language: str) -> None:
    hard = [
        name
        for name, way in ways(language)
        if too_hard([step["text"] for step in way["steps"]], language)
    ]
    assert hard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_that_can_be_measured_is_read_with_little_effort(language: str) -> None:
    """Steps, summaries, notes and cautions alike; labels are too short for a measure."""
    hard = [
        (where, text)
        for where, text in all_texts(language)
        if text.endswith((".", "?")) and len(words_of(text)) >= LONG_ENOUGH
        if too_hard([text], language)
    ]
    assert hard == []


def test_every_text_was_translated_and_says_the_same_numbers() -> None:
    pairs = list(zip(all_texts("en"), all_texts("es"), strict=True))
    assert len(pairs) > 1000
    for (where, english), (_, spanish) in pairs:
        letters = re.search(r"[a-z]", english)
        assert not letters or english != spanish, where
        assert not ENGLISH.search(spanish), where
        assert sorted(re.findall(r"\d+", english)) == sorted(re.findall(r"\d+", spanish)), where


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_for_help_is_named_as_it_is_written_on_it(language: str) -> None:
    i18n.use(language)
    try:
        button = i18n._("Get help now")
    finally:
        i18n.use("en")
    naming = [
        content(language, "exercises")["for_every_exercise"]["if_worse"]["text"],
        content(language, "labels")["flags"]["danger_now"]["text"],
        content(language, "labels")["flags"]["self_harm_urge"]["text"],
    ]
    assert [text for text in naming if button not in text] == []
