"""The round trip: what goes out and comes in again is what it was (T15)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal.attachments import Attachments
from companion.journal.exporters.export import Form, export
from companion.journal.exporters.selection import Selection
from companion.journal.importers import own
from companion.journal.keeping import Keeping
from companion.journal.model import Kept, Kind, Page, SourcedPage
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.journal.exporters.conftest import PHOTO
from tests.support.builders import NOW, new_vault
from tests.support.proof import Proof
from tests.support.texts import ANY_TEXT

EVERYTHING = Selection(set_aside=True, sealed=True)
PAGES = st.builds(
    lambda text, title, day, at, tags, kind: Page(f"x{text}", title, day, at, "UTC", tags, kind),
    ANY_TEXT,
    ANY_TEXT,
    st.dates(date(1, 1, 2)),
    st.times(),
    st.lists(ANY_TEXT, max_size=3).map(tuple),
    st.sampled_from(Kind),
)
KEPT = st.builds(Kept, st.booleans(), ANY_TEXT, st.none() | st.dates(), st.booleans())


@contextmanager
def fresh() -> Iterator[tuple[Vault, Path]]:
    """Lend another new vault and a folder."""
    with tempfile.TemporaryDirectory() as folder:
        vault = new_vault(Paths.below(Path(folder) / "base"))
        yield vault, Path(folder)
        vault.close()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


def test_everything_comes_back_byte_for_byte(full: Vault, tmp_path: Path) -> None:
    first = export(full, tmp_path / "first", Form.OWN, now=NOW, selection=EVERYTHING).path
    with fresh() as (other, _folder):
        report = own.bring_in(other, first)
        assert (report.added, report.attachments, report.skipped) == (4, 3, [])
        second = export(other, tmp_path / "second", Form.OWN, now=NOW, selection=EVERYTHING).path
        assert _files(first) == _files(second)
        assert other.check().sound
        (found,) = [hit.summary for hit in Journal(other).search("harbour")]
        assert [one.number for one in Journal(other).revisions(found.id)] == [3, 2, 1]
        files = Attachments(other)
        assert files.whole(files.of_page(found.id)[0].id, 10**6) == PHOTO


@pytest.fixture(scope="module")
def two() -> Iterator[tuple[Vault, Vault]]:
    """Lend two vaults for the many examples: pages go from one to the other."""
    with fresh() as (one, _one), fresh() as (other, _other):
        yield one, other


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(PAGES, PAGES, KEPT), min_size=1, max_size=4))
def test_any_pages_come_back_byte_for_byte(
    two: tuple[Vault, Vault], rows: list[tuple[Page, Page, Kept]]
) -> None:
    one, other = two
    ids = []
    for first, then, kept in rows:
        entry = Journal(one).write(first, now=NOW)
        Journal(one).write(then, now=NOW + timedelta(hours=1), entry_id=entry.id)
        Keeping(one).keep(entry.id, kept)
        ids.append(entry.id)
    chosen = replace(EVERYTHING, entry_ids=tuple(ids))
    with tempfile.TemporaryDirectory() as folder:
        out = export(one, Path(folder) / "a", Form.OWN, now=NOW, selection=chosen).path
        assert own.bring_in(other, out).added == len(rows)
        again = export(other, Path(folder) / "b", Form.OWN, now=NOW, selection=chosen).path
        assert _files(out)["entries.jsonl"] == _files(again)["entries.jsonl"]
        assert own.bring_in(other, out).already_here == len(rows)


def test_many_pages_come_back(vault: Vault, tmp_path: Path, proof: Proof) -> None:
    """T15: taken out, brought in and taken out again, each byte is the same."""
    many = proof.figure(short=1_500, full=50_000)
    pages = (
        SourcedPage(
            Page(f"page {number} of the sea", f"{number}", date(2020, 1, 1) + timedelta(number % 9),
                 time(number % 24)),
            "test", f"{number}",
        )
        for number in range(many)
    )  # fmt: skip
    Journal(vault).bring_in(pages, now=NOW)
    out = export(vault, tmp_path / "a", Form.OWN, now=NOW).path
    with fresh() as (other, _folder):
        assert own.bring_in(other, out).added == many
        assert len(Journal(other).search("sea", limit=2 * many)) == many
        again = export(other, tmp_path / "b", Form.OWN, now=NOW).path
        assert _files(out) == _files(again)
        assert other.check().sound
        # What was brought in from elsewhere is known again there, too.
        assert Journal(other).bring_in(
            [SourcedPage(Page("page 1 of the sea", "1", date(2020, 1, 2), time(1)), "test", "1")],
            now=NOW,
        ).already_here == 1  # fmt: skip
    proof.says(pages=many, differences=0)
