"""Notebooks: where pages stand together. The first is always there; others are made and named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from companion.errors import (
    NotebookNameless,
    NotebookNameTaken,
    NotebookNotEmpty,
    NotebookNotFound,
)
from companion.i18n import _
from companion.journal import store
from companion.journal.model import FIRST, Entry, new_id
from companion.journal.tables import (
    AS_THEY_CAME,
    draft,
    entry,
    is_in,
    notebook,
    notebook_column,
    stamp,
)
from companion.values import one_line, storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

LONGEST_NAME: Final = 1_000
"""Characters of a notebook's name, where it is given here; one that comes in stays whole."""
MOST_RECEIVED: Final = 1_000
"""Where there are so many, none is made for pages that come in: each could name one of its own."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook: its pages name it, it does not hold them."""

    id: str
    title: str = ""
    """As the person wrote it; the first has none until it is renamed."""

    @property
    def name(self) -> str:
        """What it is called, in the language in use where nobody gave it a name."""
        return self.title or _("Journal")


class Notebooks:
    """The notebooks of an open vault; each method is one use and one transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Notebook]:
        """Return the notebooks: the first, then the others as they were made."""
        with self._vault.reading() as connection:
            return listed(connection)

    def found(self, name: str) -> Notebook:
        """Return the notebook with a name, in upper or lower case, or an id.

        Raises NotebookNotFound.
        """
        with self._vault.reading() as connection:
            return found(connection, name)

    def add(self, name: str, *, now: datetime) -> Notebook:
        """Make a notebook; raise NotebookNameless, NotebookNameTaken or FieldTooLong."""
        with self._vault.transaction() as connection:
            made = Notebook(new_id(), _free(connection, name))
            put(connection, made, now)
            return made

    def rename(self, notebook_id: str, name: str, *, now: datetime) -> Notebook:
        """Give a notebook another name.

        Raises NotebookNotFound, NotebookNameless, NotebookNameTaken and FieldTooLong.
        """
        with self._vault.transaction() as connection:
            there = _with_id(connection, notebook_id)
            named = replace(there, title=_free(connection, name, but_for=there))
            put(connection, named, now)
            return named

    def remove(self, notebook_id: str) -> Notebook:
        """Remove a notebook without pages; what of it is in the bin is then in the first.

        Raises NotebookNotFound, and NotebookNotEmpty also for the first and for one
        in which a page is being written.
        """
        with self._vault.transaction() as connection:
            there = _with_id(connection, notebook_id)
            pages = select(entry.c.id).where(is_in(entry, there.id), entry.c.deleted_utc.is_(None))
            drafts = select(draft.c.uid).where(is_in(draft, there.id))
            used = any(connection.execute(each.limit(1)).first() for each in (pages, drafts))
            if there.id == FIRST or used:
                raise NotebookNotEmpty
            connection.execute(notebook.delete().where(notebook.c.uid == there.id))
            return there

    def put_back(self, removed: Notebook, *, now: datetime) -> Notebook:
        """Make a notebook again that was removed; raise NotebookNameTaken."""
        with self._vault.transaction() as connection:
            _free(connection, removed.title, but_for=removed)
            put(connection, removed, now)
            return removed

    def move(self, entry_id: str, notebook_id: str) -> Entry:
        """Put a page into another notebook; neither its words nor its history change.

        Raises EntryNotFound and NotebookNotFound.
        """
        with self._vault.transaction() as connection:
            place, there = store.found(connection, entry_id)
            into = notebook_column(_with_id(connection, notebook_id).id)
            connection.execute(entry.update().where(entry.c.id == place).values(notebook_uid=into))
            return replace(there, notebook=notebook_id)


def listed(connection: Connection) -> list[Notebook]:
    """Return the notebooks: the first, then the others as they were made."""
    rows = connection.execute(select(notebook).order_by(notebook.c.created_utc, AS_THEY_CAME))
    there = [Notebook(row.uid, row.title) for row in rows]
    first = next((one for one in there if one.id == FIRST), Notebook(FIRST))
    return [first, *(one for one in there if one.id != FIRST)]


def found(connection: Connection, name: str) -> Notebook:
    """Return the notebook with a name or an id; raise NotebookNotFound."""
    wanted = tidy(name)
    for one in listed(connection):
        if wanted.casefold() == one.name.casefold() or name == one.id:
            return one
    raise NotebookNotFound(name)


def received(connection: Connection, name: str, now: datetime, notebook_id: str = "") -> str:
    """Return the id of the notebook with an id or a name, made where there is none.

    No name stands for the first, and so does a new one where there are MOST_RECEIVED.
    """
    title = tidy(name)
    there = listed(connection)
    for one in there:
        if notebook_id == one.id or (title and title.casefold() == one.name.casefold()):
            return one.id
    if not title or len(there) >= MOST_RECEIVED:
        return FIRST
    made = Notebook(notebook_id or new_id(), title)
    put(connection, made, now)
    return made.id


def put(connection: Connection, value: Notebook, now: datetime) -> None:
    """Add a notebook, or give the one that is there its name."""
    row = {"uid": value.id, "title": value.title, "created_utc": stamp(now)}
    added = insert(notebook).values(**row)
    connection.execute(
        added.on_conflict_do_update(index_elements=["uid"], set_={"title": value.title})
    )


def _with_id(connection: Connection, notebook_id: str) -> Notebook:
    for one in listed(connection):
        if one.id == notebook_id:
            return one
    raise NotebookNotFound(notebook_id)


def _free(connection: Connection, name: str, *, but_for: Notebook | None = None) -> str:
    """Return a name as it is kept; raise when there is none, or another has it."""
    title = one_line(name, LONGEST_NAME)
    if not title:
        raise NotebookNameless
    for one in listed(connection):
        if one.name.casefold() == title.casefold() and (but_for is None or one.id != but_for.id):
            raise NotebookNameTaken(title)
    return title


def tidy(name: str) -> str:
    """Return a name as it is kept: on one line."""
    return " ".join(storable(name).split())
