from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import FieldTooLong, PersonNameless
from companion.people.model import (
    HELLO_STANDS_DAYS,
    LONGEST_NAME,
    Hello,
    Person,
    Phone,
    Tie,
    after_hello,
    dialed,
    hello_turns,
    is_hello_day,
    prepared,
    tel_uri,
)

DAY = date(2026, 3, 10)
PEOPLE = st.builds(
    Person,
    name=st.text(min_size=1, max_size=30).filter(lambda text: text.strip() != ""),
    tie=st.sampled_from(Tie),
    how_we_know=st.text(max_size=20),
    phones=st.lists(st.builds(Phone, st.text(max_size=20), st.text(max_size=10)), max_size=3).map(
        tuple
    ),
    email=st.text(max_size=20),
    reach=st.text(max_size=20),
    good_for=st.text(max_size=20),
    hello=st.none() | st.builds(Hello, st.integers(-5, 900), st.just(DAY)),
)


def test_nobody_is_shown_on_the_lock_screen_unless_it_is_chosen() -> None:
    assert not Person("Ana").show_on_lock


@settings(max_examples=60, deadline=None)
@given(PEOPLE)
def test_preparing_what_is_prepared_changes_nothing(person: Person) -> None:
    once = prepared(person)
    assert prepared(once) == once
    assert all(phone.number for phone in once.phones)


def test_lines_are_tidy_and_notes_stay() -> None:
    person = prepared(
        Person(
            "  Ana\nMaría ",
            phones=(Phone(" 555 0100 ", " home "), Phone("  ")),
            reach="Text first.\n\nNot before ten. ",
        )
    )
    assert person.name == "Ana María"
    assert person.phones == (Phone("555 0100", "home"),)
    assert person.reach == "Text first.\n\nNot before ten."
    many = tuple(Phone(str(number)) for number in range(30))
    assert prepared(Person("Ana", phones=many)).phones == many


def test_a_person_needs_a_name_that_is_not_too_long() -> None:
    with pytest.raises(PersonNameless):
        prepared(Person(" \n"))
    with pytest.raises(FieldTooLong) as raised:
        prepared(Person("x" * (LONGEST_NAME + 1)))
    assert raised.value.most == LONGEST_NAME


@pytest.mark.parametrize(
    ("number", "called"),
    [
        ("+1 (303) 555-0100", "+13035550100"),
        ("303.555.0100 ext. 12", "3035550100"),
        ("303 555 0100 x12", "3035550100"),
        ("1-800-FLOWERS", "18003569377"),
        ("*4141", "*4141"),
        ("#31#5550100", "#31#5550100"),
        ("55 1234,,3", "551234"),
        ("٣٠٣", ""),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("+49(0) 30 901820", "+4930901820"),
        ("+39 (0)6 6982", "+39066982"),
        ("(+34) 612 345 678", "+34612345678"),
        ("(0) 20 7946 0000", "02079460000"),
        ("WhatsApp: +52 55 5555 0100", "+525555550100"),
        ("Tel. 303-555-0100", "3035550100"),
        ("303-555-0100 (home)", "3035550100"),
        ("612 345 678, por las tardes", "612345678"),
        ("303 555 0100 extensión 7", "3035550100"),
        ("1-888-843-LGBT", "18888435428"),
        ("1-877-KARS-4-KIDS", "1877527745437"),
        ("ask Ana", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_what_a_telephone_dials(number: str, called: str) -> None:
    assert dialed(number) == called
    assert tel_uri(number) == (f"tel:{called}".replace("#", "%23") if called else "")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_a_code_to_call_holds_only_what_can_be_dialed(number: str) -> None:
    assert set(tel_uri(number)) <= set("tel:+*%0123456789")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 366), st.integers(0, 4000))
def test_a_hello_is_suggested_for_a_few_days_of_each_turn_and_never_piles_up(
    every: int, later: int
) -> None:
    hello = Hello(every, DAY)
    window = [is_hello_day(hello, DAY + timedelta(days=later + day)) for day in range(every)]
    if later >= every:
        assert sum(window) == min(HELLO_STANDS_DAYS, every)
    assert not any(is_hello_day(hello, DAY + timedelta(days=day)) for day in range(every))
    assert is_hello_day(hello, DAY + timedelta(days=every))


def test_after_a_hello_a_whole_interval_rests() -> None:
    person = Person("Ana", hello=Hello(7, DAY))
    late = DAY + timedelta(days=400)
    rested = after_hello(person, late)
    assert rested.hello == Hello(7, late)
    assert not any(is_hello_day(rested.hello, late + timedelta(days=day)) for day in range(7))
    assert after_hello(Person("Ana"), late) == Person("Ana")
    assert not is_hello_day(None, DAY)
    assert not is_hello_day(Hello(7, DAY), DAY - timedelta(days=70))


def test_an_interval_has_bounds() -> None:
    person = Person("Ana", hello=Hello(0, DAY))
    assert prepared(person).hello == Hello(1, DAY)
    assert prepared(replace(person, hello=Hello(9999, DAY))).hello == Hello(366, DAY)


def test_a_hello_has_its_turns_after_the_day_it_was_set() -> None:
    hello = Hello(7, date(2026, 3, 10))
    turns = list(hello_turns(hello, date(2026, 3, 1), date(2026, 3, 24)))
    assert turns == [date(2026, 3, 17), date(2026, 3, 24)]
    for day in turns:
        assert is_hello_day(hello, day)
    assert list(hello_turns(hello, date(2026, 3, 25), date(2026, 3, 30))) == []
