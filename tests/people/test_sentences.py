from __future__ import annotations

from collections.abc import Iterator

import pytest

from companion import i18n
from companion.people.model import Tie
from companion.people.plan import Part
from companion.people.sentences import hello_sentence, lock_screen_notice, part_title, tie_name


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def test_every_tie_and_part_has_a_name_of_its_own_in_both_languages() -> None:
    english = [tie_name(tie) for tie in Tie] + [part_title(part) for part in Part]
    i18n.use("es")
    spanish = [tie_name(tie) for tie in Tie] + [part_title(part) for part in Part]
    assert len(set(english)) == len(english) == len(set(spanish))
    assert not set(english) & set(spanish)


def test_the_lock_screen_is_told_plainly() -> None:
    assert "without your key" in lock_screen_notice()


def test_a_hello_is_an_offer() -> None:
    assert hello_sentence("Ana").startswith("If you like")
    assert hello_sentence("Ana").endswith("Ana.")
