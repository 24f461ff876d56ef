"""Where what a page is, and how it is kept apart, is kept; the worker alone reads here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from companion.clock import now
from companion.journal.model import Kept, Kind, Page
from companion.ui.journal.when_card import When

if TYPE_CHECKING:
    from companion.journal.service import Journal


@dataclass(frozen=True, slots=True)
class Standing:
    """What a page is to the person, how it is kept, and when it was."""

    kind: Kind
    kept: Kept
    when: When


class KeptPaper:
    """One saved page of the journal, but for its words."""

    def __init__(self, journal: Journal, entry_id: str) -> None:
        self._journal = journal
        self.entry_id = entry_id

    def read(self) -> Standing:
        """Return how the page stands; raise EntryNotFound."""
        entry = self._journal.read(self.entry_id)
        return Standing(entry.page.kind, entry.kept, _when(entry.page))

    def put(self, standing: Standing) -> Standing:
        """Keep how it stands; its words stay as they are."""
        from companion.journal.keeping import Keeping

        entry = self._journal.read(self.entry_id)
        when = standing.when
        page = replace(
            entry.page,
            kind=standing.kind,
            local_date=when.day,
            local_time=when.at,
            zone=when.zone,
        )
        if page != entry.page:
            self._journal.write(page, now=now(), entry_id=self.entry_id)
        vault = self._journal.vault_of(self.entry_id)
        kept = Keeping(vault).keep(self.entry_id, standing.kept).kept
        return Standing(standing.kind, kept, when)


def _when(page: Page) -> When:
    return When(page.local_date, page.local_time, page.zone)
