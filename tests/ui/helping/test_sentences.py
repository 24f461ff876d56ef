"""How much helping takes, in words."""

from __future__ import annotations

import pytest

from companion import i18n
from companion.helping.model import LITTLE, MUCH, SOME
from companion.ui.helping.sentences import energy_name, week_name


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_amount_has_its_words(language: str) -> None:
    i18n.use(language)
    assert len({energy_name(energy) for energy in (LITTLE, SOME, MUCH)}) == 3
    assert week_name(0) != week_name(4)
    assert "4" in week_name(4)
