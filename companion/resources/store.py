"""Reading the directory's data files.

The files may come damaged from a disk or be edited by hand. One bad record, or
one bad file, is left out and the others are kept: a person who looks for help
is better served by most of the directory than by an error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from companion.errors import DirectoryDamaged
from companion.resources.model import (
    Confidence,
    EmergencyNumber,
    Kind,
    Phone,
    PhoneKind,
    Resource,
    Source,
)
from companion.resources.names import NameBook

SCHEMA_VERSION = 1
MOST_BYTES = 4 * 1024 * 1024
"""A file larger than this is left unread."""
NOT_RECORDS = {
    "countries.json",
    "directory.schema.json",
    "emergency.json",
    "kinds.json",
    "languages.json",
    "regions.json",
}

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}|\*?[0-9]{3,8}")
_EMERGENCY = re.compile(r"[0-9]{2,6}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_WEB_ADDRESS = re.compile(r"https?://\S+")


class _Unfit(ValueError):
    """A record that cannot be used."""


def read_resources(folder: Path) -> tuple[Resource, ...]:
    """Return every record that can be read, file by file, in the order of the files.

    Raises DirectoryDamaged when there is not even one.
    """
    found: dict[str, Resource] = {}
    for file in sorted(folder.glob("*.json")):
        if file.name not in NOT_RECORDS:
            for resource in _resources(_content(file)):
                found.setdefault(resource.id, resource)
    if not found:
        raise DirectoryDamaged
    return tuple(found.values())


def read_emergency(folder: Path) -> dict[str, tuple[EmergencyNumber, ...]]:
    """Return the emergency numbers of each country; none where they cannot be read."""
    numbers: dict[str, tuple[EmergencyNumber, ...]] = {}
    for country, entries in _mapping(_content(folder / "emergency.json")).items():
        numbers[country] = tuple(
            EmergencyNumber(entry["number"], entry["display"], entry["use"])
            for entry in (entries if isinstance(entries, list) else [])
            if _is_emergency_number(entry)
        )
    return numbers


def read_names(folder: Path) -> NameBook:
    """Return the names of countries, regions, kinds and languages that can be read."""
    regions = _mapping(_content(folder / "regions.json"))
    return NameBook(
        countries=_names(_content(folder / "countries.json")),
        kinds=_names(_content(folder / "kinds.json")),
        languages=_names(_content(folder / "languages.json")),
        regions={country: _names(names) for country, names in regions.items()},
    )


def _content(file: Path) -> Any:
    """Return what a JSON file holds, or None when it cannot be read."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        return json.loads(content) if len(content) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None


def _resources(content: Any) -> Iterator[Resource]:
    content = _mapping(content)
    records = content.get("records")
    if content.get("schema_version") != SCHEMA_VERSION or not isinstance(records, list):
        return
    for record in records:
        resource = read_record(record)
        if resource is not None:
            yield resource


def read_record(record: Any) -> Resource | None:
    """Return one record of ours, from whatever JSON held; None when it cannot be used."""
    try:
        return _resource(_mapping(record))
    except (KeyError, ValueError):
        return None


def _resource(record: Mapping[str, Any]) -> Resource:
    return Resource(
        id=_text(record["id"]),
        name=_text(record["name"]),
        name_es=_optional(record.get("name_es")),
        kind=Kind(_text(record["kind"])),
        audience=_texts(record["audience"]),
        audience_es=_optional_texts(record.get("audience_es")),
        country=_fitting(_COUNTRY, record["country"]),
        region=_optional(record.get("region")),
        languages=_texts(record["languages"]),
        phones=tuple(_phone(_mapping(phone)) for phone in _list(record["phones"])),
        chat_url=_web_address(record.get("chat_url")),
        website=_web_address(record.get("website")),
        email=_optional(record.get("email")),
        hours=_optional(record.get("hours")),
        hours_es=_optional(record.get("hours_es")),
        free_of_charge=_said(record.get("free_of_charge")),
        confidential=_said(record.get("confidential")),
        peer_led=_said(record.get("peer_led")),
        facts=_texts(record["facts"]),
        facts_es=_optional_texts(record.get("facts_es")),
        sources=tuple(_source(_mapping(source)) for source in _list(record["sources"])),
        confidence=Confidence(_text(record["confidence"])),
    )


def _phone(phone: Mapping[str, Any]) -> Phone:
    return Phone(
        number=_fitting(_NUMBER, phone["number"]),
        display=_text(phone["display"]),
        kind=PhoneKind(_text(phone["kind"])),
        label=_text(phone["label"]),
        label_es=_optional(phone.get("label_es")),
        text_keyword=_optional(phone.get("text_keyword")),
    )


def _source(source: Mapping[str, Any]) -> Source:
    return Source(_web_address(source.get("url")), _optional(source.get("page_date")))


def _is_emergency_number(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(key), str) for key in ("number", "display", "use"))
        and _EMERGENCY.fullmatch(entry["number"]) is not None
    )


def _names(content: Any) -> dict[str, dict[str, str]]:
    return {
        code: {language: name for language, name in names.items() if isinstance(name, str)}
        for code, names in _mapping(content).items()
        if isinstance(names, dict)
    }


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _Unfit
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Unfit
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(each) for each in _list(value))


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)


def _optional_texts(value: Any) -> tuple[str, ...] | None:
    return None if value is None else _texts(value)


def _fitting(pattern: re.Pattern[str], value: Any) -> str:
    if not pattern.fullmatch(_text(value)):
        raise _Unfit
    return str(value)


def _web_address(value: Any) -> str | None:
    return None if value is None else _fitting(_WEB_ADDRESS, value)


def _said(value: Any) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise _Unfit
    return value
