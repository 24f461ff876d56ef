"""The full-text index over the pages, inside the encrypted database (FTS5).

The index keeps no text of its own: a row is taken out by telling it the text
it was fed with, read from the view it is fed from. It is fed by the service,
not by triggers, which would slow bringing in a journal by a third. Its column
of tags takes the names of attachments, too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection
from sqlalchemy import text as sql

from companion.journal import store
from companion.journal.conditions import Condition
from companion.journal.model import Order
from companion.journal.query import MATCH_END, MATCH_START

_SNIPPET_TOKENS: Final = 16
_BULK_HASH_BYTES: Final = 8 * 1024 * 1024
_HASH_BYTES: Final = 1024 * 1024
_AT_A_TIME: Final = 2_500
"""How many pages one statement feeds. FTS5 writes down what it has gathered when the next
begins; until then it is in memory, with several times the room that `hashsize` counts."""
_MANY: Final = 8
"""Making the index anew is the faster way when an eighth of all pages are new."""
_MANY_GONE: Final = 100
"""The same for pages that go: taking one out costs as much as feeding a hundred and more."""
_PARTS: Final = (0.05, 0.55, 1.0)
_FEED: Final = (
    "INSERT INTO entry_search(rowid, title, body, tags) "
    "SELECT id, title, body, tags FROM entry_search_source WHERE "
)


def add(connection: Connection, place: int) -> None:
    """Let a page be found; harmless for one in the bin."""
    connection.execute(sql(f"{_FEED} id = :place"), {"place": place})


def remove(connection: Connection, place: int) -> None:
    """Let a page no longer be found; called before it changes, harmless for one in the bin.

    Its words are taken out of the index's pages at once, not at a later merge:
    the migration turns on FTS5's secure-delete. It must stay on. Turned on for
    some removals only, it takes away the mark that hides the words a page had
    before it was changed, and a search finds those again.
    """
    connection.execute(
        sql(
            "INSERT INTO entry_search(entry_search, rowid, title, body, tags) "
            "SELECT 'delete', id, title, body, tags FROM entry_search_source WHERE id = :place"
        ),
        {"place": place},
    )


def add_stored(connection: Connection, places: Sequence[int]) -> None:
    """Let pages be found that are stored already: a few by adding them, many by a new index."""
    if len(places) * _MANY > store.count(connection):
        rebuild(connection)
    elif places:
        # In one statement: each one of its own would write a segment of the index.
        wanted = "id IN (SELECT value FROM json_each(?)) ORDER BY id"
        connection.exec_driver_sql(f"{_FEED} {wanted}", (json.dumps(places),))


def take_out_stored(connection: Connection, places: Sequence[int]) -> bool:
    """Let a few pages no longer be found, before they go.

    Returns False where there are so many of them that making the index anew,
    once they are gone, is the faster way; nothing was done then.
    """
    if len(places) * _MANY_GONE > store.count(connection):
        return False
    for place in places:
        remove(connection, place)
    return True


def rebuild(connection: Connection) -> None:
    """Make the index anew from all pages.

    FTS5 merges whatever stands on one level once there are 16 of it. Its own
    'rebuild' leaves all on the lowest, so that the next few savings would write
    the whole index again (4 s at 50,000 entries). Fed in three parts, each
    smaller than what came before it is merged into, it ends three levels up,
    where the next such merge is some 60,000 savings away. However many pages
    there are, it takes the same room in memory.
    """
    _configure(connection, "hashsize", _BULK_HASH_BYTES)
    _command(connection, "delete-all")
    _feed_in_parts(connection)
    _configure(connection, "hashsize", _HASH_BYTES)


def search(
    connection: Connection, expression: str, among: Condition, order: Order, limit: int
) -> list[tuple[int, str]]:
    """Return places and marked snippets of the pages that match, among those of a condition."""
    fits = among.of("entry_search.rowid")
    column = "rowid DESC" if order is Order.NEWEST else "rank"
    # Two steps: snippets are made for the rows that are shown, not for all that match.
    rows = connection.execute(
        sql(
            "SELECT rowid, snippet(entry_search, -1, :start, :end, '…', :tokens) "
            f"FROM entry_search WHERE entry_search MATCH :expression AND {fits} "
            f"ORDER BY {column} LIMIT :limit"  # one of two constants
        ),
        {
            "expression": expression,
            "start": MATCH_START,
            "end": MATCH_END,
            "tokens": _SNIPPET_TOKENS,
            "limit": limit,
            **among.values,
        },
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def marked(connection: Connection, place: int, expression: str) -> str:
    """Return the whole text of a page with every match marked; '' when it does not match."""
    found = connection.execute(
        sql(
            "SELECT highlight(entry_search, 1, :start, :end) FROM entry_search "
            "WHERE entry_search MATCH :expression AND rowid = :place"
        ),
        {"start": MATCH_START, "end": MATCH_END, "expression": expression, "place": place},
    ).first()
    return "" if found is None else str(found[0])


def read_through(
    connection: Connection,
    words: tuple[str, ...],
    excluded: tuple[str, ...],
    among: Condition,
    limit: int,
) -> list[tuple[int, str]]:
    """Return places and texts of the newest pages that hold all words, by reading them.

    Without words: the newest pages of the condition.
    """
    holds = "(instr(title, :{0}) OR instr(body, :{0}) OR instr(tags, :{0}))"
    conditions = [among.of("entry_search_source.id")]
    values: dict[str, object] = {"limit": limit, **among.values}
    for sought, form in ((words, "{}"), (excluded, "NOT {}")):
        for word in sought:
            name = f"word{len(values)}"
            values[name] = word
            conditions.append(form.format(holds.format(name)))
    rows = connection.execute(
        sql(
            "SELECT id, body FROM entry_search_source "
            f"WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT :limit"  # names only
        ),
        values,
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def _feed_in_parts(connection: Connection) -> None:
    places = connection.exec_driver_sql("SELECT id FROM entry ORDER BY id").scalars().all()
    done = 0
    for share in _PARTS:
        end = int(len(places) * share)
        for start in range(done, end, _AT_A_TIME):
            last = min(start + _AT_A_TIME, end) - 1
            between = (places[start], places[last])
            connection.exec_driver_sql(f"{_FEED} id BETWEEN ? AND ?", between)
        done = end
        _command(connection, "optimize")


def _command(connection: Connection, command: str) -> None:
    connection.execute(
        sql("INSERT INTO entry_search(entry_search) VALUES (:command)"), {"command": command}
    )


def _configure(connection: Connection, option: str, value: int) -> None:
    connection.execute(
        sql("INSERT INTO entry_search(entry_search, rank) VALUES (:option, :value)"),
        {"option": option, "value": value},
    )
