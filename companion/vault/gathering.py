"""Everything in a damaged database that can still be read, table by table.

Where the way from a table's root to a page is broken, the page is given to the
one table whose columns its rows fit; where none or several fit, its rows are
counted and left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from companion.vault import records
from companion.vault.pages import Pages
from companion.vault.records import Row, Value

_OWN: Final = re.compile(r"sqlite_.*|alembic_version|vault_state|entry_search_(?!source).*")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_VERSION_PLACE: Final = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, as the schema has it."""

    name: str
    kind: str
    """TEXT, INTEGER, BLOB, …"""
    required: bool
    is_number: bool
    """Whether it is another name of the rowid."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as its rows are stored."""

    name: str
    columns: tuple[Column, ...]
    """In the order of the stored record."""


@dataclass(slots=True)
class Found:
    """What was noticed on the way."""

    unplaced: int = 0
    """Rows that fit no table or several."""
    commit_seq: int = 0
    """The newest change that was found."""


def schema_version(pages: Pages) -> int | None:
    """Return the number of the schema from the first page, or None when that is lost."""
    first = pages.read(1)
    return None if first is None else int.from_bytes(first[_VERSION_PLACE : _VERSION_PLACE + 4])


def gather(
    pages: Pages, layouts: Mapping[str, Layout], found: Found
) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield each readable row of a database whose tables are laid out so, with its table."""
    seen: set[int] = set()
    for name, root in list(_roots(pages, seen)):
        for row in records.walk(pages, root, seen):
            if name in layouts:
                if _fits(layouts[name], row):
                    yield name, _named(layouts[name], row)
            else:
                _note_state(found, name, row)
    yield from _orphans(pages, layouts, seen, found)


def _roots(pages: Pages, seen: set[int]) -> Iterator[tuple[str, int]]:
    """Yield the names and root pages of all tables and indexes."""
    for row in list(records.walk(pages, 1, seen)):
        if len(row.values) == 5:  # noqa: PLR2004  # type, name, table, root, SQL
            kind, name, _table, root, _sql = row.values
            if isinstance(root, int) and isinstance(name, str) and root > 0:
                yield (name if kind == "table" else f"sqlite_{name}"), root


def _note_state(found: Found, name: str, row: Row) -> None:
    if name == "vault_state" and len(row.values) > 2 and isinstance(row.values[2], int):  # noqa: PLR2004  # its third column
        found.commit_seq = max(found.commit_seq, row.values[2])


def _orphans(
    pages: Pages, layouts: Mapping[str, Layout], seen: set[int], found: Found
) -> Iterator[tuple[str, dict[str, Value]]]:
    for number in range(2, pages.count + 1):
        if number in seen:
            continue
        page = pages.read(number)
        if page is None or records.kind_of(page, number) != records.TABLE_LEAF:
            continue
        rows = list(records.rows_of(pages, page, number))
        layout = _layout_of(rows, layouts)
        if layout is None:
            found.unplaced += len(rows)
        else:
            yield from ((layout.name, _named(layout, row)) for row in rows)


def _layout_of(rows: list[Row], layouts: Mapping[str, Layout]) -> Layout | None:
    """Return the one table that all rows of a page fit, by all their columns if there is one."""
    fitting = [each for each in layouts.values() if rows and all(_fits(each, row) for row in rows)]
    exact = [each for each in fitting if all(len(r.values) == len(each.columns) for r in rows)]
    best = exact or fitting
    return best[0] if len(best) == 1 else None


def _fits(layout: Layout, row: Row) -> bool:
    """Say whether a row can be one of a table (it may lack columns that were added later)."""
    return len(row.values) <= len(layout.columns) and all(
        _suits(column, value) for column, value in zip(layout.columns, row.values, strict=False)
    )


def _suits(column: Column, value: Value) -> bool:
    if column.is_number:
        return value is None
    if value is None:
        return not column.required
    if column.kind == "TEXT":
        if not isinstance(value, str):
            return False
        if column.name == "uid":
            return len(value) > 0
        return column.name != "local_date" or _DATE.fullmatch(value) is not None
    return isinstance(value, bytes) if column.kind == "BLOB" else isinstance(value, int | float)


def _named(layout: Layout, row: Row) -> dict[str, Value]:
    return {
        column.name: row.number if column.is_number else value
        for column, value in zip(layout.columns, row.values, strict=False)
    }


def holds_words(table: str) -> bool:
    """Say whether a table is a person's own and not the vault's or the search index's."""
    return _OWN.fullmatch(table) is None and table != "entry_search"
