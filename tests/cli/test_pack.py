"""companion pack: trust, list, verify, install, undo, remove."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, one_sentence
from tests.resources.examples import line
from tests.support.packs import KEY, OTHER_KEY, json_pack

FIRST = [line("one", name="Line One"), line("two", name="Line Two")]
FAR = date(2999, 1, 1)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return json_pack(tmp_path / "first", FIRST, expires=FAR)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return json_pack(
        tmp_path / "second",
        [line("one", name="Line One", hours="9 to 5")],
        version=2,
        expires=FAR,
    )


@pytest.fixture
def trusting(call: Call) -> Call:
    assert call("pack", "trust", KEY.public.text, "--name", "River").exit_code == 0
    return call


def answer(call: Call, *words: str) -> Any:
    result = call(*words, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_key_is_added_by_line_or_by_file_and_forgotten(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "river.pub"
    file.write_text(f"untrusted comment: minisign public key\n{OTHER_KEY.public.text}\n")
    result = call("pack", "trust", KEY.public.text)
    assert result.stdout == ("Packs signed with this key are taken from now on: 0101010101010101\n")
    call("pack", "trust", str(file), "--name", "Lake")
    publishers = answer(call, "pack", "list")["publishers"]
    assert [(each["key"], each["name"]) for each in publishers] == [
        ("0101010101010101", ""),
        ("0202020202020202", "Lake"),
    ]
    assert call("pack", "forget", KEY.public.text).exit_code == 0
    assert len(answer(call, "pack", "list")["publishers"]) == 1
    assert "not a key" in one_sentence(call("pack", "trust", "RW"))
    assert "No office" in one_sentence(call("pack", "forget", "0101010101010101"))


def test_a_pack_is_shown_before_it_is_added(trusting: Call, first: Path, second: Path) -> None:
    result = trusting("pack", "install", str(first), input="n\n")
    assert result.exit_code == 1
    assert "Added: 2\n  Line One\n  Line Two\n" in result.stdout
    assert answer(trusting, "pack", "list")["packs"] == []
    assert trusting("pack", "install", str(first), "--yes").stdout.endswith("The pack was added.\n")
    result = trusting("pack", "install", str(second), "--dry-run")
    assert "Changed: 1\n  Line One (hours)\n" in result.stdout
    assert "Closed: 1\n  Line Two\n" in result.stdout
    (pack,) = answer(trusting, "pack", "list")["packs"]
    assert (pack["id"], pack["version"], pack["can_undo"]) == ("river-center", 1, False)


def test_install_as_json_undo_and_remove(trusting: Call, first: Path, second: Path) -> None:
    trusting("pack", "install", str(first), "--yes")
    document = answer(trusting, "pack", "install", str(second), "--yes")
    assert (document["added"], document["changed"], document["closed"]) == (0, 1, 1)
    assert document["changes"]["changed"] == [
        {"id": "river-center:one", "name": "Line One", "fields": ["hours"]}
    ]
    assert trusting("pack", "undo", "river-center").stdout == "Version 1 is in use again.\n"
    assert "no version before" in trusting("pack", "undo", "river-center").stdout
    assert "no pack" in one_sentence(trusting("pack", "undo", "river-center"))
    trusting("pack", "install", str(first), "--yes")
    assert trusting("pack", "remove", "river-center").stdout == "The pack was taken out.\n"
    assert "There are no packs here." in trusting("pack", "list").stdout


def test_the_list_in_words(trusting: Call, first: Path) -> None:
    trusting("pack", "install", str(first), "--yes")
    lines = trusting("pack", "list").stdout.splitlines()
    assert "Help near the river" in lines
    assert "  Name: river-center · version 1" in lines
    assert "  Good until 1 January 2999" in lines
    assert "Key: 0101010101010101" in lines


def test_verify_with_the_keys_added_or_with_one_that_is_given(call: Call, first: Path) -> None:
    assert "0101010101010101" in one_sentence(call("pack", "verify", str(first)))
    document = answer(call, "pack", "verify", str(first), "--key", KEY.public.text)
    assert (document["id"], document["records"]) == ("river-center", 2)
    call("pack", "trust", KEY.public.text)
    assert "The signature is good." in call("pack", "verify", str(first)).stdout


def test_each_refusal_has_its_own_sentence(trusting: Call, first: Path, tmp_path: Path) -> None:
    old = json_pack(tmp_path / "old", FIRST, expires=date(2020, 2, 29))
    assert "29 February 2020" in one_sentence(trusting("pack", "verify", str(old)))
    trusting("pack", "install", str(first), "--yes")
    assert "version 1" in one_sentence(trusting("pack", "install", str(first), "--yes"))
    first.write_bytes(first.read_bytes()[:-50])
    assert "could not be read" in one_sentence(trusting("pack", "verify", str(first)))
    missing = trusting("pack", "install", str(tmp_path / "missing"), "--yes")
    assert "could not be read" in one_sentence(missing)
