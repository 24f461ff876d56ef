"""The catalogue of installed packs: built whole, found in, read only."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.errors import Cancelled, CatalogueUnreadable, SearchMissing
from companion.resources import catalogue_building
from companion.resources.catalogue import Catalogue
from companion.resources.model import Kind, Opening, OpeningTime, Resource, Status
from companion.resources.query import Query
from companion.resources.service import Directory
from companion.resources.ways import Way
from tests.resources.examples import line

SHIPPED = Directory.load().find()
QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text("utf-8"))
DAY_AND_NIGHT = Opening("America/Denver", (OpeningTime((1, 2, 3, 4, 5, 6, 7), time(0), time(0)),))
NINE_TO_FIVE = Opening("America/Denver", (OpeningTime((1, 2, 3, 4, 5), time(9), time(17)),))
NIGHT_IN_DENVER = datetime(2026, 3, 2, 10, tzinfo=UTC)


def pantry(number: int, **changes: object) -> Resource:
    """Return one of many records that differ in their town."""
    named = {"name": f"Town{number} Food Pantry", "kind": Kind.INFORMATION, "region": "CO"}
    return line(f"pack-{number}", **{**named, **changes})


def built(folder: Path, *records: Resource) -> Catalogue:
    """Return an open catalogue of some records."""
    file = folder / "directory" / "catalogue.sqlite"
    Catalogue.build(file, records)
    return Catalogue.open(file)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return a catalogue of what the app ships with, as if it were a pack."""
    return built(tmp_path_factory.mktemp("shipped"), *SHIPPED)


def test_every_record_comes_back_as_it_was(shipped: Catalogue) -> None:
    assert shipped.count == len(SHIPPED)
    for resource in SHIPPED:
        assert shipped.get(resource.id) == resource
    assert shipped.get("nothing") is None


def test_it_answers_everyday_questions_like_the_directory_itself(shipped: Catalogue) -> None:
    unmet = []
    for each in QUESTIONS:
        query = Query(each["question"], home=each["country"], home_region=each["region"])
        first = {resource.id for resource in shipped.find(query, 3)}
        if not first & set(each["fitting"]):
            unmet.append(each["question"])
    assert len(unmet) <= 3, unmet


@pytest.mark.parametrize(
    "query",
    [
        Query("samaritans"),
        Query("samaritnas"),
        Query("rebel proj"),
        Query("tuesdays child"),
        Query("988", country="US"),
        Query("carolina del norte gastos"),
        Query(region="Bogotá"),
        Query(region="colorado"),
        Query(kind="warmline"),
        Query(way=Way.SIGN_LANGUAGE),
        Query(language="NL"),
        Query(country="gb", free=True),
        Query("zzyzx"),
    ],
    ids=str,
)
def test_words_and_filters_find_what_they_find_in_memory(shipped: Catalogue, query: Query) -> None:
    assert shipped.find(query, 500) == Directory.load().search(query)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(max_size=8), st.text(max_size=8), st.sampled_from(Way))
def test_any_question_has_an_answer(
    shipped: Catalogue, text: str, region: str, home: str, way: Way
) -> None:
    query = Query(text, region=region or None, home=home or None, home_region=region, way=way)
    assert {each.id for each in shipped.find(query)} <= {each.id for each in SHIPPED}
    assert shipped.find(Query(text)) == shipped.find(Query(text))


@pytest.mark.parametrize("text", ["AND OR NOT", 'ᴬᴺᴰ "', "near(a b)", "a" * 5000, "{x} : y^*"])
def test_words_that_mean_something_to_sqlite_are_words(tmp_path: Path, text: str) -> None:
    catalogue = built(tmp_path, pantry(1, name=text), pantry(2, name="near and not or"))
    assert catalogue.find(Query(text))[0].name == text
    assert len(catalogue.find(Query("near and not or"))) >= 1


def test_a_question_of_many_words_is_answered(shipped: Catalogue) -> None:
    assert shipped.find(Query(" ".join(resource.name for resource in SHIPPED)))


def test_places_kinds_and_languages_are_known(tmp_path: Path) -> None:
    catalogue = built(tmp_path, pantry(1), pantry(2, country="GB", region=None, languages=("cy",)))
    assert catalogue.places == (("GB", None), ("US", "CO"))
    assert catalogue.kinds == ("information",)
    assert catalogue.languages == ("cy", "en")


def test_open_now_finds_what_answers_among_many_that_do_not(tmp_path: Path) -> None:
    shut = [pantry(number, opening=NINE_TO_FIVE) for number in range(400)]
    awake, unknown = pantry(1000, opening=DAY_AND_NIGHT), pantry(1001)
    catalogue = built(tmp_path, *shut, unknown, awake)
    assert catalogue.find(Query("food", open_at=NIGHT_IN_DENVER))[0] == awake
    few = built(tmp_path, *shut[:5], unknown, awake)
    assert few.find(Query("food", open_at=NIGHT_IN_DENVER)) == [awake, unknown]


def test_the_region_of_the_person_is_found_among_many(tmp_path: Path) -> None:
    others = [pantry(number) for number in range(400)]
    catalogue = built(tmp_path, *others, pantry(1000, region="GU"))
    first, second = catalogue.find(Query("food pantry", home="US", home_region="gu"), 2)
    assert (first.region, second.region) == ("GU", "CO")


# Building


def test_the_file_is_private_whole_and_alone(tmp_path: Path) -> None:
    catalogue = built(tmp_path, pantry(1))
    assert stat.S_IMODE(catalogue.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(catalogue.path.parent.stat().st_mode) == 0o700
    catalogue.find(Query("food"))
    assert list(catalogue.path.parent.iterdir()) == [catalogue.path]


def test_the_first_of_two_with_one_id_is_kept_and_what_is_closed_is_not(tmp_path: Path) -> None:
    closed = pantry(2, status=Status.CLOSED)
    catalogue = built(tmp_path, pantry(1), pantry(1, name="Another"), closed, pantry(3))
    assert [resource.id for resource in catalogue.find(Query())] == ["pack-1", "pack-3"]
    assert catalogue.count == 2


def test_the_same_records_make_the_same_file(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for file in (first, second):
        assert Catalogue.build(file, SHIPPED) == len(SHIPPED)
    assert first.read_bytes() == second.read_bytes()


def test_progress_is_told_and_ends_with_everything(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    Catalogue.build(
        tmp_path / "c",
        (pantry(number) for number in range(4500)),
        progress=lambda done, total: told.append((done, total)),
        total=4500,
    )
    assert told[-1] == (4500, 4500)
    assert len(told) > 1
    assert told == sorted(told)


def endless(stop: list[bool]) -> Iterator[Resource]:
    """Yield records until Cancel is pressed, and more."""
    number = 0
    while True:
        number += 1
        if number > 3000:
            stop.append(True)
        yield pantry(number)


def test_cancel_leaves_the_old_catalogue_and_nothing_else(tmp_path: Path) -> None:
    old = built(tmp_path, pantry(1))
    stop: list[bool] = []
    with pytest.raises(Cancelled):
        Catalogue.build(old.path, endless(stop), cancelled=lambda: bool(stop))
    assert list(old.path.parent.iterdir()) == [old.path]
    assert Catalogue.open(old.path).count == 1


def test_cancel_is_heard_when_all_records_are_in(tmp_path: Path) -> None:
    stop: list[bool] = []

    def told(done: int, total: int) -> None:
        if done == total:
            stop.append(True)

    records = [pantry(number) for number in range(2000)]
    with pytest.raises(Cancelled):
        Catalogue.build(
            tmp_path / "c", records, progress=told, cancelled=lambda: bool(stop), total=2000
        )
    assert list(tmp_path.iterdir()) == []


def test_a_broken_source_of_records_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Resource]:
        yield pantry(1)
        raise CatalogueUnreadable(tmp_path)

    with pytest.raises(CatalogueUnreadable):
        Catalogue.build(tmp_path / "c", broken())
    assert list(tmp_path.iterdir()) == []


def test_an_open_catalogue_goes_on_while_it_is_replaced(tmp_path: Path) -> None:
    old = built(tmp_path, pantry(1))
    Catalogue.build(old.path, [pantry(2), pantry(3)])
    assert [resource.id for resource in old.find(Query("food"))] == ["pack-1"]
    assert Catalogue.open(old.path).count == 2


# What can go wrong


@pytest.mark.parametrize("content", [None, b"", b"junk" * 5000], ids=["missing", "empty", "junk"])
def test_what_is_no_catalogue_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "catalogue.sqlite"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CatalogueUnreadable) as told:
        Catalogue.open(file)
    assert told.value.path == file
    assert file.exists() == (content is not None)


def test_a_catalogue_of_another_version_or_program_is_told(tmp_path: Path) -> None:
    file = built(tmp_path, pantry(1)).path
    for pragma in ("user_version = 99", "application_id = 1"):
        with sqlite3.connect(file) as connection:
            connection.execute(f"PRAGMA {pragma}")
        connection.close()
        with pytest.raises(CatalogueUnreadable):
            Catalogue.open(file)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 10**9), bits=st.integers(1, 255), length=st.integers(1, 600))
def test_any_damage_is_told_or_harmless(
    tmp_path: Path, shipped: Catalogue, place: int, bits: int, length: int
) -> None:
    content = bytearray(shipped.path.read_bytes())
    place %= len(content)
    for each in range(place, min(place + length, len(content))):
        content[each] ^= bits
    file = tmp_path / "damaged.sqlite"
    file.write_bytes(content)
    try:
        catalogue = Catalogue.open(file)
        try:
            catalogue.find(Query("samaritans", home="GB"))
            catalogue.get("gb-samaritans")
        finally:
            catalogue.close()
    except CatalogueUnreadable:
        pass


def test_a_sqlite_without_full_text_search_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = built(tmp_path, pantry(1))
    monkeypatch.setattr(catalogue_building, "_PROBE", "CREATE VIRTUAL TABLE probe USING none(x)")
    with pytest.raises(SearchMissing):
        Catalogue.open(catalogue.path)
    with pytest.raises(SearchMissing):
        Catalogue.build(tmp_path / "c", [])
    directory = Directory.load(catalogue=catalogue.path)
    assert isinstance(directory.catalogue_problem, SearchMissing)


def test_an_interrupted_search_ends_and_the_next_one_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = built(tmp_path, *(pantry(number) for number in range(50)))
    ask_index = catalogue._rows

    def interrupted(statement: str, *values: object) -> list[tuple[object, ...]]:
        if "MATCH" in statement:
            catalogue.interrupt()
        return ask_index(statement, *values)

    with monkeypatch.context() as patched:
        patched.setattr(catalogue, "_rows", interrupted)
        with pytest.raises(Cancelled):
            catalogue.find(Query("food"))
    assert len(catalogue.find(Query("food"))) == 50


def test_it_cannot_be_written_to(tmp_path: Path) -> None:
    catalogue = built(tmp_path, pantry(1))
    with pytest.raises(sqlite3.OperationalError):
        catalogue._connection.execute("DELETE FROM record")
