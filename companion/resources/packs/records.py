"""Records of ours as lines of JSON, and what every record of a pack is held to."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import IO, Any, Final

from companion.resources import store
from companion.resources.hsds.problems import Problems, What
from companion.resources.hsds.service_row import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_LINES,
    MOST_PHONES,
)
from companion.resources.hsds.staging import key
from companion.resources.hsds.tables import Advance
from companion.resources.hsds.text import one_line, plain_text
from companion.resources.model import Resource, Status

RECORDS: Final = "records.jsonl"
LONGEST_LINE: Final = 256 * 1024
"""The longest record, in bytes."""
_ID: Final = re.compile(r"[!-~]{1,200}")
_SEPARATOR: Final = ":"


def as_record(resource: Resource) -> dict[str, Any]:
    """Return a record as the data files have it (assets/directory/directory.schema.json)."""
    record: dict[str, Any] = dataclasses.asdict(resource)
    del record["pack"]
    return record


def as_line(resource: Resource) -> bytes:
    """Return a record as one line of JSON."""
    return json.dumps(as_record(resource), ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: Any) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def read_lines(
    stream: IO[bytes],
    file: str,
    today: date,
    problems: Problems,
    advance: Advance = lambda _bytes: None,
) -> Iterator[Resource]:
    """Give the records of a file of JSON lines; bad ones go to the problems.

    A check that is dated after `today` is taken for none.
    """
    number = 0
    seen: set[int] = set()  # numbers, not ids: a million of them take some 60 MB
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        advance(len(line))
        if len(line) > LONGEST_LINE:
            problems.add(file, number, "", What.TOO_LONG)
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
                advance(len(line))
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            problems.add(file, number, "", What.NOT_A_RECORD)
            continue
        resource = _resource(record, today)
        if resource is None:
            problems.add(file, number, "", What.NOT_A_RECORD)
        elif (mark := key("", resource.id)) in seen:
            problems.add(file, number, "id", What.TWICE)
        else:
            seen.add(mark)
            yield resource


def _resource(record: Any, today: date) -> Resource | None:
    """Return a record, with what only packs tell: its status, an alert and an address."""
    resource = store.read_record(record, today)
    if resource is None:
        return None
    try:
        status = Status(record.get("status") or Status.OPEN)
    except ValueError:
        return None
    alert, address = record.get("alert"), record.get("address")
    if not isinstance(alert, str | None) or not isinstance(address, str | None):
        return None
    return cleaned(dataclasses.replace(resource, status=status, alert=alert, address=address))


def of_pack(pack: str, resources: Iterable[Resource]) -> Iterator[Resource]:
    """Give the records of a pack under ids of its own: they can never stand for another's."""
    for resource in resources:
        yield dataclasses.replace(resource, id=f"{pack}{_SEPARATOR}{resource.id}", pack=pack)


def cleaned(resource: Resource) -> Resource | None:
    """Return a record in plain text and of bounded size; None when nothing sound is left."""
    name = one_line(resource.name)
    too_many = len(resource.phones) > MOST_PHONES or len(resource.facts) > MOST_LINES
    if not name or len(name) > LONGEST_NAME or too_many or not _ID.fullmatch(resource.id):
        return None
    return dataclasses.replace(
        resource,
        name=name,
        name_es=_line(resource.name_es),
        audience=_lines(resource.audience),
        audience_es=None if resource.audience_es is None else _lines(resource.audience_es),
        facts=_lines(resource.facts),
        facts_es=None if resource.facts_es is None else _lines(resource.facts_es),
        phones=tuple(
            dataclasses.replace(
                phone,
                display=_line(phone.display) or phone.number,
                label=_line(phone.label) or phone.number,
                label_es=_line(phone.label_es),
                text_keyword=_line(phone.text_keyword),
            )
            for phone in resource.phones
        ),
        region=_line(resource.region),
        email=_line(resource.email),
        hours=_line(resource.hours),
        hours_es=_line(resource.hours_es),
        alert=plain_text(resource.alert or "")[:LONGEST_TEXT] or None,
        address=_line(resource.address),
    )


def _line(text: str | None) -> str | None:
    return one_line(text or "")[:LONGEST_TEXT] or None


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    lines = (one_line(text)[:LONGEST_TEXT] for text in texts)
    return tuple(line for line in lines if line)[:MOST_LINES]
