from __future__ import annotations

import pytest

from companion.resources.hsds.languages import language_codes


@pytest.mark.parametrize(
    ("text", "codes", "signed"),
    [
        ("en", ("en",), False),
        ("English", ("en",), False),
        ("español; inglés", ("es", "en"), False),
        ("English, Spanish and Vietnamese", ("en", "es", "vi"), False),
        ("spa", ("es",), False),
        ("es-MX", ("es",), False),
        ("en_US", ("en",), False),
        ("American Sign Language", (), True),
        ("ase", (), True),
        ("Lengua de señas", (), True),
        ("Chinese (Mandarin)", ("zh",), False),
        ("Klingon", (), False),
        ("", (), False),
    ],
)
def test_languages_as_people_write_them(text: str, codes: tuple[str, ...], signed: bool) -> None:  # noqa: FBT001
    assert language_codes(text) == (codes, signed)
