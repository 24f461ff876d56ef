"""Every library that is carried brings its licence."""

from __future__ import annotations

from installers import licences


def test_each_library_is_there_with_its_words() -> None:
    text = licences.text()
    for name in ("SQLAlchemy", "cryptography", "sqlcipher3", "pyrage", "Python", "Qt", "Fonts"):
        heading = next(line for line in text.splitlines() if line.startswith(name))
        following = text.split(heading, 1)[1]
        assert len(following) > 500


def test_the_list_is_what_the_app_needs_and_nothing_for_tests() -> None:
    names = {library.metadata["Name"].casefold() for library in licences.carried()}
    assert {"click", "alembic", "mako", "zxcvbn"} <= names
    assert names.isdisjoint({"pytest", "mypy", "ruff", "pyinstaller", "frictionless"})
