from __future__ import annotations

import json
from datetime import date, timedelta

from companion.clock import now
from companion.paths import Paths
from companion.people.model import Hello, Person
from companion.people.service import People
from companion.planner.model import HardDate, Reminders
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.vault.vault import Vault
from tests.cli.conftest import Call, Dates, one_sentence
from tests.support.builders import PASSPHRASE

SOON = date(2399, 3, 10)


def with_reminders(made: Paths) -> None:
    day = (now() + timedelta(days=10)).date()
    vault = Vault.unlock(made, PASSPHRASE)
    chosen = Reminders(on=True, offsets=(-1, 0))
    Planner(vault).save(HardDate("The vigil", rule=Once(day), reminders=chosen), now=now())
    vault.close()


def test_pause_and_resume_need_no_journal(call: Call) -> None:
    def status() -> object:
        return json.loads(call("reminders", "status", "--json").stdout)

    off = {"on": False, "paused": False, "until": None, "running": False}
    assert status() == off
    assert call("reminders", "pause").exit_code == 0
    assert status() == off | {"paused": True}
    said = call("reminders", "pause", "--until", SOON.isoformat()).stdout
    assert said == "Reminders are paused until 10 March 2399.\n"
    assert status() == off | {"paused": True, "until": SOON.isoformat()}
    assert call("reminders", "resume").exit_code == 0
    assert status() == off


def test_status_in_words(call: Call) -> None:
    assert call("reminders", "status").stdout == (
        "No date has reminders.\nReminders are not paused.\n"
    )


def test_a_day_that_is_over_or_no_day_is_refused(call: Call) -> None:
    for word in ("2020-01-01", now().date().isoformat(), "tomorrow"):
        one_sentence(call("reminders", "pause", "--until", word), status=2)


def test_list_tells_what_is_to_come_in_words_and_as_json(call: Call, made: Paths, key: str) -> None:
    words = ("reminders", "list", "--passphrase-file", key)
    assert call(*words).stdout == "No reminders are to come.\n"
    with_reminders(made)
    said = call(*words).stdout
    assert said.count("The vigil") == 2
    listed = json.loads(call(*words, "--json").stdout)
    assert [one["offset"] for one in listed] == [-1, 0]
    status = json.loads(call("reminders", "status", "--json").stdout)
    assert status["on"]
    assert not status["running"]


def test_commands_on_dates_write_the_schedule(call: Call, dates: Dates, made: Paths) -> None:
    with_reminders(made)
    date_id = dates.json("list")["dates"][0]["id"]
    assert json.loads(call("reminders", "status", "--json").stdout)["on"]
    vault = Vault.unlock(made, PASSPHRASE)
    Planner(vault).move_to_bin(date_id, now=now())
    vault.close()
    dates.json("next")
    assert not json.loads(call("reminders", "status", "--json").stdout)["on"]


def test_a_hello_has_a_note_once_that_is_chosen(call: Call, made: Paths, key: str) -> None:
    vault = Vault.unlock(made, PASSPHRASE)
    ana = People(vault, made).save(Person("Ana", hello=Hello(300, now().date())), now=now())
    vault.close()
    listing = ("reminders", "list", "--json", "--passphrase-file", key)
    assert json.loads(call(*listing).stdout) == []
    assert call("reminders", "hello", "on", "--passphrase-file", key).exit_code == 0
    listed = json.loads(call(*listing).stdout)
    assert {(one["person"], one["date"], one["name"]) for one in listed} == {(ana.id, None, "Ana")}
    assert json.loads(call("reminders", "status", "--json").stdout)["on"]
    said = call("reminders", "hello", "off", "--passphrase-file", key).stdout
    assert said == "A hello has no note now.\n"
    assert json.loads(call(*listing).stdout) == []


def test_a_hello_is_on_or_off(call: Call) -> None:
    assert call("reminders", "hello", "perhaps").exit_code == 2
