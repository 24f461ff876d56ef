"""companion dates list | next | show | plan | skip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from companion.clock import now, standing_at
from tests.cli.conftest import Dates, one_sentence

NOON = now().replace(hour=12)
TODAY = NOON.date()
SOON = (TODAY + timedelta(days=5)).isoformat()


@pytest.fixture(autouse=True)
def _one_day() -> Iterator[None]:
    """Let it be the same day for every test, though midnight comes while they run."""
    with standing_at(NOON):
        yield


def test_without_dates(dates: Dates) -> None:
    for words, sentence in (
        (("list",), "No dates here. Add one only if it helps you.\n"),
        (("list", "--bin"), "The bin is empty.\n"),
        (("next",), "No dates in these days.\n"),
    ):
        result = dates(*words)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", sentence)


def test_the_list_and_the_days_to_come(dates: Dates) -> None:
    unsure = dates.add("Hearing")
    soon = dates.add("The river", "--date", SOON)
    assert dates("list").stdout.splitlines() == [
        f"{soon}  {SOON}  The river",
        f"{unsure}  no day  Hearing",
    ]
    assert dates("next").stdout == f"{soon}  {SOON}  The river\n"
    (one,) = dates.json("next", "--days", "5")["occurrences"]
    assert set(one) == {
        "id", "name", "date", "time", "about", "begins_evening_before", "window",
    }  # fmt: skip
    assert dates.json("next", "--days", "4") == {"occurrences": []}
    listed = dates.json("list")["dates"]
    assert [(each["id"], each["past"]) for each in listed] == [(soon, False), (unsure, False)]
    assert listed[0]["next"] == one


def test_showing_one(dates: Dates) -> None:
    date_id = dates.add("The river", "--date", "2020-02-28", "--repeat", "yearly", "--kind", "loss")
    shown = dates("show", date_id[:6]).stdout.splitlines()
    assert shown[:2] == ["The river", "Loss of a person"]
    assert shown[2].startswith("28 February ")
    assert dates.json("show", date_id)["next"]["date"].endswith("-02-28")


def test_a_plan_by_its_three_lines(dates: Dates) -> None:
    date_id = dates.add("The river", "--date", SOON)
    assert dates("plan", date_id).stderr == "No plan. That is fine.\n"
    assert dates.json("plan", date_id) == {"date": date_id, "plan": None}
    plan = dates.json(
        "plan", date_id, "--set", "bare_minimum.where=Home", "--set", "around.wants=quiet, travel",
        "--change-of-mind", "Not the vigil",
    )["plan"]  # fmt: skip
    assert plan["occasion"] == SOON
    assert plan["answers"] == {"bare_minimum.where": "Home", "around.wants": ["quiet", "travel"]}
    lines = dates("plan", date_id, "--on", SOON).stdout.splitlines()
    assert lines[:4] == ["The river", "Change of mind", "Not the vigil", "Three lines"]
    emptied = dates.json("plan", date_id, "--set", "bare_minimum.where=")["plan"]
    assert set(emptied["answers"]) == {"around.wants"}


def test_a_plan_for_a_day_that_is_not_known_yet(dates: Dates) -> None:
    date_id = dates.add("Hearing")
    plan = dates.json("plan", date_id, "--set", "bare_minimum.where=Home")["plan"]
    assert plan["occasion"] is None


@pytest.mark.parametrize("asked", ["nope.where=a", "bare_minimum.where", "=", ""])
def test_what_is_no_question_of_a_plan(dates: Dates, asked: str) -> None:
    date_id = dates.add("The river", "--date", SOON)
    assert one_sentence(dates("plan", date_id, "--set", asked), 2)


def test_one_day_is_left_out_alone(dates: Dates) -> None:
    date_id = dates.add("The river", "--date", SOON)
    done = dates.json("skip", date_id)
    assert done == {
        "date": date_id, "occurrence": SOON, "offset": -5, "day": TODAY.isoformat(),
        "left_out": True,
    }  # fmt: skip
    result = dates("skip", date_id, "--day", SOON)
    assert result.stderr == "This day is left out. The others stay.\n"
    assert dates("skip", date_id, "--undo").stderr == "This day is back.\n"
    far = (TODAY + timedelta(days=100)).isoformat()
    assert one_sentence(dates("skip", date_id, "--day", far), 2)


@pytest.mark.parametrize("command", ["show", "plan", "skip"])
def test_an_id_that_is_not_there(dates: Dates, command: str) -> None:
    assert "0" * 16 in one_sentence(dates(command, "0" * 16))
