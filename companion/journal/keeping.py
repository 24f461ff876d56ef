"""Keeping pages apart: set aside, with a content note, sealed, never brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from companion.errors import EntrySealed
from companion.journal import store
from companion.journal.model import Entry, Kept
from companion.values import one_line

if TYPE_CHECKING:
    from companion.vault.vault import Vault

LONGEST_NOTE: Final = 200
"""Characters of a content note: a topic, not a description (care.md 3.2, T7)."""


class Keeping:
    """How the pages of an open vault are kept; each method is one use and one transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def keep(self, entry_id: str, kept: Kept) -> Entry:
        """Keep a page so from now on; the earlier way can be put back in the same manner.

        Neither the text nor its history changes. Raises EntryNotFound and FieldTooLong.
        """
        note = one_line(kept.content_note, LONGEST_NOTE)
        with self._vault.transaction() as connection:
            place, _entry = store.found(connection, entry_id)
            store.keep(connection, place, replace(kept, content_note=note))
            return store.found(connection, entry_id)[1]

    def opened(self, entry_id: str, today: date) -> Entry:
        """Return a page, unless it is sealed until a later day: then raise EntrySealed.

        A seal is the person's own wish, not a lock: `keep` takes it off.
        """
        with self._vault.reading() as connection:
            entry = store.found(connection, entry_id)[1]
        if entry.kept.sealed_until is not None and entry.kept.is_sealed(today):
            raise EntrySealed(entry.kept.sealed_until)
        return entry
