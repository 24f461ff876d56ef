"""Rows from the pages of an SQLite database, read without SQLite.

After the file format as SQLite publishes it (sqlite.org/fileformat2.html):
b-tree pages, cells, overflow chains and records. Everything is checked against
its bounds, since the neighbours of a damaged page may point anywhere; a cell
that makes no sense is passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.vault.pages import USABLE, Pages

Value = int | float | str | bytes | None

TABLE_LEAF: Final = 0x0D
TABLE_INTERIOR: Final = 0x05
INDEX_LEAF: Final = 0x0A
INDEX_INTERIOR: Final = 0x02
_INTERIOR: Final = (TABLE_INTERIOR, INDEX_INTERIOR)
_INDEX: Final = (INDEX_LEAF, INDEX_INTERIOR)
_FILE_HEADER: Final = 100
_MOST_LEVELS: Final = 20
_MOST_PAYLOAD: Final = 1 << 30
_LEAST: Final = (USABLE - 12) * 32 // 255 - 23
_MOST_TABLE: Final = USABLE - 35
_MOST_INDEX: Final = (USABLE - 12) * 64 // 255 - 23
_SIZES: Final = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_FIRST_BLOB: Final = 12
_LONGEST_VARINT: Final = 9


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is stored."""

    number: int | None
    """Its rowid; None in a table without."""
    values: tuple[Value, ...]


def walk(pages: Pages, root: int, seen: set[int]) -> Iterator[Row]:
    """Yield the rows of a b-tree; each page once, damaged ones passed over."""
    waiting = [(root, 0)]
    while waiting:
        number, level = waiting.pop()
        if number in seen or level > _MOST_LEVELS:
            continue
        page = pages.read(number)
        if page is None:
            continue
        seen.add(number)
        yield from rows_of(pages, page, number)
        waiting += [(child, level + 1) for child in reversed(_children(page, number))]


def kind_of(page: bytes, number: int) -> int:
    """Return the type byte of a b-tree page."""
    return page[_start(number)]


def rows_of(pages: Pages, page: bytes, number: int) -> Iterator[Row]:
    """Yield the rows that stand on one page itself."""
    kind = kind_of(page, number)
    if kind not in (TABLE_LEAF, *_INDEX):
        return
    for place in _cells(page, number):
        try:
            row = _row(pages, page, place, kind)
        except (IndexError, ValueError, struct.error):
            continue
        if row is not None:
            yield row


def _start(number: int) -> int:
    return _FILE_HEADER if number == 1 else 0


def _cells(page: bytes, number: int) -> list[int]:
    start = _start(number)
    count = int.from_bytes(page[start + 3 : start + 5])
    pointers = start + (12 if page[start] in _INTERIOR else 8)
    ends = min(pointers + 2 * count, USABLE)
    return [
        place
        for at in range(pointers, ends - 1, 2)
        if ends <= (place := int.from_bytes(page[at : at + 2])) < USABLE
    ]


def _children(page: bytes, number: int) -> list[int]:
    start = _start(number)
    if page[start] not in _INTERIOR:
        return []
    children = [int.from_bytes(page[place : place + 4]) for place in _cells(page, number)]
    return [*children, int.from_bytes(page[start + 8 : start + 12])]


def _row(pages: Pages, page: bytes, place: int, kind: int) -> Row | None:
    if kind == INDEX_INTERIOR:
        place += 4
    length, place = _varint(page, place)
    number: int | None = None
    if kind == TABLE_LEAF:
        raw, place = _varint(page, place)
        number = raw - (1 << 64) if raw >> 63 else raw
    if not 0 < length <= _MOST_PAYLOAD:
        return None
    payload = _payload(pages, page, place, length, index=kind in _INDEX)
    return None if payload is None else Row(number, _record(payload))


def _payload(pages: Pages, page: bytes, place: int, length: int, *, index: bool) -> bytes | None:
    most = _MOST_INDEX if index else _MOST_TABLE
    local = length
    if length > most:
        local = _LEAST + (length - _LEAST) % (USABLE - 4)
        local = local if local <= most else _LEAST
    if place + local > USABLE:
        return None
    parts = [page[place : place + local]]
    following = int.from_bytes(page[place + local : place + local + 4]) if local < length else 0
    missing = length - local
    while missing > 0:
        overflow = pages.read(following)
        if overflow is None:
            return None
        part = overflow[4 : 4 + missing]
        parts.append(part)
        missing -= len(part)
        following = int.from_bytes(overflow[:4])
    return b"".join(parts)


def _record(payload: bytes) -> tuple[Value, ...]:
    head, at = _varint(payload, 0)
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    place = head
    for kind in kinds:
        size = _SIZES[kind] if kind < len(_SIZES) else (kind - _FIRST_BLOB) // 2
        if size < 0 or place + size > len(payload):
            raise ValueError(kind)
        values.append(_value(kind, payload[place : place + size]))
        place += size
    return tuple(values)


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:  # noqa: PLR2004  # the format's own number of a 64-bit float
        return float(struct.unpack(">d", content)[0])
    if kind in {8, 9}:
        return kind - 8
    if kind < _FIRST_BLOB:
        return int.from_bytes(content, signed=True)
    return content.decode("utf-8") if kind % 2 else content


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for position in range(at, at + _LONGEST_VARINT - 1):
        byte = content[position]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  # the bit that says there is more
            return value, position + 1
    return value << 8 | content[at + 8], at + _LONGEST_VARINT
