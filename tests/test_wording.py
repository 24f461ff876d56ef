"""Every failure has words of its own, calm ones, with a next step."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from companion import errors, i18n
from companion.errors import CompanionError
from companion.wording import Explanation, explain

FACTS: dict[str, object] = {
    "folder": Path("/a/folder"),
    "path": Path("/a/file"),
    "service": "A Cloud",
    "entry_id": "0123456789abcdef",
    "date_id": "0123456789abcdef",
    "sentence": "Give a date.",
    "group": 3,
    "day": date(2026, 3, 10),
    "readings": (date(2026, 3, 10), date(2026, 10, 3)),
}
ALL = sorted(CompanionError.__subclasses__(), key=lambda kind: kind.__name__)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def made(kind: type[CompanionError]) -> CompanionError:
    if "__init__" not in vars(kind):
        return kind()
    names = list(inspect.signature(kind).parameters)
    return kind(*(FACTS.get(name, 2) for name in names))


def test_the_walk_finds_them_all() -> None:
    assert len(ALL) > 25
    assert all(kind.__module__ == errors.__name__ for kind in ALL)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_error_has_its_own_words_and_no_two_alike(language: str) -> None:
    i18n.use(language)
    told = {kind: explain(made(kind)) for kind in ALL}
    assert explain(RuntimeError()) not in told.values()
    assert len({words.sentence for words in told.values()}) == len(ALL)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_calm_sentences(kind: type[CompanionError]) -> None:
    words = explain(made(kind))
    assert words.sentence.rstrip('"').endswith((".", str(FACTS["folder"]), str(FACTS["path"]))) or (
        words.sentence.endswith(str(FACTS["entry_id"]))
    )
    for word in ("error", "invalid", "fail", "illegal", "must", "!", "{", "}"):
        assert word not in str(words).lower()
    if kind not in {errors.Cancelled, errors.UsageError}:
        assert words.step.endswith((".", "--help"))


def test_a_wrong_key_and_damage_are_never_confused() -> None:
    assert "damaged" not in str(explain(errors.WrongPassphrase()))
    for damage in (errors.SlotsDamaged(), errors.DatabaseDamaged()):
        assert "damaged" in str(explain(damage))
        assert "match" not in str(explain(damage))


def test_what_nobody_foresaw_says_nothing_of_its_message() -> None:
    words = explain(RuntimeError("secret words"))
    assert words == explain(KeyError("other"))
    assert "secret" not in str(words)


def test_a_kind_that_was_derived_has_the_words_of_its_parent() -> None:
    class Fuller(errors.DiskFull):
        """A disk that is fuller still."""

    assert explain(Fuller()) == explain(errors.DiskFull())
    assert str(Explanation("One.", "")) == "One."


def test_facts_are_told() -> None:
    assert "group 3" in str(explain(errors.RecoveryCodeMistyped(3)))
    assert "group" not in explain(errors.RecoveryCodeMistyped()).sentence
    assert "2 changes" in str(explain(errors.ChangesMissing(2)))
    assert "1 change" not in str(explain(errors.ChangesMissing(1)))
