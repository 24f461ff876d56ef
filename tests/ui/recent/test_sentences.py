from __future__ import annotations

from dataclasses import replace

import pytest

from companion import i18n
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.ui.recent import sentences
from tests.support.builders import NOW


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["page_saved", "page_changed", "page_binned", "page_restored"])
def test_a_page_is_named_by_title_or_day_and_never_by_its_words(
    journal: Journal, language: str, name: str
) -> None:
    i18n.use(language)
    entry = journal.write(Page("secret words"), now=NOW)
    say = getattr(sentences, name)
    assert "2026" in say(entry)
    titled = replace(entry, page=replace(entry.page, title="River"))
    assert "River" in say(titled)
    assert "secret" not in say(entry) + say(titled)


def test_one_page_and_many() -> None:
    assert sentences.brought_in(1) == "1 page was brought in."
    assert sentences.brought_in(2) == "2 pages were brought in."
