"""How often, in words."""

from __future__ import annotations

import pytest

from companion import i18n
from companion.ui.people.sentences import RHYTHMS, hello_rhythm


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_rhythm_has_words_without_a_number(language: str) -> None:
    i18n.use(language)
    words = [hello_rhythm(days) for days in (0, *RHYTHMS)]
    assert len(set(words)) == len(words)
    assert not any(sign.isdigit() for word in words for sign in word)


def test_others_say_their_days() -> None:
    assert hello_rhythm(10) == "Every 10 days"
