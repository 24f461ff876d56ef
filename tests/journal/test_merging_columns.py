"""Of every column of every table that is merged: whether a change of it alone is seen or left.

Nobody has to remember this when a column is added: the loop finds it, and fails until
it is written down here, or seen by the merge.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from companion.journal.merging import Merged, merge
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.merging import Shape, shapes
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, draft, page

if TYPE_CHECKING:
    from sqlalchemy import Connection

SEEN: Final = {
    "entry": {"title", "local_date", "local_time", "zone", "kind"},
    "entry_text": {"body"},
    "entry_tag": {"tag"},
    "draft": {"title", "body"},
}
"""The content of a page: what its earlier savings keep, so that it is known which is newer.

Of what is being written: the words, which come beside.
"""

LEFT: Final[Mapping[str, set[str]]] = {
    # Of these no earlier saving tells which side is newer, and an old copy must not put a
    # page into the bin, set it aside or move it to a notebook again.
    "entry": {"deleted_utc", "notebook_uid"},
    "entry_kept": {"set_aside", "content_note", "sealed_until", "never_bring_back"},
    "draft": {"tags", "local_date", "local_time", "zone", "kind", "notebook_uid", "entry_uid"},
}
"""What a person chose about a page: as it is here, it stays."""

BOOKKEEPING: Final[Mapping[str, set[str]]] = {
    "entry": {
        "id", "created_utc", "changed_utc", "revision",
        "source_format", "source_id", "source_digest",
    },
    "draft": {"changed_utc"},
}  # fmt: skip
"""What no person wrote: when, how often, and from which file."""

OF_A_PAGE: Final = frozenset({"entry", "entry_text", "entry_tag", "entry_kept", "draft"})
"""The tables in which a page lies as it is now, or as it is being written."""

WHOLE_ROWS: Final = frozenset(
    {
        # Earlier savings never change; files that are kept with a page come by their own id.
        "revision", "attachment", "attachment_piece", "gentle_writing",
        # What is not a page comes whole when it is not here, and stays as it is when it is.
        "notebook", "page_template", "learned_word",
        "care_check_in", "care_choice", "care_kept_answer", "care_log", "care_own_activity",
        "care_set", "debrief", "helping_limits", "person", "person_phone", "plan_item",
        "readiness_answer", "stop_spoken", "tried",
        "planner_check_in", "planner_item", "planner_revision",
        # An index of days, made anew from the dates.
        "planner_indexed", "planner_occasion",
    }
)  # fmt: skip
"""Tables of which a row that is here is never looked at again (the module says why)."""

_OTHERS: Final[Mapping[str, Any]] = {
    "local_date": "2025-01-02",
    "local_time": "01:02:03",
    "kind": "letter",
    "sealed_until": "2031-01-01",
    "zone": "Europe/Madrid",
}
"""Other values of columns that cannot hold just anything; all others are found by type."""
_STAMP: Final = "2026-01-01T00:00:00.000000+00:00"


def test_each_column_is_seen_or_left_on_purpose(vault: Vault, paths: Paths, tmp_path: Path) -> None:
    journal = Journal(vault)
    first = journal.write(page("words", title="Title", tags=("sea",)), now=NOW)
    journal.write(page("other words", title="Title", tags=("sea",)), now=NOW, entry_id=first.id)
    journal.keep_draft(draft("d1", "half a page"))
    with vault.transaction() as connection:
        found = shapes(connection)
        for shape in found:
            if not _rows(connection, shape):
                _fill(connection, shape)
    vault.checkpoint()
    twin = Paths.below(tmp_path / "second")
    shutil.copytree(paths.data, twin.data)
    other = Vault.unlock(twin, PASSPHRASE)
    seen: dict[str, set[str]] = {}
    try:
        assert merge(vault, other, now=NOW) == Merged(0, 0, 0, 0)
        for shape in found:
            for column in _own(shape):
                former = _change(other, shape, column)
                if merge(vault, other, now=NOW) != Merged(0, 0, 0, 0):
                    seen.setdefault(shape.name, set()).add(column)
                _set(other, shape, column, former)
    finally:
        other.close()
    assert seen == SEEN
    for shape in found:
        if shape.name not in WHOLE_ROWS:
            written = (part.get(shape.name, set()) for part in (SEEN, LEFT, BOOKKEEPING))
            assert set(_own(shape)) == set().union(*written), shape.name
    assert {shape.name for shape in found} == OF_A_PAGE | WHOLE_ROWS


def _own(shape: Shape) -> list[str]:
    """Return the columns that are not what a row is known by, nor what it cannot be without."""
    owners = {each.column for each in shape.references if each.column in shape.required}
    known_by = owners if shape.owners else owners | set(shape.identity)
    return [column for column in shape.columns if column not in known_by]


def _rows(connection: Connection, shape: Shape) -> list[Any]:
    return list(connection.exec_driver_sql(f'SELECT * FROM "{shape.name}" LIMIT 1'))


def _fill(connection: Connection, shape: Shape) -> None:
    """Add a row that is good enough to be merged; what it refers to is there already."""
    named = {each.column: each for each in shape.references}
    row: dict[str, Any] = {}
    for column, kind in _kinds(connection, shape):
        if column in named and column in shape.required:
            refers = named[column]
            query = f'SELECT "{refers.refers_to}" FROM "{refers.table}" LIMIT 1'
            row[column] = connection.exec_driver_sql(query).scalar_one()
        elif column in shape.required:
            row[column] = _sample(column, kind)
    names = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" for _ in row)
    values = tuple(row.values())
    connection.exec_driver_sql(f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})', values)


def _kinds(connection: Connection, shape: Shape) -> list[tuple[str, str]]:
    rows = connection.exec_driver_sql(f'PRAGMA table_info("{shape.name}")').all()
    return [(row[1], row[2].upper()) for row in rows]


def _sample(column: str, kind: str) -> Any:
    if column.endswith("_utc"):
        return _STAMP
    return {"INTEGER": 1, "BLOB": b"a"}.get(kind, "2026-03-01" if "date" in column else "a")


def _change(vault: Vault, shape: Shape, column: str) -> Any:
    """Change one column of a table's first row to another value it can have; return the former."""
    with vault.reading() as connection:
        kind = dict(_kinds(connection, shape))[column]
        former = connection.exec_driver_sql(
            f'SELECT "{column}" FROM "{shape.name}" LIMIT 1'
        ).scalar_one()
        refers = next((each for each in shape.references if each.column == column), None)
        value: Any
        if refers is not None:
            value = None
            if former is None:
                query = f'SELECT "{refers.refers_to}" FROM "{refers.table}" LIMIT 1'
                value = connection.exec_driver_sql(query).scalar_one()
        elif column in _OTHERS:
            value = _OTHERS[column]
        elif column.endswith("_utc"):
            value = _STAMP.replace("01-01", "02-02")
        elif kind == "INTEGER":
            value = 0 if former == 1 else (former or 0) + 1
        else:
            value = b"other" if kind == "BLOB" else "other"
    _set(vault, shape, column, value)
    return former


def _set(vault: Vault, shape: Shape, column: str, value: Any) -> None:
    with vault.transaction() as connection:
        connection.exec_driver_sql(f'UPDATE "{shape.name}" SET "{column}" = ?', (value,))
