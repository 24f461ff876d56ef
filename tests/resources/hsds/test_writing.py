"""The directory as an HSDS data package, valid by its own tool and readable again."""

from __future__ import annotations

import csv
import dataclasses
import json
import stat
import warnings
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.errors import FolderNotWritable
from companion.paths import assets
from companion.resources import store
from companion.resources.hsds.columns import TABLES
from companion.resources.hsds.problems import Problems
from companion.resources.hsds.reading import read_services
from companion.resources.hsds.service_row import Setting
from companion.resources.hsds.tables import opened_members
from companion.resources.hsds.writing import describe, identity, write_package
from companion.resources.model import (
    Confidence,
    Kind,
    Opening,
    OpeningTime,
    Phone,
    PhoneKind,
    Resource,
    Status,
)
from tests.resources.examples import line
from tests.support.packs import TODAY


def read_again(folder: Path, work: Path) -> list[Resource]:
    problems = Problems()
    with opened_members(folder) as members:
        made = list(
            read_services(members, Setting("ZZ", TODAY), problems, folder=work, source=folder)
        )
    assert problems.count == 0, problems.kept
    return made


def test_the_bundled_directory_is_a_valid_package(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries of the tool
        from frictionless import validate
    bundled = store.read_resources(assets() / "directory")
    assert write_package(bundled, tmp_path / "out") == len(bundled)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "type", "note"])[:5]
    again = read_again(tmp_path / "out", tmp_path)
    assert [each.name for each in again] == [each.name for each in bundled]
    for old, new in zip(bundled, again, strict=True):
        assert new.phones == tuple(
            dataclasses.replace(
                each,
                display=each.number,
                label_es=new_phone.label_es,
            )
            for each, new_phone in zip(old.phones, new.phones, strict=True)
        )
        assert (new.opening, new.kind, new.country, new.region) == (
            old.opening, old.kind, old.country, old.region,
        )  # fmt: skip


def test_every_required_cell_is_filled_and_every_link_is_there(tmp_path: Path) -> None:
    bundled = store.read_resources(assets() / "directory")
    write_package(bundled, tmp_path / "out")
    rows = {}
    for name, table in TABLES.items():
        with (tmp_path / "out" / table.file).open(newline="") as stream:
            rows[name] = list(csv.DictReader(stream))
    for name, table in TABLES.items():
        for row in rows[name]:
            assert all(row[column] for column in table.required), (name, row)
            for column, target in table.links.items():
                assert not row[column] or row[column] in {each["id"] for each in rows[target]}
        ids = [row["id"] for row in rows[name]]
        assert len(ids) == len(set(ids))


def test_the_description_names_every_file() -> None:
    resources = json.loads(json.dumps(describe()))["resources"]
    assert [each["path"] for each in resources] == [each.file for each in TABLES.values()]
    assert {each["profile"] for each in resources} == {"tabular-data-resource"}


def test_nothing_is_a_formula(tmp_path: Path) -> None:
    write_package([line("a", name="=1+1", facts=("@SUM(A1)", "-2"))], tmp_path / "out")
    for file in (tmp_path / "out").glob("*.csv"):
        with file.open(newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert not [cell for cell in cells if cell[:1] in set("=@-\t\r")]
    (again,) = read_again(tmp_path / "out", tmp_path)
    assert (again.name, again.facts) == ("=1+1", ("@SUM(A1)", "-2"))


def test_files_are_private_and_a_folder_with_files_stays_as_it_is(tmp_path: Path) -> None:
    write_package([line("a")], tmp_path / "out")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "out").iterdir()} == {0o600}
    with pytest.raises(FolderNotWritable):
        write_package([line("a")], tmp_path / "out")


words = (
    st.text(
        alphabet=st.sampled_from("abcdefghij ABC.,;:'áñ=+-@0123456789\"()"), min_size=1, max_size=30
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
labels = words.filter(lambda text: "whatsapp" not in text.lower() and "send the word" not in text)
phones = st.builds(
    Phone,
    st.sampled_from(["+13035550100", "+441234234567", "988", "116123", "*4141"]),
    st.just(""),
    st.sampled_from(PhoneKind),
    labels,
    text_keyword=st.none() | st.sampled_from(["HOME", "AYUDA"]),
).map(
    lambda phone: dataclasses.replace(
        phone,
        display=phone.number,
        label=f"WhatsApp: {phone.label}" if phone.kind is PhoneKind.WHATSAPP else phone.label,
    )
)
minutes = st.times(max_value=time(23, 58)).map(lambda each: each.replace(second=0, microsecond=0))
openings = st.builds(
    Opening,
    st.sampled_from(["America/Denver", "Europe/Madrid"]),
    st.lists(st.builds(OpeningTime, st.just((1, 3, 7)), minutes, minutes), min_size=1, max_size=3)
    .map(tuple),
    st.none() | st.just(date(2027, 1, 1)),
)  # fmt: skip
lines = st.lists(words, max_size=3).map(tuple)
places = st.sampled_from([("US", "CO"), ("US", None), ("GB", None), ("ZZ", None), ("EU", None)])
resources = st.builds(
    lambda place, resource: dataclasses.replace(resource, country=place[0], region=place[1]),
    places,
    st.builds(
        Resource,
        id=st.just("one"),
        name=words,
        kind=st.sampled_from(Kind),
        audience=lines,
        country=st.just(""),
        languages=st.lists(st.sampled_from(["en", "es", "vi"]), unique=True, max_size=3).map(tuple),
        facts=lines,
        phones=st.lists(
            phones, max_size=3, unique_by=lambda each: (each.number, each.kind, each.text_keyword)
        ).map(tuple),
        chat_url=st.none() | st.just("https://chat.example/a"),
        website=st.none() | st.just("https://web.example"),
        email=st.none() | st.just("ana@web.example"),
        hours=st.none() | words,
        free_of_charge=st.none() | st.booleans(),
        confidential=st.none() | st.booleans(),
        peer_led=st.none() | st.booleans(),
        sign_language=st.none() | st.booleans(),
        confidence=st.just(Confidence.SECONDARY),
        opening=st.none() | openings,
        status=st.sampled_from(Status),
        alert=st.none() | words,
        address=st.none() | words,
    ),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(resources)
def test_what_hsds_can_hold_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, resource: Resource
) -> None:
    folder = tmp_path_factory.mktemp("out")
    write_package([resource], folder / "out")
    (again,) = read_again(folder / "out", folder)
    expected = dataclasses.replace(resource, id=identity("one"))
    assert dataclasses.asdict(again) == dataclasses.asdict(expected)
