"""The full-text index over the pages, inside the encrypted database (FTS5).

The index keeps no text of its own: a row is taken out by telling it the text
it was fed with. It is fed by the service, not by triggers, which would slow
bringing in a journal by a third.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection
from sqlalchemy import text as sql

from companion.journal import store
from companion.journal.model import Order, Page
from companion.journal.query import MATCH_END, MATCH_START

_SNIPPET_TOKENS: Final = 16
_BULK_HASH_BYTES: Final = 64 * 1024 * 1024
_BULK_CACHE_KIB: Final = 64 * 1024
_HASH_BYTES: Final = 1024 * 1024
_MANY: Final = 8
"""Making the index anew is the faster way when an eighth of all pages are new."""
_PARTS: Final = (0.05, 0.55, 1.0)
_FEED: Final = (
    "INSERT INTO entry_search(rowid, title, body, tags) "
    "SELECT id, title, body, tags FROM entry_search_source WHERE "
)


def add(connection: Connection, place: int, page: Page) -> None:
    """Let a page be found."""
    connection.execute(
        sql(
            "INSERT INTO entry_search(rowid, title, body, tags) VALUES (:id, :title, :body, :tags)"
        ),
        _fields(place, page),
    )


def remove(connection: Connection, place: int, page: Page) -> None:
    """Let a page no longer be found; `page` is as it was fed.

    Its words are taken out of the index's pages at once, not at a later merge:
    the migration turns on FTS5's secure-delete. It must stay on. Turned on for
    some removals only, it takes away the mark that hides the words a page had
    before it was changed, and a search finds those again.
    """
    connection.execute(
        sql(
            "INSERT INTO entry_search(entry_search, rowid, title, body, tags) "
            "VALUES ('delete', :id, :title, :body, :tags)"
        ),
        _fields(place, page),
    )


def add_stored(connection: Connection, places: Sequence[int]) -> None:
    """Let pages be found that are stored already: a few by adding them, many by a new index."""
    if len(places) * _MANY > store.count(connection):
        rebuild(connection)
    elif places:
        # In one statement: each one of its own would write a segment of the index.
        wanted = "id IN (SELECT value FROM json_each(?)) ORDER BY id"
        connection.exec_driver_sql(f"{_FEED} {wanted}", (json.dumps(places),))


def rebuild(connection: Connection) -> None:
    """Make the index anew from all pages.

    FTS5 merges whatever stands on one level once there are 16 of it. Its own
    'rebuild' leaves all on the lowest, so that the next few savings would write
    the whole index again (4 s at 50,000 entries). Fed in three parts, each
    smaller than what came before it is merged into, it ends three levels up,
    where the next such merge is some 60,000 savings away.
    """
    cache = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_BULK_CACHE_KIB}")
    try:
        _configure(connection, "hashsize", _BULK_HASH_BYTES)
        _command(connection, "delete-all")
        _feed_in_parts(connection)
        _configure(connection, "hashsize", _HASH_BYTES)
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {cache}")


def search(
    connection: Connection, expression: str, order: Order, limit: int
) -> list[tuple[int, str]]:
    """Return places and marked snippets of the pages that match."""
    column = "rowid DESC" if order is Order.NEWEST else "rank"
    # Two steps: snippets are made for the rows that are shown, not for all that match.
    rows = connection.execute(
        sql(
            "SELECT rowid, snippet(entry_search, -1, :start, :end, '…', :tokens) "
            "FROM entry_search WHERE entry_search MATCH :expression "
            f"ORDER BY {column} LIMIT :limit"  # one of two constants
        ),
        {
            "expression": expression,
            "start": MATCH_START,
            "end": MATCH_END,
            "tokens": _SNIPPET_TOKENS,
            "limit": limit,
        },
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def read_through(
    connection: Connection, words: tuple[str, ...], limit: int
) -> list[tuple[int, str]]:
    """Return places and texts of the newest pages that hold all words, by reading them."""
    conditions = " AND ".join(
        f"(instr(title, :word{number}) OR instr(body, :word{number}))"
        for number in range(len(words))
    )
    rows = connection.execute(
        sql(
            "SELECT entry.id, body FROM entry JOIN entry_text ON entry_id = entry.id "
            f"WHERE deleted_utc IS NULL AND {conditions} "  # names only
            "ORDER BY entry.id DESC LIMIT :limit"
        ),
        {"limit": limit, **{f"word{number}": word for number, word in enumerate(words)}},
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def _feed_in_parts(connection: Connection) -> None:
    places = connection.exec_driver_sql("SELECT id FROM entry ORDER BY id").scalars().all()
    done = 0
    for share in _PARTS:
        part = places[done : int(len(places) * share)]
        if part:
            connection.exec_driver_sql(f"{_FEED} id BETWEEN ? AND ?", (part[0], part[-1]))
            done += len(part)
        _command(connection, "optimize")


def _fields(place: int, page: Page) -> dict[str, object]:
    # The order and form in which the view entry_search_source gives the tags.
    tags = " ".join(sorted(page.tags)) if page.tags else None
    return {"id": place, "title": page.title, "body": page.text, "tags": tags}


def _command(connection: Connection, command: str) -> None:
    connection.execute(
        sql("INSERT INTO entry_search(entry_search) VALUES (:command)"), {"command": command}
    )


def _configure(connection: Connection, option: str, value: int) -> None:
    connection.execute(
        sql("INSERT INTO entry_search(entry_search, rank) VALUES (:option, :value)"),
        {"option": option, "value": value},
    )
