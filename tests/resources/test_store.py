"""Reading the data files, whole and damaged."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from companion import json_values
from companion.errors import DirectoryDamaged
from companion.paths import assets
from companion.resources import store
from companion.resources.model import Check, EmergencyNumber, Kind, Opening, OpeningTime

SHIPPED = assets() / "directory"


def record(**changes: Any) -> dict[str, Any]:
    shipped = json.loads((SHIPPED / "mx.json").read_text("utf-8"))["records"][0]
    return {**shipped, **changes}


def write(folder: Path, name: str, *records: Any, version: Any = 2) -> Path:
    file = folder / name
    content = {"schema_version": version, "country": "MX", "records": records}
    file.write_text(json.dumps(content), "utf-8")
    return file


def ids(folder: Path) -> list[str]:
    return [resource.id for resource in store.read_resources(folder)]


def test_every_shipped_record_is_read() -> None:
    assert len(store.read_resources(SHIPPED)) == 228


def test_a_record_arrives_whole() -> None:
    line = next(each for each in store.read_resources(SHIPPED) if each.id == "co-linea-106")
    assert line.name == "Línea 106 (Bogotá and other cities)"
    assert line.name_in("es") == "Línea 106 (Bogotá y otras ciudades)"
    assert line.kind is Kind.CRISIS_LINE
    assert line.region == "Bogotá"
    assert [phone.number for phone in line.phones] == ["106", "+573007548933"]
    assert line.free_of_charge is True
    assert line.peer_led is None
    assert line.email == "linea106@saludcapital.gov.co"
    assert [source.page_date for source in line.sources] == [None, "2025"]


@pytest.mark.parametrize(
    "damage",
    [
        {"id": None},
        {"id": " "},
        {"name": 3},
        {"kind": "unheard of"},
        {"country": "Mexico"},
        {"phones": None},
        {"phones": ["800 911 2000"]},
        {"phones": [{"number": "call us", "display": "1", "kind": "voice", "label": "Call"}]},
        {"phones": [{"number": "911", "display": "911", "kind": "smoke", "label": "Call"}]},
        {"website": "javascript:alert(1)"},
        {"website": "file:///etc/passwd"},
        {"facts": "one string"},
        {"facts": [1]},
        {"free_of_charge": "yes"},
        {"sources": [{"url": "ftp://example.org", "page_date": None}]},
        {"confidence": "certain"},
        {"sign_language": "ASL"},
    ],
    ids=str,
)
def test_one_bad_record_does_not_lose_the_others(tmp_path: Path, damage: dict[str, Any]) -> None:
    write(tmp_path, "mx.json", record(**{"id": "mx-bad", **damage}), record(id="mx-good"))
    assert ids(tmp_path) == ["mx-good"]


@pytest.mark.parametrize("missing", ["id", "name", "kind", "audience", "country", "phones"])
def test_a_record_without_something_it_needs_is_left_out(tmp_path: Path, missing: str) -> None:
    incomplete = record()
    del incomplete[missing]
    write(tmp_path, "mx.json", incomplete, "no record", None, record(id="mx-good"))
    assert ids(tmp_path) == ["mx-good"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[]", b"null", b'{"records": []}', b"[" * 100_000, b"\0" * 100],
    ids=["empty", "cut", "not UTF-8", "a list", "null", "no version", "too deep", "zeros"],
)
def test_one_bad_file_does_not_lose_the_others(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "aa.json").write_bytes(content)
    write(tmp_path, "mx.json", record())
    assert ids(tmp_path) == ["mx-linea-de-la-vida"]


def test_a_file_that_is_too_large_is_left_unread(tmp_path: Path) -> None:
    large = write(tmp_path, "aa.json", record(id="aa-large"))
    large.write_bytes(large.read_bytes() + b" " * json_values.MOST_BYTES)
    write(tmp_path, "mx.json", record())
    assert ids(tmp_path) == ["mx-linea-de-la-vida"]


def test_a_file_of_another_version_is_left_unread(tmp_path: Path) -> None:
    write(tmp_path, "aa.json", record(id="aa-newer"), version=3)
    write(tmp_path, "ab.json", record(id="ab-text"), version="2")
    write(tmp_path, "ac.json", record(id="ac-list"), version=[2])
    write(tmp_path, "mx.json", record())
    assert ids(tmp_path) == ["mx-linea-de-la-vida"]


def test_a_file_of_the_first_version_is_still_read(tmp_path: Path) -> None:
    first = record()
    for key in ("opening", "check", "sign_language"):
        del first[key]
    write(tmp_path, "mx.json", first, version=1)
    (line,) = store.read_resources(tmp_path)
    assert (line.opening, line.check, line.sign_language) == (None, None, None)


def only(folder: Path, **changes: Any) -> Any:
    """Return the one resource that is read from a record with some changes."""
    write(folder, "mx.json", record(**changes))
    (line,) = store.read_resources(folder, TODAY)
    return line


def test_opening_times_arrive_whole(tmp_path: Path) -> None:
    opening = {
        "zone": "America/Mexico_City",
        "times": [{"days": [5, 1, 1], "opens": "08:30", "closes": "00:00"}],
        "valid_to": "2026-12-31",
    }
    assert only(tmp_path, opening=opening).opening == Opening(
        "America/Mexico_City",
        (OpeningTime((1, 5), time(8, 30), time()),),
        date(2026, 12, 31),
    )


NINE_TO_FIVE = {"days": [1], "opens": "09:00", "closes": "17:00"}


@pytest.mark.parametrize(
    "opening",
    [
        "24/7",
        {},
        {"zone": "Mars/Olympus", "times": [NINE_TO_FIVE]},
        {"zone": "../../etc/passwd", "times": [NINE_TO_FIVE]},
        {"zone": "/etc/localtime", "times": [NINE_TO_FIVE]},
        {"zone": "America", "times": [NINE_TO_FIVE]},
        {"zone": "a" * 5000, "times": [NINE_TO_FIVE]},
        {"zone": "UTC\0", "times": [NINE_TO_FIVE]},
        {"zone": "-06:00", "times": [NINE_TO_FIVE]},
        {"zone": 6, "times": [NINE_TO_FIVE]},
        {"zone": "UTC", "times": []},
        {"zone": "UTC", "times": NINE_TO_FIVE},
        {"zone": "UTC", "times": [NINE_TO_FIVE] * 51},
        {"zone": "UTC", "times": ["always"]},
        {"zone": "UTC", "times": [NINE_TO_FIVE, {**NINE_TO_FIVE, "days": []}]},
        {"zone": "UTC", "times": [{**NINE_TO_FIVE, "days": [0]}]},
        {"zone": "UTC", "times": [{**NINE_TO_FIVE, "days": [8]}]},
        {"zone": "UTC", "times": [{**NINE_TO_FIVE, "days": [True]}]},
        {"zone": "UTC", "times": [{**NINE_TO_FIVE, "opens": "9:00"}]},
        {"zone": "UTC", "times": [{**NINE_TO_FIVE, "closes": "24:00"}]},
        {"zone": "UTC", "times": [{**NINE_TO_FIVE, "closes": None}]},
        {"zone": "UTC", "times": [NINE_TO_FIVE], "valid_to": "2026-02-30"},
        {"zone": "UTC", "times": [NINE_TO_FIVE], "valid_to": 2026},
    ],
    ids=lambda opening: str(opening)[:60],
)
def test_unfit_opening_times_are_unknown_and_the_line_is_still_shown(
    tmp_path: Path, opening: object
) -> None:
    line = only(tmp_path, opening=opening)
    assert line.opening is None
    assert line.phones


TODAY = date(2026, 3, 10)


def test_a_check_arrives_with_its_day_and_who_made_it(tmp_path: Path) -> None:
    check = {"on": "2026-03-10", "by": "a volunteer"}
    assert only(tmp_path, check=check).check == Check(TODAY, "a volunteer")


@pytest.mark.parametrize(
    "check",
    [
        {"on": "2026-03-11", "by": "a volunteer"},
        {"on": "2026-03-32", "by": "a volunteer"},
        {"on": "2026-03", "by": "a volunteer"},
        {"on": None, "by": "a volunteer"},
        {"on": "2026-03-01", "by": " "},
        {"on": "2026-03-01"},
        {},
        True,
        "2026-03-01",
    ],
    ids=str,
)
def test_a_check_from_the_future_or_without_a_day_or_a_checker_is_none(
    tmp_path: Path, check: object
) -> None:
    line = only(tmp_path, check=check)
    assert line.check is None
    assert line.phones


def test_without_a_day_the_computers_own_counts(tmp_path: Path) -> None:
    write(tmp_path, "mx.json", record(check={"on": "9999-12-31", "by": "a volunteer"}))
    (line,) = store.read_resources(tmp_path)
    assert line.check is None


def test_a_folder_named_like_a_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "aa.json").mkdir()
    write(tmp_path, "mx.json", record())
    assert ids(tmp_path) == ["mx-linea-de-la-vida"]


def test_of_two_records_with_one_id_the_first_stays(tmp_path: Path) -> None:
    write(tmp_path, "mx.json", record(name="First"), record(name="Second"))
    assert [each.name for each in store.read_resources(tmp_path)] == ["First"]


def test_a_directory_without_a_single_record_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DirectoryDamaged):
        store.read_resources(tmp_path)
    with pytest.raises(DirectoryDamaged):
        store.read_resources(tmp_path / "not here")
    write(tmp_path, "mx.json", "nothing of use")
    with pytest.raises(DirectoryDamaged):
        store.read_resources(tmp_path)


def test_emergency_numbers_are_read() -> None:
    numbers = store.read_emergency(SHIPPED)
    assert numbers["US"] == (EmergencyNumber("911", "911", "any"),)
    assert [(each.number, each.use) for each in numbers["JP"]] == [
        ("110", "police"),
        ("119", "ambulance"),
    ]
    assert numbers["ZZ"] == ()


@pytest.mark.parametrize(
    "entries",
    [None, "911", [911], [{"number": "911"}], [{"number": "x", "display": "x", "use": "any"}]],
    ids=str,
)
def test_a_damaged_emergency_number_is_left_out(tmp_path: Path, entries: object) -> None:
    good = [{"number": "112", "display": "112", "use": "any"}]
    content = json.dumps({"US": entries, "DE": good})
    (tmp_path / "emergency.json").write_text(content, "utf-8")
    assert store.read_emergency(tmp_path) == {"US": (), "DE": (EmergencyNumber("112", "112"),)}


def test_missing_names_leave_the_codes(tmp_path: Path) -> None:
    (tmp_path / "countries.json").write_text('{"MX": {"en": "Mexico", "es": 3}, "US": []}', "utf-8")
    names = store.read_names(tmp_path)
    assert names.country("MX", "es") == "Mexico"
    assert names.country("US", "en") == "US"
    assert names.kind("crisis_line", "en") == "crisis line"
    assert names.region("US", "CO", "en") == "CO"
    assert names.language("es", "en") == "es"


def test_names_are_read_in_both_languages() -> None:
    names = store.read_names(SHIPPED)
    assert names.country("ES", "es") == "España"
    assert names.region("US", "NC", "es") == "Carolina del Norte"
    assert names.kind("crisis_line", "es") == "Línea de crisis"
    assert names.language("es", "en") == "Spanish"
