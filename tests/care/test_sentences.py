from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from companion import i18n
from companion.care import forms
from companion.care.breath import Breath, BreathPart
from companion.care.measures import RULES, scored
from companion.care.sentences import (
    calls_nobody,
    hear_sooner,
    help_at,
    of_breath,
    of_language,
    of_length,
    of_licence,
    of_result,
    of_time,
    too_soon,
    two_cuts,
)
from tests.care.examples import activity, exercise, timed
from tests.care.test_measures import cases

ALL_IS_WELL = {
    "en": r"\b(fine|okay|healthy|well|good|low|mild|moderate|severe|positive|negative|you have)\b",
    "es": r"\b(bien|sana?|salud|baj[ao]|leve|moderad[ao]|grave|positiv[ao]|negativ[ao]|tienes)\b",
}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("measure", RULES)
def test_no_result_says_that_all_is_well_or_names_what_a_person_has(
    language: str, measure: str
) -> None:
    i18n.use(language)
    for answers in cases(measure):
        said = of_result(scored(measure, answers))
        assert not re.search(ALL_IS_WELL[language], " ".join(said).lower())
        assert calls_nobody() in said
        assert len(set(said)) == len(said)


def test_a_result_without_any_point_still_shows_that_help_is_there() -> None:
    said = of_result(scored("phq-9", dict.fromkeys(range(1, 10), 0)))
    assert said == (
        "Your number: 0 out of 27.",
        "This is not a diagnosis.",
        "Help is there for you, whatever the number says.",
        "This app does not call anyone or tell anyone.",
    )


def test_help_stands_before_the_number_where_it_comes_first() -> None:
    said = of_result(scored("phq-9", dict.fromkeys(range(1, 10), 3)))
    assert said[0].startswith("You marked thoughts of death")
    assert said[1].startswith("Your answers say this may be a hard time.")
    assert said[2] == "Your number: 27 out of 27."


def test_talking_and_a_counselor_are_named_after_the_number() -> None:
    said = of_result(scored("gad-7", dict.fromkeys(range(1, 8), 3)))
    assert said[2] == "Talking to someone could help."
    screen = of_result(scored("pc-ptsd-5", dict.fromkeys(range(6), 1)))
    assert "A doctor or a counselor could help you look at this." in screen


def test_under_an_item_that_brings_help_stands_what_was_marked() -> None:
    assert help_at("phq-9", 9, 1).startswith("You marked thoughts of death")
    assert help_at("pcl-5", 16, 2).startswith("You marked doing things that could hurt you.")
    assert help_at("phq-9", 9, 0) == help_at("gad-7", 1, 3) == ""
    assert of_result(scored("pcl-5", {16: 2}))[0] == help_at("pcl-5", 16, 2)


def test_skipped_items_are_counted() -> None:
    assert of_result(scored("gad-7", {1: 1}))[0] == (
        "Not scored: 6 questions were skipped. You can skip any."
    )


def test_a_form_in_another_language_says_so() -> None:
    pcl = forms.load("es")[1]
    assert of_language(pcl, "es").startswith("This form is in English.")
    assert of_language(pcl, "en") == ""


def test_lengths_in_words() -> None:
    assert [of_length(each) for each in (1, 60, 80, 90, 100, 900)] == [
        "1 second", "1 minute", "80 seconds", "90 seconds", "2 minutes", "15 minutes",
    ]  # fmt: skip
    assert of_time(activity(minutes=5, minutes_min=2, minutes_max=10)) == "2 to 10 minutes"
    assert of_time(activity(minutes=5)) == "5 minutes"
    assert of_time(exercise(timed(80))) == "80 seconds"


def test_parts_of_a_breath_in_words() -> None:
    assert of_breath(Breath(1, BreathPart.IN, 4.0, 4)) == "In for 4"
    assert of_breath(Breath(1, BreathPart.OUT, 6.0, 6)) == "Out for 6"
    assert of_breath(Breath(1, BreathPart.HOLD_IN, 6.0, 3)) == "Pause for 3"


def test_who_asks_again_soon_may() -> None:
    assert "It is up to you." in too_soon()


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_cuts_are_told_plainly_and_only_where_there_are_two(language: str) -> None:
    i18n.use(language)
    for measure, rules in RULES.items():
        said = f"{two_cuts(measure)} {hear_sooner(measure)}"
        if rules.lower_cut is None:
            assert said == " "
            continue
        assert {str(rules.care_cut), str(rules.lower_cut)} <= set(re.findall(r"\d+", said))
        assert not re.search(ALL_IS_WELL[language], said, re.IGNORECASE)


def test_a_licence_says_from_where_when_and_that_a_person_has_to_confirm_it() -> None:
    form = forms.load("en")[0]
    said = of_licence(form)
    assert said.startswith(form.licence)
    assert form.source in said
    assert said.endswith("looked up on 26 November 2026. A person has yet to confirm it.")
    assert "yet to" not in of_licence(replace(form, is_confirmed=True))
