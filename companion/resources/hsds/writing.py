"""Writing records as an HSDS 3.x tabular data package.

Each record becomes an organization and a service with what belongs to them. Ids
are UUIDs made from ours, the same every time. What HSDS has no column for (the
kind, the time zone, three answers) is told in attributes of our own taxonomy.
It does not hold: Spanish texts, sources, who checked, and how a number is
written in its country.
"""

from __future__ import annotations

import csv
import json
import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import FolderNotWritable
from companion.resources.hsds import columns
from companion.resources.hsds.columns import TABLES
from companion.resources.hsds.schedules import rows_of
from companion.resources.hsds.tables import DESCRIPTION, Row
from companion.resources.hsds.text import for_a_spreadsheet
from companion.resources.model import Phone, PhoneKind, Resource, Status

VERSION: Final = "3.0.0"
_NAMESPACE: Final = uuid.UUID("b7a5b0a6-4d7e-5a0c-9f54-1f0a6f1d2c3e")
_STATUS: Final = {
    Status.OPEN: "active",
    Status.PAUSED: "temporarily closed",
    Status.CLOSED: "defunct",
}
_PHONES: Final = {
    PhoneKind.VOICE: "voice",
    PhoneKind.TEXT: "text",
    PhoneKind.WHATSAPP: "text",
    PhoneKind.TTY: "textphone",
    PhoneKind.VIDEOPHONE: "video",
}
_ANSWERS: Final = {True: "yes", False: "no"}


def identity(*parts: str) -> str:
    """Return the UUID under which something of ours is written."""
    return str(uuid.uuid5(_NAMESPACE, "\0".join(parts)))


def write_package(resources: Iterable[Resource], folder: Path) -> int:
    """Write a package into a new or empty folder and return how many services it has.

    The files are for this user alone (0600), like everything the app writes.
    Raises FolderNotWritable when the folder holds anything already; DiskFull.
    """
    files.private_folder(folder)
    if any(folder.iterdir()):
        raise FolderNotWritable(folder)
    count = 0
    with ExitStack() as stack:
        writers = {table: _writer(stack, folder, table) for table in TABLES}
        for table, row in _taxonomy():
            writers[table](row)
        for count, resource in enumerate(resources, start=1):  # noqa: B007  # returned
            for table, row in rows_for(resource):
                writers[table](row)
    description = json.dumps(describe(), indent=2).encode()
    files.write_atomically(folder / DESCRIPTION, description + b"\n")
    return count


def _writer(stack: ExitStack, folder: Path, table: str) -> Callable[[Row], object]:
    descriptor = files.create_private(folder / TABLES[table].file)
    stream = stack.enter_context(os.fdopen(descriptor, "w", encoding="utf-8", newline=""))
    stack.enter_context(files.explained(folder))
    writer = csv.writer(stream)
    names = TABLES[table].columns
    writer.writerow(names)
    return lambda row: writer.writerow([for_a_spreadsheet(row.get(name, "")) for name in names])


def _taxonomy() -> Iterator[tuple[str, Row]]:
    whole = identity("taxonomy")
    about = "What the Companion directory tells beside the columns of HSDS"
    yield "taxonomy", {"id": whole, "name": columns.OUR_TAXONOMY, "description": about}
    for code, meaning in columns.OUR_TERMS.items():
        yield (
            "taxonomy_term",
            {
                "id": identity("term", code),
                "code": code,
                "name": code.replace("_", " "),
                "description": meaning,
                "taxonomy": columns.OUR_TAXONOMY,
                "taxonomy_id": whole,
            },
        )


def rows_for(resource: Resource) -> Iterator[tuple[str, Row]]:
    """Give the rows of every table for one record, with the name of the table."""
    service, whose = identity(resource.id), identity("organization", resource.id)
    about = "\n".join(resource.facts)
    yield (
        "organization",
        {"id": whose, "name": resource.name, "description": about or resource.name},
    )
    check = resource.check
    yield (
        "service",
        {
            "id": service,
            "organization_id": whose,
            "name": resource.name,
            "description": about,
            "url": resource.website or "",
            "email": resource.email or "",
            "status": _STATUS[resource.status],
            "eligibility_description": "\n".join(resource.audience),
            "assured_date": check.on.isoformat() if check else "",
            "alert": resource.alert or "",
        },
    )
    for table, row in _parts(resource):
        number = row.pop("number of part")
        made = {"id": identity(resource.id, table, number), "service_id": service, **row}
        yield table, made
    if resource.address:
        place = identity(resource.id, "location")
        yield (
            "location",
            {
                "id": place,
                "location_type": "physical",
                "name": resource.name,
                "description": resource.address,
            },
        )
        at = identity(resource.id, "at")
        yield "service_at_location", {"id": at, "service_id": service, "location_id": place}
    for code, value in _answers(resource):
        yield (
            "attribute",
            {
                "id": identity(resource.id, "attribute", code),
                "link_id": service,
                "link_entity": "service",
                "taxonomy_term_id": identity("term", code),
                "value": value,
                "label": code.replace("_", " "),
            },
        )


def _parts(resource: Resource) -> Iterator[tuple[str, Row]]:
    for table, found in (
        ("phone", [_phone(each) for each in resource.phones]),
        ("schedule", _schedules(resource)),
        ("language", [{"code": code} for code in resource.languages]),
        ("service_area", [_area(resource)]),
        ("cost_option", _cost(resource.free_of_charge)),
        ("url", [{"label": "Chat", "url": resource.chat_url}] if resource.chat_url else []),
    ):
        for number, row in enumerate(found):
            yield table, {**row, "number of part": str(number)}


def _phone(phone: Phone) -> Row:
    label = phone.label
    if phone.kind is PhoneKind.WHATSAPP and "whatsapp" not in label.lower():
        label = f"WhatsApp: {label}"
    if phone.text_keyword:
        label = f"{label} (send the word {phone.text_keyword})"
    return {"number": phone.number, "type": _PHONES[phone.kind], "description": label}


def _schedules(resource: Resource) -> Sequence[Row]:
    told = {"description": resource.hours} if resource.hours else {}
    if resource.opening is None:
        return [told] if told else []
    return [{**row, **told} for row in rows_of(resource.opening)]


def _area(resource: Resource) -> Row:
    if resource.region is None:
        return {"name": resource.country, "extent": resource.country, "extent_type": "country"}
    extent = f"{resource.country}-{resource.region}"
    return {"name": extent, "extent": extent, "extent_type": "state"}


def _cost(free: bool | None) -> list[Row]:  # noqa: FBT001  # one of three answers
    if free is None:
        return []
    return [{"option": "free", "amount": "0"}] if free else [{"option": "fee"}]


def _answers(resource: Resource) -> Iterator[tuple[str, str]]:
    yield columns.KIND, resource.kind
    if resource.opening is not None:
        yield columns.TIME_ZONE, resource.opening.zone
    for code, answer in (
        (columns.CONFIDENTIAL, resource.confidential),
        (columns.PEER_LED, resource.peer_led),
        (columns.SIGN_LANGUAGE, resource.sign_language),
    ):
        if answer is not None:
            yield code, _ANSWERS[answer]


def describe() -> dict[str, object]:
    """Return the description of the package as Frictionless has it (datapackage.json)."""
    return {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "version": VERSION,
        "resources": [
            {
                "name": name,
                "path": table.file,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": {
                    "primaryKey": "id",
                    "fields": [
                        {
                            "name": column,
                            "type": table.types.get(column, "string"),
                            "constraints": {
                                "required": column in table.required,
                                **({"unique": True} if column == "id" else {}),
                            },
                        }
                        for column in table.columns
                    ],
                    "foreignKeys": [
                        {"fields": column, "reference": {"resource": target, "fields": "id"}}
                        for column, target in table.links.items()
                    ],
                },
            }
            for name, table in TABLES.items()
        ],
    }
