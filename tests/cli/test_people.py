"""companion people: my people, from keeping to the bin and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import Result

from companion.paths import Paths
from companion.people import shown
from tests.cli.conftest import Call, one_sentence


class People:
    """Calls `companion people` with the key."""

    def __init__(self, call: Call, key: str) -> None:
        self._call = call
        self._key = key

    def __call__(self, *words: str, input: str = "") -> Result:  # noqa: A002
        return self._call("people", *words, "--passphrase-file", self._key, input=input)

    def json(self, *words: str, input: str = "") -> Any:  # noqa: A002
        result = self(*words, "--json", input=input)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)


@pytest.fixture
def people(call: Call, made: Paths, key: str) -> People:
    assert made.vault.is_dir()
    return People(call, key)


def test_adding_prints_the_id_alone(people: People) -> None:
    result = people("add", "Ana")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert people("show", result.stdout.strip()).stdout == "Ana\n  Another tie\n"


def test_a_person_with_everything(people: People) -> None:
    words = ("--tie", "peer", "--how", "the group", "--email", "ana@example.org")
    more = ("--reach", "text first", "--good-for", "a walk", "--hello-days", "14")
    phones = ("--phone", "home=555 0100", "--phone", "555 0101")
    document = people.json("add", "Ana", *words, *more, *phones)
    assert {key: document[key] for key in ("name", "tie", "phones", "hello_days")} == {
        "name": "Ana",
        "tie": "peer",
        "phones": [{"number": "555 0100", "label": "home"}, {"number": "555 0101", "label": ""}],
        "hello_days": 14,
    }
    assert document["show_on_lock"] is False
    assert people("show", document["id"][:6]).stdout.splitlines() == [
        "Ana",
        "  Peer",
        "  home:",
        "    555 0100",
        "    555 0101",
        "  How we know each other: the group",
        "  Email: ana@example.org",
        "  How to reach them: text first",
        "  Good for: a walk",
    ]


def test_showing_on_the_lock_screen_is_chosen_and_told(people: People, made: Paths) -> None:
    result = people("add", "Ana", "--show-on-lock", "--phone", "555 0100")
    assert "without your key" in result.stderr
    assert [one.name for one in shown.read(made.shown_people)] == ["Ana"]
    taken_back = people("edit", result.stdout.strip(), "--keep-private")
    assert taken_back.stderr == "Saved on this computer\n"
    assert not made.shown_people.exists()


def test_editing_keeps_what_is_not_named(people: People) -> None:
    person_id = people.json("add", "Ana", "--phone", "1", "--hello-days", "7")["id"]
    changed = people.json("edit", person_id, "--name", "Ana M", "--good-for", "a laugh")
    assert (changed["name"], changed["good_for"]) == ("Ana M", "a laugh")
    assert (changed["phones"], changed["hello_days"]) == ([{"number": "1", "label": ""}], 7)
    assert people.json("edit", person_id, "--hello-days", "0")["hello_days"] is None


def test_listing(people: People) -> None:
    assert people("list").stderr == "Nobody is kept here yet.\n"
    assert people.json("list") == {"people": [], "hello_today": None}
    people("add", "Ben", "--tie", "family")
    people("add", "Ana", "--hello-days", "1")
    lines = people("list").stdout.splitlines()
    assert [line.split("  ", 1)[1] for line in lines] == ["Ana  (Another tie)", "Ben  (Family)"]


def test_the_bin_and_back(people: People) -> None:
    person_id = people.json("add", "Ana", "--show-on-lock")["id"]
    assert "30 days" in people("remove", person_id).stderr
    assert people.json("list")["people"] == []
    assert people("list").stderr == "Nobody is kept here yet.\n"
    assert people.json("list", "--bin")["people"][0]["deleted"]
    assert people("restore", person_id).stderr.startswith("Ana is back.\n")
    assert people("list", "--bin").stderr == "The bin is empty.\n"


@pytest.mark.parametrize("command", ["show", "edit", "remove", "restore"])
def test_an_id_that_is_not_there(people: People, command: str) -> None:
    assert "0000" in one_sentence(people(command, "0000"))


def test_a_person_without_a_name(people: People) -> None:
    assert one_sentence(people("add", " ")).startswith("A person needs a name here.")


@pytest.mark.parametrize("words", [["--tie", "enemy"], ["--hello-days", "999"]])
def test_what_cannot_be_understood_is_2(people: People, words: list[str]) -> None:
    one_sentence(people("add", "Ana", *words), 2)
