"""What SQLCipher writes is read, without SQLCipher."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.vault import records
from companion.vault.engine import connect
from companion.vault.pages import USABLE, Pages
from companion.vault.records import Row

KEY, SALT = bytearray(b"k" * 32), bytearray(b"s" * 16)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
VALUES = st.one_of(
    st.none(),
    NUMBERS,
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=50),
    st.integers(0, 40_000).map(lambda size: "é" * size),
    st.binary(max_size=50),
    st.integers(0, 40_000).map(bytes),
)


def _stored(rows: dict[int, tuple[object, ...]], table: str) -> tuple[list[Row], list[Row]]:
    """Write rows with SQLCipher; return what both readers find."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.db"
        connection = connect(file, KEY, SALT, pragmas=False)
        connection.execute(f"CREATE TABLE t {table}")
        connection.execute("BEGIN")
        for number, values in rows.items():
            connection.execute("INSERT INTO t VALUES (?, ?, ?)", (number, *values))
        connection.execute("COMMIT")
        root = connection.execute("SELECT rootpage FROM sqlite_master").fetchone()[0]
        told = [Row(None, row) for row in connection.execute("SELECT * FROM t ORDER BY 1")]
        connection.close()
        found = list(records.walk(Pages(file, KEY, SALT), root, set()))
    return told, found


@given(st.dictionaries(NUMBERS, st.tuples(VALUES, VALUES), max_size=12))
@example({number: (number, "x" * 900) for number in range(200)})
@settings(max_examples=15, deadline=None)
def test_a_table_is_read_like_sqlite_reads_it(rows: dict[int, tuple[object, ...]]) -> None:
    told, found = _stored(rows, "(id INTEGER PRIMARY KEY, a, b)")
    assert [(row.number, *row.values[1:]) for row in found] == [row.values for row in told]


@given(st.dictionaries(NUMBERS, st.tuples(VALUES, VALUES), max_size=12))
@example({number: (number, "x" * 900) for number in range(200)})
@settings(max_examples=10, deadline=None)
def test_a_table_without_rowids_too(rows: dict[int, tuple[object, ...]]) -> None:
    told, found = _stored(rows, "(id INTEGER PRIMARY KEY, a, b) WITHOUT ROWID")
    assert sorted(row.values[0] for row in found) == [row.values[0] for row in told]  # type: ignore[type-var]
    assert {repr(row.values) for row in found} == {repr(row.values) for row in told}


@given(st.integers(0, 2**32), st.sampled_from([13, 10, 5, 2]))
@settings(max_examples=60, deadline=None)
def test_a_page_of_noise_gives_rows_or_none_and_no_error(seed: int, kind: int) -> None:
    content = random.Random(seed).randbytes(USABLE)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.db"
        connect(file, KEY, SALT, pragmas=False).close()
        pages = Pages(file, KEY, SALT)
        for row in records.rows_of(pages, bytes([kind]) + content[1:], 2):
            assert isinstance(row, Row)


def test_a_tree_that_turns_in_a_circle_ends() -> None:
    class Circle(Pages):
        """Every page is an interior page that points to itself and the next."""

        def __init__(self) -> None:
            """Need no file."""

        def read(self, number: int) -> bytes | None:
            """Return page `number`, which never ends."""
            page = bytearray(USABLE)
            page[0] = records.TABLE_INTERIOR
            page[3:5] = (1).to_bytes(2)
            page[8:12] = (number + 1).to_bytes(4)
            page[12:14] = (100).to_bytes(2)
            page[100:104] = number.to_bytes(4)
            return bytes(page)

    seen: set[int] = set()
    assert list(records.walk(Circle(), 2, seen)) == []
    assert len(seen) < 30
