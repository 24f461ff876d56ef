"""A data package after the shape of the official example, read as a whole."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from companion.errors import Cancelled, PackSourceUnreadable
from companion.resources.hsds import reading
from companion.resources.hsds.problems import Problems, What
from companion.resources.hsds.reading import read_services
from companion.resources.hsds.service_row import Gathered, Setting, resource_of
from companion.resources.hsds.tables import Row, opened_members
from companion.resources.model import Kind, Resource, Status
from tests.support.packs import TODAY, package

TABLES = {
    "organizations": "id,name,description,website,x_extra\n"
    "o1,River Trust,Helps,https://river.example,1\n",
    "services": "\ufeffid,organization_id,name,status,alert,assured_date,assurer_email,url,"
    "last_modified,made_up\r\n"
    "s1,o1,River Line,active,<b>New floor</b>,2026-02-01,ana@river.example,,2026-03-01,x\r\n"
    "s2,o1,Lake Group,temporarily closed,,,,https://lake.example,,\r\n"
    "s3,o1,Old Line,defunct,,,,,,\r\n",
    "service_at_location": "id,service_id,location_id\na1,s1,l1\n",
    "locations": "id,location_type,name\nl1,physical,Main house\n",
    "addresses": "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
    "d1,l1,1 River Road,Denver,CO,80201,US,physical\n",
    "phones": "id,service_id,location_id,service_at_location_id,number,type\n"
    'p1,s1,,,"""+1 303 555 0100""",voice\np2,,l1,,303-555-0101,text\np3,,,a1,988,\n'
    "p4,s2,,,ask Ana,voice\n",
    "languages": "id,service_id,location_id,name\ng1,s1,,Spanish\ng2,,l1,English\n",
    "schedules": "id,service_id,location_id,service_at_location_id,freq,byday,opens_at,closes_at,"
    'timezone\nh1,s1,,,WEEKLY,"MO,TU",09:00,17:00,-7\n',
    "cost_options": "id,service_id,option,amount\nc1,s1,Standard,0\n",
    "taxonomies": "id,name,description\nt1,211,x\n",
    "taxonomy_terms": "id,code,name,description,taxonomy_id\ntt1,RP,Grief support,x,t1\n",
    "attributes": "id,link_id,taxonomy_term_id,link_entity,value\nx1,s2,tt1,service,\n",
    "metadata": "id\n1\n",
}


def read(
    path: Path, folder: Path, zone: str | None = "America/Denver"
) -> tuple[list[Resource], Problems]:
    problems = Problems()
    setting = Setting("US", TODAY, zone)
    with opened_members(path) as members:
        made = read_services(members, setting, problems, folder=folder, source=path)
        return list(made), problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return package(tmp_path / "package", TABLES)


def test_everything_that_belongs_to_a_service_comes_with_it(folder: Path, tmp_path: Path) -> None:
    (line, group, old), problems = read(folder, tmp_path)
    assert (line.id, line.name, line.status) == ("s1", "River Line", Status.OPEN)
    assert line.facts == ("River Trust.",)
    assert line.alert == "New floor"
    assert [each.number for each in line.phones] == ["+13035550100", "988", "+13035550101"]
    assert line.phones[0].display == "+1 303 555 0100"
    assert (line.country, line.region) == ("US", "CO")
    assert line.address == "1 River Road, Denver, CO 80201"
    assert line.languages == ("es", "en")
    assert line.website == "https://river.example"
    assert line.free_of_charge is True
    assert line.check is not None
    assert line.opening is not None
    assert line.opening.times[0].days == (1, 2)
    assert (group.kind, group.status) == (Kind.BEREAVEMENT, Status.PAUSED)
    assert group.website == "https://lake.example"
    assert old.status is Status.CLOSED
    (number,) = problems.kept
    assert (number.file, number.row, number.column) == ("phones.csv", 5, "number")


def test_without_a_zone_the_times_stay_unknown(folder: Path, tmp_path: Path) -> None:
    assert read(folder, tmp_path, None)[0][0].opening is None
    assert read(folder, tmp_path, "America/New_York")[0][0].opening is None


def test_a_zip_says_the_same(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for table in folder.iterdir():
            archive.write(table, f"data/{table.name}")
    assert read(file, tmp_path)[0] == read(folder, tmp_path)[0]


def test_services_alone_are_enough(tmp_path: Path) -> None:
    folder = package(tmp_path / "package", {"service": "id,name\n1,A\n"})
    assert [each.name for each in read(folder, tmp_path)[0]] == ["A"]


def test_bad_rows_are_listed_and_do_not_stop_the_rest(tmp_path: Path) -> None:
    services = "id,name,status\n,Nameless,\n1,A,maybe\n1,Again,\n2,,\n3,B,\n"
    found, problems = read(package(tmp_path / "p", {"services": services}), tmp_path)
    assert [each.id for each in found] == ["1", "3"]
    assert [(each.row, each.column, each.what) for each in problems.kept] == [
        (2, "id", What.NO_ID),
        (3, "status", What.STATUS),
        (4, "id", What.TWICE),
        (5, "name", What.NO_NAME),
    ]


def test_what_has_no_services_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(PackSourceUnreadable):
        read(package(tmp_path / "p", {"phones": "id\n"}), tmp_path)


def test_nothing_is_left_behind_whatever_happens(folder: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()

    def cancel(_count: int) -> None:
        raise Cancelled

    with opened_members(folder) as members, pytest.raises(Cancelled):
        list(
            read_services(
                members, Setting("US", TODAY), Problems(),
                folder=work, source=folder, advance=cancel,
            )
        )  # fmt: skip
    with opened_members(folder) as members:
        services = read_services(
            members, Setting("US", TODAY), Problems(), folder=work, source=folder
        )
        next(services)
        services.close()  # type: ignore[attr-defined]  # a generator
    assert list(work.iterdir()) == []


def test_progress_goes_to_the_end_of_every_table(folder: Path, tmp_path: Path) -> None:
    told: list[int] = []
    with opened_members(folder) as members:
        list(
            read_services(
                members, Setting("US", TODAY), Problems(),
                folder=tmp_path, source=folder, advance=told.append,
            )
        )  # fmt: skip
    read_of = [name for name in TABLES if name != "metadata"]
    assert sum(told) == sum(len(TABLES[name].removeprefix("\ufeff")) for name in read_of)


def test_the_rows_of_many_places_are_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Gathered] = []

    def noted(row: Row, gathered: Gathered, *rest: Any) -> Resource | None:
        taken.append(gathered)
        return resource_of(row, gathered, *rest)

    monkeypatch.setattr(reading, "resource_of", noted)
    at = "".join(f"a{number},s1,l{number % 60}\n" for number in range(300))
    phones = "".join(f"p{number},l{number % 60},303-555-0101\n" for number in range(6_000))
    tables = TABLES | {
        "service_at_location": f"id,service_id,location_id\n{at}",
        "phones": f"id,location_id,number\n{phones}",
    }
    read(package(tmp_path / "many", tables), tmp_path)
    # 60 places with 100 numbers each: none of them twice, and not all of them.
    assert 5_000 <= len(taken[0].places["phone"]) < 5_200
