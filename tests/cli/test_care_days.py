"""companion care put | days | take-out."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from companion.clock import standing_at
from tests.cli.conftest import Call, one_sentence
from tests.support.builders import NOW

pytestmark = pytest.mark.usefixtures("made")


@pytest.fixture(autouse=True)
def _the_clock_stands() -> Iterator[None]:
    with standing_at(NOW):
        yield


def test_an_idea_is_put_into_a_day_listed_and_taken_out(call: Call, key: str) -> None:
    words = ("--passphrase-file", key)
    assert call("care", "days", *words).stderr == "No idea is in a day. That is fine.\n"
    put = ("care", "put", "slow-walk", "--on", "2026-03-12", "--time", "9:30", "--remind")
    made = json.loads(call(*put, "--json", *words).stdout)
    assert made == {
        "id": made["id"],
        "idea": "slow-walk",
        "title": "Slow walk, nowhere to be",
        "day": "2026-03-12",
        "time": "09:30",
        "reminds": True,
    }
    assert json.loads(call("care", "days", "--json", *words).stdout) == {"ideas": [made]}
    line = f"{made['id']}  12 March 2026 09:30  Slow walk, nowhere to be\n"
    assert call("care", "days", *words).stdout == line
    assert "Slow walk" in call("reminders", "list", *words).stdout
    assert call("care", "take-out", made["id"], *words).stderr == "It is taken out of the day.\n"
    assert call("care", "days", *words).stdout == ""
    assert "No reminders are to come." in call("reminders", "list", *words).stdout


def test_what_cannot_be_put_anywhere(call: Call, key: str) -> None:
    words = ("--passphrase-file", key)
    put = ("care", "put", "slow-walk", *words)
    assert "still to come" in one_sentence(call(*put, "--on", "2026-03-09"), 2)
    assert "2026-03-10" in one_sentence(call(*put, "--on", "soon"), 2)
    assert "09:30" in one_sentence(call(*put, "--on", "2026-03-12", "--time", "late"))
    assert "nothing" in one_sentence(call("care", "put", "nothing", "--on", "2026-03-12", *words))
    assert "no longer here" in one_sentence(call("care", "take-out", "0" * 16, *words))
    assert json.loads(call("care", "days", "--json", *words).stdout) == {"ideas": []}
