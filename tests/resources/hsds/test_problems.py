from __future__ import annotations

import pytest

from companion.resources.hsds.problems import MOST_KEPT, Problem, Problems, What


@pytest.mark.parametrize("what", What)
def test_each_has_a_sentence(what: What) -> None:
    assert Problem("a.csv", 2, "name", what).sentence.endswith(".")


def test_the_first_are_kept_and_all_are_counted() -> None:
    problems = Problems()
    for row in range(MOST_KEPT + 5):
        problems.add("a.csv", row, "", What.NO_NAME)
    assert problems.count == MOST_KEPT + 5
    assert [each.row for each in problems.kept] == list(range(MOST_KEPT))


def test_the_same_cell_counts_once() -> None:
    problems = Problems()
    for _ in range(3):
        problems.add("phones.csv", 2, "number", What.NUMBER)
    assert problems.count == 1
