from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import i18n
from companion.i18n import _, ngettext
from tests.support.pseudo import (
    CLOSE,
    OPEN,
    LongTranslations,
    MirroredTranslations,
    lengthened,
    mirrored,
    spoken,
)

WORDS = st.lists(
    st.sampled_from(["You can", "stop", "{name}", "{count}", "at any time", "100 %", "\n"]),
    min_size=1,
).map(" ".join)


def names(text: str) -> list[str | None]:
    return [name for _text, name, _spec, _conversion in Formatter().parse(text)]


@given(WORDS)
def test_what_is_filled_in_survives(text: str) -> None:
    for changed in (lengthened(text), mirrored(text)):
        assert [n for n in names(changed) if n] == [n for n in names(text) if n]
        assert changed.format(name="Ana", count=3).startswith(OPEN)
        assert changed.endswith(CLOSE)


@given(WORDS)
def test_it_is_two_fifths_longer(text: str) -> None:
    assert len(lengthened(text)) >= 1.3 * len(text)


def test_it_is_spoken_for_a_while() -> None:
    with spoken(LongTranslations()):
        assert _("Save").startswith(f"{OPEN}Sávé")
        assert ngettext("{count} page", "{count} pages", 2).format(count=2).startswith(f"{OPEN}2 ")
    with spoken(MirroredTranslations()):
        assert i18n.is_right_to_left()
        assert _("Save") != "Save"
    assert _("Save") == "Save"
    assert not i18n.is_right_to_left()


@pytest.mark.parametrize(("language", "rtl"), [("en", False), ("es", False)])
def test_the_languages_of_the_app_are_read_from_the_left(language: str, rtl: bool) -> None:  # noqa: FBT001
    i18n.use(language)
    assert i18n.is_right_to_left() == rtl
    i18n.use("en")
