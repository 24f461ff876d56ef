from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.vault import groups
from companion.vault.groups import Code, Slip

SHAPES = [Code(7, 4, 128), Code(6, 5, 140)]
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize("code", SHAPES)
@given(data=st.data())
@settings(max_examples=60)
def test_what_is_written_is_read(code: Code, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, (1 << code.bits) - 1))
    text = code.to_text(number)
    assert [len(group) for group in text.split("-")] == [code.group_length] * code.groups
    assert code.from_text(text) == number
    assert code.from_text(text.lower().replace("-", " ").replace("0", "o")) == number


@pytest.mark.parametrize("code", SHAPES)
@given(data=st.data())
@settings(max_examples=150)
def test_one_wrong_symbol_is_named_by_its_group(code: Code, data: st.DataObject) -> None:
    text = code.to_text(data.draw(st.integers(0, (1 << code.bits) - 1)))
    plain = list(text.replace("-", ""))
    place = data.draw(st.integers(0, code.symbols - 1))
    plain[place] = data.draw(st.sampled_from([one for one in ALPHABET if one != plain[place]]))
    with pytest.raises(Slip) as slip:
        code.from_text("".join(plain))
    assert slip.value.group == place // code.group_length + 1


@pytest.mark.parametrize("code", SHAPES)
@given(data=st.data())
@settings(max_examples=150)
def test_two_swapped_neighbours_are_noticed(code: Code, data: st.DataObject) -> None:
    plain = list(code.to_text(data.draw(st.integers(0, (1 << code.bits) - 1))).replace("-", ""))
    place = data.draw(st.integers(0, code.symbols - 2))
    if plain[place] == plain[place + 1]:
        return
    plain[place : place + 2] = plain[place + 1], plain[place]
    with pytest.raises(Slip) as slip:
        code.from_text("".join(plain))
    assert slip.value.group in {
        None,
        place // code.group_length + 1,
    }


@given(text=st.text(max_size=60))
@settings(max_examples=100)
def test_any_other_text_is_a_slip(text: str) -> None:
    with pytest.raises(Slip):
        SHAPES[0].from_text(text)


def test_a_slip_is_no_error_that_a_person_could_meet() -> None:
    assert groups.Slip.__bases__ == (Exception,)
