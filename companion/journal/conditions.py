"""Among which pages to look, as a condition of a query."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import Connection, select

from companion.journal.model import FIRST, Filters
from companion.journal.places import place_for
from companion.journal.tables import entry_tag


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true of a page; its SQL is of our own words, the values are bound."""

    parts: tuple[str, ...]
    """Each with {} where the page's place stands."""
    values: dict[str, object]

    def of(self, place: str) -> str:
        """Return the condition on a column that holds places, named with its table."""
        return " AND ".join(part.format(place) for part in self.parts)


def condition(connection: Connection, filters: Filters, excluded: str = "") -> Condition:
    """Return the condition of filters, without the pages that match an FTS5 query.

    Pages set aside and sealed are left out as the filters say.
    """
    apart = "sealed_until > :today"
    if not filters.set_aside:
        apart += " OR set_aside = 1"
    parts = [f"NOT EXISTS (SELECT 1 FROM entry_kept WHERE entry_id = {{}} AND ({apart}))"]
    values: dict[str, object] = {"today": filters.today.isoformat()}
    if filters.first is not None:
        # A day that is full spills into the places of later days, never of earlier ones.
        parts.append("{} >= :first_place")
        values["first_place"] = place_for(filters.first, time.min)
    of_page: list[str] = []
    if filters.first is not None or filters.last is not None:
        of_page.append("local_date BETWEEN :first AND :last")
        values["first"] = (filters.first or date.min).isoformat()
        values["last"] = (filters.last or date.max).isoformat()
    if filters.kinds:
        of_page.append("kind IN (SELECT value FROM json_each(:kinds))")
        values["kinds"] = json.dumps([kind.value for kind in filters.kinds])
    if filters.notebook == FIRST:
        of_page.append("notebook_uid IS NULL")
    elif filters.notebook is not None:
        of_page.append("notebook_uid = :notebook")
        values["notebook"] = filters.notebook
    if of_page:
        parts.append(
            f"EXISTS (SELECT 1 FROM entry AS each WHERE each.id = {{}} AND {' AND '.join(of_page)})"
        )
    if filters.tag.strip():
        parts.append(
            "EXISTS (SELECT 1 FROM entry_tag WHERE entry_id = {} "
            "AND tag IN (SELECT value FROM json_each(:tags)))"
        )
        values["tags"] = json.dumps(_spellings(connection, filters.tag))
    if excluded:
        parts.append(
            "{} NOT IN (SELECT rowid FROM entry_search WHERE entry_search MATCH :excluded)"
        )
        values["excluded"] = excluded
    return Condition(tuple(parts), values)


def _spellings(connection: Connection, tag: str) -> list[str]:
    """Return a tag in every case it is used in."""
    wanted = tag.strip().casefold()
    used = connection.execute(select(entry_tag.c.tag).distinct()).scalars()
    return [each for each in used if each.casefold() == wanted]
