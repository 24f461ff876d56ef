"""Whatever was done to pages can be undone, one after the other, to what was before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.journal.model import Page, SourcedPage
from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.recent import page_changes
from companion.ui.recent.recent_changes import Change
from tests.support.builders import NOW, new_vault

STEPS = st.lists(
    st.tuples(st.sampled_from(["save", "change", "bin", "restore", "bring in"]), st.integers(0, 3)),
    min_size=1,
    max_size=8,
)


def state(journal: Journal) -> list[tuple[str, str, str]]:
    """Return what a person sees: each page's text, and where it lies."""
    found = [
        (entry.id, journal.read(entry.id).page.text, place)
        for place, in_bin in (("pages", False), ("bin", True))
        for entry in journal.newest(in_bin=in_bin)
    ]
    return sorted(found)


def do(journal: Journal, step: str, number: int) -> Change | None:
    pages = journal.newest()
    binned = journal.newest(in_bin=True)
    if step == "save":
        return page_changes.saved(journal, journal.write(Page(f"new {number}"), now=NOW))
    if step == "change" and pages:
        before = journal.read(pages[number % len(pages)].id)
        entry = journal.write(Page(before.page.text + " more"), now=NOW, entry_id=before.id)
        return page_changes.changed(journal, entry, before)
    if step == "bin" and pages:
        entry = journal.move_to_bin(pages[number % len(pages)].id, now=NOW)
        return page_changes.binned(journal, entry)
    if step == "restore" and binned:
        return page_changes.restored(journal, journal.restore(binned[number % len(binned)].id))
    if step == "bring in":
        sourced = SourcedPage(Page(f"brought {number}"), "test", str(number))
        ids = journal.bring_in([sourced], now=NOW).entry_ids
        return page_changes.brought_in(journal, ids) if ids else None
    return None


@given(STEPS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_undoing_everything_gives_back_what_was_before(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("undo")
    vault = new_vault(Paths.below(folder))
    journal = Journal(vault)
    journal.write(Page("there before"), now=NOW)
    done: list[tuple[Change, list[tuple[str, str, str]]]] = []
    for step, number in steps:
        before = state(journal)
        change = do(journal, step, number)
        if change is not None:
            done.append((change, before))
    after = state(journal)
    for change, before in reversed(done):
        change.turn()
        change.is_undone = True
        now = state(journal)
        new = [found for found in now if found[0] not in {each[0] for each in before}]
        assert [found for found in now if found not in new] == before
        assert all(place == "bin" for _id, _text, place in new)  # never gone, only put away
    for change, _before in done:
        change.turn()
        change.is_undone = False
    assert [found[1:] for found in state(journal)] == [found[1:] for found in after]
    vault.close()


def test_undoing_what_came_in_bins_no_page_that_stands_in_its_place_now(journal: Journal) -> None:
    """A page that gets another day leaves its place in the journal, and another may take it."""
    day, other = date(2020, 1, 1), date(2020, 1, 2)
    sourced = SourcedPage(Page("brought in", local_date=day), "test", "1")
    brought = journal.bring_in([sourced], now=NOW).entry_ids
    journal.write(Page("brought in", local_date=other), now=NOW, entry_id=brought[0])
    journal.write(Page("mine", local_date=day), now=NOW)
    change = page_changes.brought_in(journal, brought)
    change.turn()
    assert [journal.read(one.id).page.text for one in journal.newest()] == ["mine"]
    change.is_undone = True
    change.turn()
    assert journal.newest(in_bin=True) == []
    assert len(journal.search("brought")) == 1
