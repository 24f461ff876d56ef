from __future__ import annotations

import pytest

from companion import i18n
from companion.care.catalog import Catalog
from companion.care.what_helps import Helped
from companion.ui.care.said import facts, of_change, of_helped, of_ratings


def test_facts_in_both_languages() -> None:
    for language, words in (
        ("en", "5 to 30 minutes · A little energy · Alone or with others · Outdoors"),
        (
            "es",
            "de 5 a 30 minutos · Poca energía · Por tu cuenta o con otras personas · Al aire libre",
        ),
    ):
        i18n.use(language)
        catalog = Catalog.load(language)
        idea = catalog.get("slow-walk")
        assert idea is not None
        assert facts(catalog, idea) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [(-2.0, "lighter by 2"), (-1.5, "lighter by 1.5"), (0, "no change"), (3, "heavier by 3")],
)
def test_a_change_in_words(change: float, words: str) -> None:
    assert of_change(change) == words


def test_few_notes_give_no_number() -> None:
    words = of_helped(Helped("tea-slow", None, None, None, None, None))
    assert words.startswith("Too few notes to say.")


def test_only_the_numbers_that_were_given() -> None:
    assert of_ratings(None, None) == ""
    assert of_ratings(7, None) == "7 before"
    assert of_ratings(None, 0) == "0 after"
