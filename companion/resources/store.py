"""Reading the directory's data files.

The files may come damaged from a disk or be edited by hand. One bad record, or
one bad file, is left out and the others are kept: a person who looks for help
is better served by most of the directory than by an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from companion import clock
from companion.clock import zone_named
from companion.errors import DirectoryDamaged
from companion.json_values import (
    Unfit,
    array,
    content,
    fitting,
    listed,
    mapping,
    optional,
    optional_texts,
    said,
    text,
    texts,
)
from companion.resources.model import (
    Check,
    Confidence,
    EmergencyNumber,
    Kind,
    Opening,
    OpeningTime,
    Phone,
    PhoneKind,
    Resource,
    Source,
)
from companion.resources.names import NameBook

SCHEMA_VERSIONS = {1, 2}
"""The versions that can be read: the first knew no opening times and no checks."""
NOT_RECORDS = {
    "calling.json",
    "countries.json",
    "directory.schema.json",
    "emergency.json",
    "kinds.json",
    "languages.json",
    "needs.json",
    "regions.json",
    "routes.json",
}

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}|\*?[0-9]{3,8}")
_EMERGENCY = re.compile(r"[0-9]{2,6}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_WEB_ADDRESS = re.compile(r"https?://\S+")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_TIMES = 50
_WEEKDAYS = range(1, 8)


def read_resources(folder: Path, today: date | None = None) -> tuple[Resource, ...]:
    """Return every record that can be read, file by file, in the order of the files.

    A check that is dated after `today` (None: the computer's day) is taken for
    none. Raises DirectoryDamaged when there is not even one record.
    """
    today = clock.now().date() if today is None else today
    found: dict[str, Resource] = {}
    for file in sorted(folder.glob("*.json")):
        if file.name not in NOT_RECORDS:
            for resource in _resources(content(file), today):
                found.setdefault(resource.id, resource)
    if not found:
        raise DirectoryDamaged
    return tuple(found.values())


def read_emergency(folder: Path) -> dict[str, tuple[EmergencyNumber, ...]]:
    """Return the emergency numbers of each country; none where they cannot be read."""
    numbers: dict[str, tuple[EmergencyNumber, ...]] = {}
    for country, entries in mapping(content(folder / "emergency.json")).items():
        numbers[country] = tuple(
            EmergencyNumber(entry["number"], entry["display"], entry["use"])
            for entry in listed(entries)
            if _is_emergency_number(entry)
        )
    return numbers


def read_names(folder: Path) -> NameBook:
    """Return the names of countries, regions, kinds and languages that can be read."""
    regions = mapping(content(folder / "regions.json"))
    return NameBook(
        countries=_names(content(folder / "countries.json")),
        kinds=_names(content(folder / "kinds.json")),
        languages=_names(content(folder / "languages.json")),
        regions={country: _names(names) for country, names in regions.items()},
    )


def _resources(document: Any, today: date) -> Iterator[Resource]:
    document = mapping(document)
    version = document.get("schema_version")
    known = isinstance(version, int) and version in SCHEMA_VERSIONS
    for record in listed(document.get("records")) if known else []:
        resource = read_record(record, today)
        if resource is not None:
            yield resource


def read_record(record: Any, today: date) -> Resource | None:
    """Return one record of ours, from whatever JSON held; None when it cannot be used."""
    try:
        return _resource(mapping(record), today)
    except (KeyError, ValueError):
        return None


def _resource(record: Mapping[str, Any], today: date) -> Resource:
    return Resource(
        id=text(record["id"]),
        name=text(record["name"]),
        name_es=optional(record.get("name_es")),
        kind=Kind(text(record["kind"])),
        audience=texts(record["audience"]),
        audience_es=optional_texts(record.get("audience_es")),
        country=fitting(_COUNTRY, record["country"]),
        region=optional(record.get("region")),
        languages=texts(record["languages"]),
        phones=tuple(_phone(mapping(phone)) for phone in array(record["phones"])),
        chat_url=_web_address(record.get("chat_url")),
        website=_web_address(record.get("website")),
        email=optional(record.get("email")),
        hours=optional(record.get("hours")),
        hours_es=optional(record.get("hours_es")),
        free_of_charge=said(record.get("free_of_charge")),
        confidential=said(record.get("confidential")),
        peer_led=said(record.get("peer_led")),
        facts=texts(record["facts"]),
        facts_es=optional_texts(record.get("facts_es")),
        sources=tuple(_source(mapping(source)) for source in array(record["sources"])),
        confidence=Confidence(text(record["confidence"])),
        opening=_opening(record.get("opening")),
        check=_check(record.get("check"), today),
        sign_language=said(record.get("sign_language")),
    )


def _opening(opening: Any) -> Opening | None:
    """Return opening times, or None, which is unknown, when any part of them is unfit."""
    try:
        opening = mapping(opening)
        times = array(opening["times"])
        valid_to = opening.get("valid_to")
        if zone_named(text(opening["zone"])) is None or not 0 < len(times) <= _MOST_TIMES:
            return None
        return Opening(
            zone=opening["zone"],
            times=tuple(_opening_time(mapping(each)) for each in times),
            valid_to=None if valid_to is None else _day(valid_to),
        )
    except (KeyError, ValueError):
        return None


def _opening_time(each: Mapping[str, Any]) -> OpeningTime:
    days = array(each["days"])
    if not days or any(type(day) is not int or day not in _WEEKDAYS for day in days):
        raise Unfit
    return OpeningTime(
        days=tuple(sorted(set(days))),
        opens=time.fromisoformat(fitting(_TIME, each["opens"])),
        closes=time.fromisoformat(fitting(_TIME, each["closes"])),
    )


def _check(check: Any, today: date) -> Check | None:
    """Return a check, or None when it is unfit or lies in the future."""
    try:
        check = mapping(check)
        found = Check(_day(check["on"]), text(check["by"]))
    except (KeyError, ValueError):
        return None
    return found if found.on <= today else None


def _day(value: Any) -> date:
    return date.fromisoformat(fitting(_DAY, value))


def _phone(phone: Mapping[str, Any]) -> Phone:
    return Phone(
        number=fitting(_NUMBER, phone["number"]),
        display=text(phone["display"]),
        kind=PhoneKind(text(phone["kind"])),
        label=text(phone["label"]),
        label_es=optional(phone.get("label_es")),
        text_keyword=optional(phone.get("text_keyword")),
    )


def _source(source: Mapping[str, Any]) -> Source:
    return Source(_web_address(source.get("url")), optional(source.get("page_date")))


def _is_emergency_number(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(key), str) for key in ("number", "display", "use"))
        and _EMERGENCY.fullmatch(entry["number"]) is not None
    )


def _names(content: Any) -> dict[str, dict[str, str]]:
    return {
        code: {language: name for language, name in names.items() if isinstance(name, str)}
        for code, names in mapping(content).items()
        if isinstance(names, dict)
    }


def _web_address(value: Any) -> str | None:
    return None if value is None else fitting(_WEB_ADDRESS, value)
