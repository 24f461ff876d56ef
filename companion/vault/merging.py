"""Rows of one vault that another does not have, whatever tables there are.

What to do with a table follows from its keys, which the database itself tells;
so a wing that adds tables has nothing to declare. A row is known by its `uid`,
or else by its primary key. One that is here stays as it is. A row that belongs
to another (its parent's key is in its own) comes only together with it, and a
list of which there can be only one (with a `place` and no parent) comes only
where it is empty here. Nothing is ever changed or removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from companion.vault.watch import UNWATCHED, Watch

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OWN: Final = frozenset({"vault_state", "preference", "alembic_version"})
_BATCH: Final = 64


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a row of another table."""

    column: str
    table: str
    refers_to: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table's keys say."""

    name: str
    columns: tuple[str, ...]
    required: frozenset[str]
    """Columns that cannot be empty."""
    primary: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def identity(self) -> tuple[str, ...]:
        """By which columns a row is known in both vaults."""
        return ("uid",) if "uid" in self.columns else self.primary

    @property
    def owners(self) -> tuple[Reference, ...]:
        """The references that are part of the row's own key: it belongs to those."""
        return tuple(each for each in self.references if each.column in self.primary)

    @property
    def is_one_list(self) -> bool:
        """Whether all its rows together are one list, which cannot be mixed with another."""
        return "place" in self.primary and not self.owners

    @property
    def number(self) -> str | None:
        """The column of a number that means something only within one vault."""
        apart = "uid" in self.columns and len(self.primary) == 1 and self.primary != ("uid",)
        return self.primary[0] if apart else None


@dataclass(slots=True)
class Copied:
    """What came over."""

    rows: dict[str, int] = field(default_factory=dict)
    """How many rows of each table."""
    numbers: dict[str, list[int]] = field(default_factory=dict)
    """For tables whose rows are numbered within one vault: the new numbers here."""


def copy_missing(here: Connection, there: Connection, watch: Watch = UNWATCHED) -> Copied:
    """Copy what is only there to here, in the caller's transaction; return what came over.

    Raises Cancelled, which rolls the caller's transaction back.
    """
    copying = _Copying(here, there, watch)
    known = {shape.name for shape in shapes(there)}
    common = [shape for shape in shapes(here) if shape.name in known]
    copying.total = sum(
        there.exec_driver_sql(f'SELECT count(*) FROM "{shape.name}"').scalar_one()
        for shape in common
    )
    for shape in common:
        copying.table(shape)
    return copying.copied


def shapes(connection: Connection) -> tuple[Shape, ...]:
    """Return the tables that hold a person's own, each after those it refers to."""
    rows = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    )
    found = {
        name: _shape(connection, name)
        for (name,) in rows.all()
        if name not in _OWN and not name.startswith("sqlite_")
    }
    ordered: dict[str, Shape] = {}

    def take(name: str) -> None:
        if name in ordered or name not in found:
            return
        for reference in found[name].references:
            if reference.table != name:
                take(reference.table)
        ordered[name] = found[name]

    for name in found:
        take(name)
    return tuple(ordered.values())


def _shape(connection: Connection, name: str) -> Shape:
    columns = connection.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
    references = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
    return Shape(
        name=name,
        columns=tuple(column[1] for column in columns),
        required=frozenset(column[1] for column in columns if column[3] or column[5]),
        primary=tuple(column[1] for column in sorted(columns, key=lambda one: one[5]) if column[5]),
        references=tuple(Reference(each[3], each[2], each[4]) for each in references),
    )


class _Copying:
    """What is known while tables are copied one after the other."""

    def __init__(self, here: Connection, there: Connection, watch: Watch) -> None:
        self.copied = Copied()
        self.total = 0
        """Rows there are to look at."""
        self._looked_at = 0
        self._watch = watch
        self._here = here
        self._there = there
        self._renumbered: dict[tuple[str, str], dict[Any, Any]] = {}
        """For each key column of what came over: its value there and its value here."""

    def table(self, shape: Shape) -> None:
        """Copy the rows of one table that are missing here."""
        identity = ", ".join(f'"{column}"' for column in shape.identity)
        present = {tuple(row) for row in self._rows(f'SELECT {identity} FROM "{shape.name}"')}
        if shape.is_one_list and present:
            return
        taken: set[int] = set()
        if shape.number is not None:
            taken = {row[0] for row in self._rows(f'SELECT "{shape.number}" FROM "{shape.name}"')}
        for batch in _batches(self._there, shape):
            self._watch.at(self._looked_at, self.total)
            self._looked_at += len(batch)
            rows = [row for row in batch if self._is_missing(shape, row, present)]
            ready = [row for row in rows if self._prepare(shape, row, taken)]
            if ready:
                _insert(self._here, shape, ready)
                self.copied.rows[shape.name] = self.copied.rows.get(shape.name, 0) + len(ready)

    def _is_missing(self, shape: Shape, row: dict[str, Any], present: set[tuple[Any, ...]]) -> bool:
        """Say whether a row is not here; one that belongs to others goes with those."""
        if shape.owners:
            return all(
                row[each.column] in self._renumbered.get((each.table, each.refers_to), {})
                for each in shape.owners
            )
        return tuple(row[column] for column in shape.identity) not in present

    def _prepare(self, shape: Shape, row: dict[str, Any], taken: set[int]) -> bool:
        """Give a row the keys it has here; False when it cannot be without what it names."""
        before = dict(row)
        for each in shape.references:
            self._refer(each, row)
            if row[each.column] is None and each.column in shape.required:
                return False
        if shape.number is not None:
            while row[shape.number] in taken:
                row[shape.number] += 1
            taken.add(row[shape.number])
            self.copied.numbers.setdefault(shape.name, []).append(row[shape.number])
        for column in {*shape.primary, *shape.identity}:
            values = self._renumbered.setdefault((shape.name, column), {})
            values[before[column]] = row[column]
        return True

    def _refer(self, reference: Reference, row: dict[str, Any]) -> None:
        """Let a row name the row here that it named there, or none."""
        known = self._renumbered.get((reference.table, reference.refers_to), {})
        value = known.get(row[reference.column], row[reference.column])
        query = f'SELECT 1 FROM "{reference.table}" WHERE "{reference.refers_to}" = ?'
        if value is not None and not self._rows(query, (value,)):
            value = None
        row[reference.column] = value

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        return list(self._here.exec_driver_sql(query, values).all())


def _batches(there: Connection, shape: Shape) -> Iterator[list[dict[str, Any]]]:
    known = there.exec_driver_sql(f'SELECT * FROM "{shape.name}" LIMIT 0').keys()
    columns = [column for column in shape.columns if column in set(known)]
    names = ", ".join(f'"{column}"' for column in columns)
    rows = there.exec_driver_sql(f'SELECT {names} FROM "{shape.name}"')
    while part := rows.fetchmany(_BATCH):
        yield [dict(zip(columns, row, strict=True)) for row in part]


def _insert(here: Connection, shape: Shape, rows: list[dict[str, Any]]) -> None:
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    here.exec_driver_sql(
        f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})',
        [tuple(row[column] for column in columns) for row in rows],
    )
