from __future__ import annotations

import pytest

from companion.errors import FieldTooLong
from companion.people.plan import LONGEST_ITEM, Item, Part, Plan, prepared


def test_every_part_can_be_asked_for() -> None:
    plan = Plan(**{part.value: (Item(part.value),) for part in Part})
    assert [plan.items(part)[0].text for part in Part] == [part.value for part in Part]
    assert not plan.is_empty
    assert Plan().is_empty


def test_lines_are_tidy_and_empty_ones_left_out() -> None:
    plan = prepared(Plan(alone=(Item(" walk\nslowly "), Item(" ")), people=(Item("Ana", "a1"),)))
    assert plan == Plan(alone=(Item("walk slowly"),), people=(Item("Ana", "a1"),))
    assert prepared(plan) == plan


def test_every_line_stays_and_one_that_is_too_long_is_refused() -> None:
    signs = tuple(Item(f"sign {number}") for number in range(99))
    assert prepared(Plan(signs=signs)).signs == signs
    with pytest.raises(FieldTooLong):
        prepared(Plan(signs=(Item("x" * (LONGEST_ITEM + 1)),)))
