from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from companion import i18n


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.fixture
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_no_locale")
@pytest.mark.parametrize(
    ("variable", "value", "locale", "language"),
    [
        ("LANG", "es_MX.UTF-8", "es_MX", "es"),
        ("LC_ALL", "en_GB", "en_GB", "en"),
        ("LC_MESSAGES", "es@latin", "es", "es"),
        ("LANG", "fr_FR.UTF-8", "fr_FR", "en"),
    ],
)
def test_the_systems_language_is_spoken_where_we_have_it(
    variable: str, value: str, locale: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    assert i18n.system_locale() == locale
    assert i18n.system_language() == language
    assert i18n.use(None) == i18n.use("") == i18n.use("klingon") == language
    assert i18n.language() == language


@pytest.mark.usefixtures("_no_locale")
def test_a_chosen_language_counts_more_than_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert i18n.use("es") == "es"


def test_what_has_no_translation_is_said_in_english() -> None:
    i18n.use("en")
    assert i18n._("no such text is translated") == "no such text is translated"
    assert [i18n.ngettext("{n} hour", "{n} hours", count) for count in (1, 2)] == [
        "{n} hour",
        "{n} hours",
    ]
    assert i18n.marked("as it is") == "as it is"


def test_a_date_has_its_month_as_a_word() -> None:
    i18n.use("en")
    assert i18n.long_date(date(2026, 3, 10)) == "10 March 2026"
