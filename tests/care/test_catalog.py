from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.care import catalog as catalogs
from companion.care.catalog import STEADY, Catalog
from companion.care.last_resort import COME_BACK
from companion.paths import assets

CARE = assets() / "care"


def record(language: str, file: str, item_id: str) -> dict[str, object]:
    content = json.loads((CARE / language / f"{file}.json").read_text("utf-8"))
    found: dict[str, object] = next(each for each in content[file] if each["id"] == item_id)
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_whole_catalog_is_there_in_each_language(language: str) -> None:
    catalog = Catalog.load(language)
    assert (len(catalog.activities), len(catalog.exercises)) == (112, 20)
    assert not catalog.is_last_resort
    walk = catalog.get("slow-walk")
    assert walk is not None
    assert walk.title == record(language, "activities", "slow-walk")["title"]
    assert catalog.get("rid") == catalog.exercise("rid")
    assert catalog.get("nothing") is catalog.exercise("slow-walk") is None


def test_a_language_that_is_not_there_is_english() -> None:
    assert Catalog.load("xx").activities == Catalog.load("en").activities


def test_what_a_language_lacks_comes_from_english_in_its_place(folder: Path) -> None:
    english = [record("en", "exercises", each) for each in ("rid", "orient-room")]
    spanish = [record("es", "exercises", "orient-room")]
    (folder / "es").mkdir()
    for language, exercises in (("en", english), ("es", spanish)):
        content = {"schema_version": 1, "exercises": exercises}
        (folder / language / "exercises.json").write_text(json.dumps(content))
    found = Catalog.load("es", folder).exercises
    assert [each.id for each in found] == ["rid", "orient-room", COME_BACK]
    assert [each.title for each in found[:2]] == [english[0]["title"], spanish[0]["title"]]
    assert found[2].title == "Volver al ahora"


@pytest.mark.parametrize("language", ["en", "es"])
def test_without_any_file_there_is_the_built_in_exercise(folder: Path, language: str) -> None:
    catalog = Catalog.load(language, folder / "missing")
    assert catalog.is_last_resort
    assert [each.id for each in catalog.steady()] == [COME_BACK]
    assert catalog.ideas() == catalog.exercises
    assert (catalog.activities, catalog.collections, dict(catalog.flags)) == ((), (), {})
    assert catalog.flag_lines(catalog.exercises[0]) == ()


def test_reading_never_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_folder: Path) -> None:
        raise MemoryError

    monkeypatch.setattr(catalogs, "read", fail)
    assert Catalog.load("es").is_last_resort


def test_an_exercise_without_its_lines_gets_the_built_in_ones(folder: Path) -> None:
    content = {
        "schema_version": 1,
        "exercises": [record("en", "exercises", "rid")],
        "for_every_exercise": {"stop_line": 3, "if_worse": []},
    }
    (folder / "en" / "x.json").write_text(json.dumps(content))
    found = Catalog.load("en", folder).exercise("rid")
    assert found is not None
    assert found.stop_line == "You stopped. That is a fine choice."
    assert found.end_line == "Done. Nothing to log unless you want to."
    assert found.if_worse is not None
    assert (found.if_worse.exercise, found.if_worse.help) == (COME_BACK, True)


def test_steady_me_begins_with_come_back_to_now(catalog: Catalog) -> None:
    assert tuple(each.id for each in catalog.steady()) == STEADY
    assert STEADY[0] == COME_BACK


def test_flags_are_told_as_plain_lines(catalog: Catalog) -> None:
    idea = catalog.get("muscles-full")
    assert idea is not None
    assert [flag.id for flag in catalog.flag_lines(idea)] == list(idea.flags)


def test_own_activities_stand_beside_the_catalog(catalog: Catalog) -> None:
    own = catalog.activities[:1]
    assert catalog.ideas(own)[-1:] == own
