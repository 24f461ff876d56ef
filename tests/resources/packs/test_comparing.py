from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.resources.model import Status
from companion.resources.packs import comparing
from companion.resources.packs.comparing import Change, compare
from tests.resources.examples import line


def test_added_changed_closed_and_same(tmp_path: Path) -> None:
    old = [line("same"), line("changed"), line("gone"), line("closed", name="Closed Line")]
    new = [
        line("new", name="New Line"),
        line("same"),
        line("changed", hours="9 to 5", facts=()),
        line("closed", status=Status.CLOSED),
    ]
    found = compare(old, new, tmp_path)
    assert found.added == (Change("new", "New Line"),)
    assert found.changed == (Change("changed", "A Line", ("facts", "hours")),)
    assert {each.id for each in found.closed} == {"gone", "closed"}
    assert (found.added_count, found.changed_count, found.closed_count, found.same_count) == (
        1, 1, 2, 1,
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_all_are_counted_and_the_first_are_named(tmp_path: Path) -> None:
    many = [line(str(number)) for number in range(comparing.MOST_NAMED + 7)]
    found = compare([], many, tmp_path)
    assert (found.added_count, len(found.added)) == (len(many), comparing.MOST_NAMED)
    assert compare(many, [], tmp_path).closed_count == len(many)


versions = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["x", "y"]))


@settings(max_examples=40, deadline=None)
@given(versions, versions)
def test_the_counts_are_those_of_the_sets(old: dict[str, str], new: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = compare(
            [line(each, name=name) for each, name in old.items()],
            [line(each, name=name) for each, name in new.items()],
            Path(folder),
        )
    assert found.added_count == len(new.keys() - old.keys())
    assert found.closed_count == len(old.keys() - new.keys())
    assert {each.id for each in found.changed} == {
        each for each in old.keys() & new.keys() if old[each] != new[each]
    }
