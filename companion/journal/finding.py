"""Finding pages: from what was typed and chosen to the pages that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from companion.journal import index, query, store
from companion.journal.conditions import condition
from companion.journal.model import Filters, Order, SearchHit
from companion.journal.tables import entry
from companion.values import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection


def find(
    connection: Connection, typed: str, filters: Filters, order: Order, limit: int
) -> list[SearchHit]:
    """Return the pages that hold all that was typed, among those of the filters.

    Where nothing but exclusions or filters was given, the newest pages that fit.
    """
    typed = storable(typed)
    expression = query.match_expression(typed)
    excluded = query.excluded_expression(typed)
    if query.is_read(typed):
        words = query.plain_words(typed)
        without = query.plain_words(typed, excluded=True)
        among = condition(connection, filters)
        found = [
            (place, query.plain_snippet(body, words) if words else "")
            for place, body in index.read_through(connection, words, without, among, limit)
        ]
    elif expression:
        among = condition(connection, filters, excluded)
        found = index.search(connection, expression, among, order, limit)
    elif excluded or filters.narrows:
        among = condition(connection, filters, excluded)
        rows = index.read_through(connection, (), (), among, limit)
        found = [(place, "") for place, _body in rows]
    else:
        return []
    known = store.summaries(connection, [place for place, _ in found])
    hits = []
    for place, marked in found:
        if place in known:  # else the index is ahead of the pages; check() tells
            snippet, matches = query.read_snippet(marked)
            hits.append(SearchHit(known[place], snippet, matches))
    return hits


def ids_beginning(connection: Connection, prefix: str, limit: int = 2) -> list[str]:
    """Return the ids of pages that begin with the given characters."""
    begins = entry.c.uid.startswith(prefix, autoescape=True)
    found = connection.execute(select(entry.c.uid).where(begins).limit(limit))
    return [str(row.uid) for row in found]


def matches(
    connection: Connection, place: int, text: str, typed: str
) -> tuple[tuple[int, int], ...]:
    """Return start and length of what was found in the text of a page, in characters."""
    typed = storable(typed)
    if query.is_read(typed):
        return query.plain_matches(text, query.plain_words(typed))
    expression = query.match_expression(typed)
    if not expression or query.MATCH_START in text or query.MATCH_END in text:
        return ()  # with such characters of its own, the marks could not be told apart
    return query.read_snippet(index.marked(connection, place, expression))[1]
