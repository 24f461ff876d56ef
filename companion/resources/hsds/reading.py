"""Reading an HSDS 3.x tabular data package: services with all that belongs to them.

Folders, zip archives and packs are read alike. All tables but services.csv are
staged in a temporary file; then the services stream by. Memory stays flat: a
million services need what a hundred need, plus an index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from companion.errors import PackSourceUnreadable
from companion.resources.hsds.columns import SERVICES, TABLES
from companion.resources.hsds.problems import Problems, What
from companion.resources.hsds.service_row import Gathered, Setting, resource_of
from companion.resources.hsds.staging import Parts, Staging, key, temporary_database
from companion.resources.hsds.tables import Advance, Members, Row, rows, tables_of
from companion.resources.model import Resource

STAGING: Final = ".staging"
"""The name of the temporary file."""

_BATCH: Final = 5_000
_LONGEST_ID: Final = 200
_MOST_OF_PLACES: Final = 5_000
"""How many rows of its places one service takes; each place may have many, for many services."""
_BY_ITS_OWN_ID: Final = frozenset({"organization", "location", "taxonomy", "taxonomy_term"})
"""Tables whose rows are also looked up by their own id."""
_AT: Final = "service_at_location"
_POINTS_UP: Final = frozenset(
    {(_AT, "location_id"), ("taxonomy_term", "taxonomy_id"), ("attribute", "taxonomy_term_id")}
)
"""Links that are followed from the row, never to it."""


def read_services(
    members: Members,
    setting: Setting,
    problems: Problems,
    *,
    folder: Path,
    source: Path,
    advance: Advance = lambda _bytes: None,
) -> Iterator[Resource]:
    """Give every service as a record, in the order of services.csv.

    The temporary file is made in `folder`. What is the matter with rows goes to
    the problems; a row that cannot be a record is left out and never stops the
    rest. `advance` is told how far it went, in characters, and may raise Cancelled. Raises
    PackSourceUnreadable, naming `source`, when there is no services.csv;
    DiskFull; and what `members` raise when they are damaged.
    """
    tables = tables_of(members)
    if SERVICES not in tables:
        raise PackSourceUnreadable(source)
    with temporary_database(folder, STAGING) as connection:
        staging = Staging(connection)
        for table, file in tables.items():
            if table != SERVICES:
                _stage(staging, members, table, file, problems, advance)
        staging.sort()
        yield from _walk(staging, members, tables, setting, problems, advance)


def _stage(
    staging: Staging, members: Members, table: str, file: str, problems: Problems, advance: Advance
) -> None:
    wanted = set(TABLES[table].columns) - {"id"}
    links = TABLES[table].links
    waiting: list[tuple[int, str, Row]] = []
    with members.open(file) as stream:
        for number, row in rows(stream, file, problems, advance=advance):
            kept = {name: text for name, text in row.items() if name in wanted}
            kept["row"] = str(number)
            own = row.get("id", "")
            if table in _BY_ITS_OWN_ID and own:
                waiting.append((key(table, own), "self", kept))
            elif table == _AT:
                kept["id"] = own
            waiting += [
                (key(target, row[column]), table, kept)
                for column, target in links.items()
                if row.get(column) and (table, column) not in _POINTS_UP
            ]
            if table == "attribute" and row.get("link_entity", "").lower() == SERVICES:
                waiting.append((key(SERVICES, row.get("link_id", "")), table, kept))
            if len(waiting) >= _BATCH:
                staging.add(waiting)
                waiting.clear()
    staging.add(waiting)


def _walk(
    staging: Staging,
    members: Members,
    tables: dict[str, str],
    setting: Setting,
    problems: Problems,
    advance: Advance,
) -> Iterator[Resource]:
    file = tables[SERVICES]

    @lru_cache(maxsize=2_000)
    def organization(identity: str) -> Parts:
        return staging.of("organization", identity)

    @lru_cache(maxsize=10_000)
    def term(identity: str) -> Row:
        found = (staging.of("taxonomy_term", identity).get("self") or [{}])[0]
        name = found.get("taxonomy", "")
        if found.get("taxonomy_id"):
            above = staging.of("taxonomy", found["taxonomy_id"]).get("self") or [{}]
            name = above[0].get("name", name)
        return {"code": found.get("code", ""), "term": found.get("name", ""), "taxonomy": name}

    def report(table: str, row: Row, column: str, what: What) -> None:
        problems.add(tables.get(table, file), int(row.get("row", "0")), column, what)

    with members.open(file) as stream:
        for number, row in rows(stream, file, problems, advance=advance):
            identity = row.get("id", "")
            if not identity or len(identity) > _LONGEST_ID or not identity.isprintable():
                problems.add(file, number, "id", What.NO_ID)
                continue
            if not staging.is_new(identity):
                problems.add(file, number, "id", What.TWICE)
                continue
            own = staging.of(SERVICES, identity)
            if "attribute" in own:
                own["attribute"] = [
                    {**each, **term(each.get("taxonomy_term_id", ""))} for each in own["attribute"]
                ]
            above = organization(row.get("organization_id", ""))
            gathered = Gathered(own, _places(staging, own), (above.get("self") or [{}])[0], above)
            row["row"] = str(number)
            resource = resource_of(row, gathered, setting, report)
            if resource is not None:
                yield resource


def _places(staging: Staging, own: Parts) -> Parts:
    """Return what belongs to the places where a service is offered."""
    found: Parts = defaultdict(list)
    seen: set[str] = set()
    for at in own.get(_AT, ()):
        if sum(map(len, found.values())) >= _MOST_OF_PLACES:
            break
        parts = [staging.of(_AT, at.get("id", ""))]
        if at.get("location_id") and at["location_id"] not in seen:
            seen.add(at["location_id"])
            place = staging.of("location", at["location_id"])
            place["location"] = place.pop("self", [])
            parts.append(place)
        for part in parts:
            for table, its_rows in part.items():
                found[table] += its_rows
    return found
