"""companion care: ideas, exercises, measures and the log."""

from __future__ import annotations

import json
from typing import Any

import pytest

from companion import i18n
from companion.care.catalog import Catalog
from companion.paths import Paths
from tests.cli.conftest import Call, one_sentence

IDEA = {
    "id", "kind", "title", "category", "minutes", "energy", "company", "place", "summary",
    "helps_when", "avoid_if", "take_care", "night_ok",
}  # fmt: skip


def answer(call: Call, *words: str, **options: Any) -> Any:
    result = call("care", *words, "--json", **options)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch, now: Any) -> None:
    monkeypatch.setattr("companion.cli.care.now", lambda: now)


def test_the_public_parts_need_no_journal_and_make_none(call: Call, base: Any) -> None:
    for words in (["list"], ["show", "rid"], ["suggest"], ["play", "rid", "--text"]):
        assert call("care", *words).exit_code == 0
    assert not base.exists()


def test_listing_shows_everything_but_what_is_spiritual(call: Call) -> None:
    ideas = answer(call, "list")["ideas"]
    assert len(ideas) == 112 + 20 - 9
    assert set(ideas[0]) == IDEA
    assert "spiritual" not in {each["category"] for each in ideas}
    lines = call("care", "list").stdout.splitlines()
    assert lines[0] == "breathe-4-6  Breathe in 4, out 6 (4 minutes)"
    assert len(lines) == len(ideas)


def test_a_group_that_is_named_is_shown(call: Call) -> None:
    found = answer(call, "list", "--group", "spiritual")["ideas"]
    assert len(found) == 9
    assert {each["kind"] for each in answer(call, "list", "--exercises")["ideas"]} == {"exercise"}
    assert "spiritual" in one_sentence(call("care", "list", "--group", "money"), 2)


def test_an_activity_is_shown_whole(call: Call) -> None:
    shown = answer(call, "show", "slow-walk")
    assert set(shown) == {
        *IDEA, "cost", "notes", "evidence", "minutes_min", "minutes_max", "tiny_start",
        "access_note",
    }  # fmt: skip
    lines = call("care", "show", "slow-walk").stdout.splitlines()
    assert lines[0] == shown["title"]
    assert "  5 to 30 minutes · A little energy · Alone or with others · Outdoors · Free" in lines
    assert "  Tell someone where you are going if you can." in lines
    assert any(line.startswith("  A tiny start: ") for line in lines)


def test_an_exercise_is_shown_with_its_steps_and_ways(call: Call) -> None:
    shown = answer(call, "show", "trace-window")
    assert shown["total_seconds"] == sum(step["seconds"] for step in shown["steps"])
    (variant,) = shown["variants"]
    assert (variant["id"], variant["off_by_default"]) == ("classic-square", True)
    text = call("care", "show", "trace-window").stdout
    assert variant["warning"] in text
    rid = answer(call, "show", "rid")
    assert rid["steps"][0]["help_after"] == ["Yes, or not sure"]


def test_an_id_that_is_not_there(call: Call) -> None:
    for words in (["show", "nothing"], ["play", "nothing"], ["play", "slow-walk"]):
        assert words[1] in one_sentence(call("care", *words))
    assert "quick" in one_sentence(call("care", "play", "rid", "--variant", "slow"), 2)


def test_three_ideas_fit_what_was_said(call: Call) -> None:
    words = ["suggest", "--minutes", "10", "--energy", "low", "--alone", "--night"]
    ideas = answer(call, *words)["ideas"]
    assert len(ideas) == 3
    for each in ideas:
        assert each["energy"] == "low"
        assert each["company"] in {"alone", "either"}
        assert each["night_ok"]
    assert answer(call, *words)["ideas"] == ideas
    others = answer(call, *words, "--turn", "1")["ideas"]
    assert not {each["id"] for each in ideas} & {each["id"] for each in others}
    text = call("care", *words).stdout
    assert all(each["title"] in text and each["summary"] in text for each in ideas)


def test_a_flag_is_never_offered_when_it_is_left_out(call: Call) -> None:
    for turn in range(12):
        words = ["suggest", "--hard", "keyed_up", "--never", "breath_panic", "--turn", str(turn)]
        for each in answer(call, *words)["ideas"]:
            assert "breath_panic" not in each["avoid_if"]


def test_a_tag_or_flag_that_is_not_known_is_a_usage_error(call: Call) -> None:
    assert "keyed_up" in one_sentence(call("care", "suggest", "--hard", "rain"), 2)
    assert "crowds" in one_sentence(call("care", "suggest", "--never", "rain"), 2)


def test_nothing_that_fits_is_calm(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Catalog, "ideas", lambda _self: ())
    assert call("care", "suggest").stdout == "Nothing fits right now. That happens.\n"


def test_playing_as_text_prints_all_the_words(call: Call) -> None:
    result = call("care", "play", "five-senses", "--variant", "look-only", "--text")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "5-4-3-2-1"
    assert "Name 5 colors you can see. Take your time." in lines
    assert lines[-1] == "Done. Nothing to log unless you want to."


def test_playing_ends_with_the_input_and_prints_what_is_left(call: Call) -> None:
    result = call("care", "play", "rid", input="1\n")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "  1  No, not right now" in lines
    assert lines[-2] == "You chose. That counts, whatever it was."


def test_in_spanish_the_words_are_spanish(call: Call) -> None:
    i18n.use("es")
    assert "Volver al ahora" in call("care", "show", "come-back-to-now").stdout


# The log


def test_the_log_notes_and_lists(call: Call, made: Paths, key: str) -> None:
    assert made.vault.is_dir()
    words = ("--passphrase-file", key)
    assert call("care", "log", *words).stderr == "Nothing was noted. That is fine.\n"
    noted = call("care", "log", "rid", "--before", "7", "--after", "4", *words)
    assert noted.stderr == "Saved on this computer\n"
    call("care", "log", "slow-walk", "--context", "night", *words)
    listed = answer(call, "log", *words)["log"]
    fields = ("idea", "before", "after", "context")
    assert sorted(tuple(each[name] for name in fields) for each in listed) == [
        ("rid", 7, 4, "ordinary"),
        ("slow-walk", None, None, "night"),
    ]
    lines = call("care", "log", *words).stdout.splitlines()
    assert any(line.endswith("Reminder check: relax, identify, decide  7 → 4") for line in lines)
    assert any("10 March 2026 21:15  Slow walk" in line for line in lines)


def test_high_distress_is_met_with_something_steady(call: Call, made: Paths, key: str) -> None:
    assert made.vault.is_dir()
    result = call("care", "log", "rid", "--after", "9", "--passphrase-file", key)
    assert "companion care play come-back-to-now" in result.stdout
    assert "    988" in result.stdout.splitlines()


@pytest.mark.usefixtures("made")
def test_what_cannot_be_noted(call: Call, key: str) -> None:
    words = ("--passphrase-file", key)
    assert "nothing" in one_sentence(call("care", "log", "nothing", *words))
    assert "0 to 10" in one_sentence(call("care", "log", "rid", "--before", "11", *words))
    assert answer(call, "log", *words) == {"log": []}
