from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.resources.hsds.numbers import dialed, phone
from companion.resources.model import PhoneKind


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("(303) 555-0100", "US", "+13035550100"),
        ("1-303-555-0100", "US", "+13035550100"),
        ("+1 303.555.0100", "US", "+13035550100"),
        ("+44 1234 234567", "US", "+441234234567"),
        ("01234 234567", "GB", "+441234234567"),
        ("02 2327 2327", "IT", "+390223272327"),
        ("988", "US", "988"),
        ("116 123", "GB", "116123"),
        ("*4141", "CL", "*4141"),
        ("1-800-273-TALK", "US", "+18002738255"),
        ("0045 12 34 56 78", "GB", "+4512345678"),
    ],
)
def test_a_number_becomes_what_is_dialed(written: str, country: str, number: str) -> None:
    assert dialed(written, country) == (number, "")


@pytest.mark.parametrize(
    "written", ["", "call us", "555-0100", "12", "+1 303 555", "+" + "9" * 20, "ask Ana 12"]
)
def test_what_nobody_could_dial_is_none(written: str) -> None:
    assert dialed(written, "US") is None


def test_without_a_country_only_whole_numbers_count() -> None:
    assert dialed("(303) 555-0100", "ZZ") is None
    assert dialed("+1 303 555 0100", "ZZ") == ("+13035550100", "")


def test_quote_marks_of_the_official_example_are_taken_off() -> None:
    made = phone('"+44 1234 234567"', "GB", PhoneKind.VOICE)
    assert made is not None
    assert (made.number, made.display) == ("+441234234567", "+44 1234 234567")
    assert (made.label, made.label_es) == ("Call", "Llama")


def test_an_extension_is_shown_not_dialed() -> None:
    made = phone("303-555-0100", "US", PhoneKind.VOICE, extension="12", label="Front desk")
    assert made is not None
    assert (made.number, made.display) == ("+13035550100", "303-555-0100 ext. 12")
    assert (made.label, made.label_es) == ("Front desk", None)
    inside = phone("303-555-0100 x12", "US", PhoneKind.VOICE)
    assert inside is not None
    assert (inside.number, inside.display) == ("+13035550100", "303-555-0100 x12")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789+-() x*#;,."), max_size=24))
def test_whatever_is_written_the_number_can_be_dialed(written: str) -> None:
    found = dialed(written, "US")
    if found is not None:
        digits = found[0].lstrip("+*")
        assert digits.isdigit()
        assert 3 <= len(digits) <= 15
