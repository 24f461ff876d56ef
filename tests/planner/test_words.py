from __future__ import annotations

from datetime import date, time

import pytest

from companion import i18n
from companion.planner import words
from companion.planner.cards import deck
from companion.planner.model import Certainty, Kind, Occasion
from companion.planner.year import picture
from tests.support import words_guide
from tests.support.planner import DAY, hard_date


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_and_state_has_words_of_its_own(language: str) -> None:
    i18n.use(language)
    kinds = [words.kind_name(kind) for kind in Kind]
    states = [words.certainty_name(each) for each in Certainty]
    assert len(set(kinds)) == len(Kind)
    assert len(set(states)) == len(Certainty)
    assert not any(words_guide.breaches(text, language) for text in (*kinds, *states))


def test_when_is_told_with_the_month_as_a_word() -> None:
    one = Occasion("a", "A day", DAY, DAY, DAY)
    assert words.when(one) == "12 March 2026"
    assert words.when(Occasion("a", "A", DAY, DAY, DAY, time(9, 5))) == "12 March 2026, 09:05"
    both = Occasion("a", "A", DAY, DAY, DAY, about=True, evening_before=True)
    assert words.when(both) == "about 12 March 2026, from the evening before"


def test_what_is_said_of_a_day_that_is_not_certain() -> None:
    assert words.state(hard_date()) == ""
    assert words.state(hard_date(postponed=True)) == "Moved. The new day is not known yet."
    moving = hard_date(certainty=Certainty.MAY_MOVE)
    assert words.state(moving) == "May move"
    span = hard_date(certainty=Certainty.ABOUT, earliest=DAY, latest=date(2026, 4, 1))
    assert words.state(span) == "Between 12 March 2026 and 1 April 2026."


def test_days_of_a_window() -> None:
    assert [words.offset_words(offset) for offset in (-2, -1, 0, 1, 3)] == [
        "2 days before", "1 day before", "The day itself", "1 day after", "3 days after",
    ]  # fmt: skip


def test_answers_are_read_in_words() -> None:
    choice = deck().question("going.1.choice")
    several = deck().question("around.wants")
    assert choice is not None
    assert several is not None
    assert words.answer_words(choice, "not_go") == "Not go"
    assert words.answer_words(choice, "own words") == "own words"
    assert words.answer_words(several, ("quiet", "company")) == "Quiet, Company"
    i18n.use("es")
    assert words.answer_words(choice, "not_go") == "No ir"


def test_the_year_is_read_out_without_color() -> None:
    one = Occasion("a", "The river", DAY, date(2026, 3, 10), date(2026, 4, 1), key=DAY)
    year = picture(2026, [one])
    march, april = year.months[2], year.months[3]
    assert words.month_words(march) == "March: The river on the 12. Days around: 10 to 31"
    assert words.month_words(april) == "April: days around a date: 1"
    assert words.month_words(year.months[4]) == "May: no dates"
    assert words.day_words(march.days[11]) == "12 March 2026: The river"
    assert words.day_words(march.days[9]) == "10 March 2026: in the days around a date"
    assert words.day_words(march.days[0]) == "1 March 2026"
