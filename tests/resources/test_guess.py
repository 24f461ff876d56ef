"""Guessing a country from the system's locale."""

from __future__ import annotations

import pytest

from companion.resources.guess import guess_country
from companion.resources.service import Directory

DIRECTORY = Directory.load()


@pytest.mark.parametrize(
    ("locale_name", "country"),
    [
        ("es_MX", "MX"),
        ("es-MX", "MX"),
        ("en_GB.UTF-8", "GB"),
        ("de_DE@euro", "DE"),
        ("zh_Hant_HK", "HK"),
        ("pt_br", "BR"),
        ("es_UY", "ZZ"),
        ("ro_RO", "EU"),
        ("en", "US"),
        ("es", "US"),
        ("es_419", "US"),
        ("", "US"),
        ("C", "US"),
        ("ja", "JP"),
        ("nb", "NO"),
        ("fr", "ZZ"),
        ("xx", "ZZ"),
    ],
)
def test_a_country_is_guessed_from_a_locale(locale_name: str, country: str) -> None:
    assert DIRECTORY.guess_country(locale_name) == country


def test_without_european_records_a_european_country_gets_the_worldwide_list() -> None:
    assert guess_country("ro_RO", {"US"}) == "ZZ"
