from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from companion.errors import FolderNotWritable
from companion.people.model import Person, Phone
from companion.people.shown import MOST_BYTES, ShownPerson, read, write

ANA = Person(
    "Ana",
    phones=(Phone("555 0100", "home"),),
    email="ana@example.org",
    reach="private words",
    show_on_lock=True,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "shown-people.json"


def test_only_names_and_numbers_of_those_who_were_chosen_are_written(file: Path) -> None:
    write(file, [ANA, Person("Ben", phones=(Phone("555 0199"),))])
    assert read(file) == (ShownPerson("Ana", (Phone("555 0100", "home"),)),)
    text = file.read_text("utf-8")
    for private in ("Ben", "0199", "private words", "example.org"):
        assert private not in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_without_anyone_there_is_no_file(file: Path) -> None:
    write(file, [])
    write(file, [ANA])
    write(file, [Person("Ben")])
    assert not file.exists()
    assert read(file) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"version": 2, "people": [{"name": "x", "phones": []}]}',
        b'{"version": 1, "people": [{"name": 3, "phones": []}]}',
        b'{"version": 1, "people": {"name": 3}}',
        b'{"version": 1, "people": [{"name": "x", "phones": [{"number": "1"}]}]}',
        b"[" * 100_000,
        b" " * (MOST_BYTES + 1),
    ],
    ids=len,
)
def test_a_file_that_is_not_ours_shows_nobody(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert read(file) == ()


def test_what_was_put_there_is_cut(file: Path) -> None:
    file.parent.mkdir()
    people = [{"name": "x" * 9999, "phones": [{"number": "1" * 999, "label": ""}] * 2_000}]
    file.write_text(json.dumps({"version": 1, "people": people}))
    assert [(len(one.name), len(one.phones)) for one in read(file)] == [(200, 1_000)]
    file.write_text(json.dumps({"version": 1, "people": [{"name": "x", "phones": []}] * 2_000}))
    assert len(read(file)) == 1_000


def test_everybody_who_is_to_be_shown_is_shown_with_all_numbers(file: Path) -> None:
    phones = tuple(Phone(f"+1 555 {number:04}", "\u9e7f" * 200) for number in range(30))
    people = [Person(f"Ana {number}", phones=phones, show_on_lock=True) for number in range(60)]
    write(file, people)
    assert read(file) == tuple(ShownPerson(one.name, phones) for one in people)


def test_a_folder_that_cannot_be_written_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(FolderNotWritable):
        write(file, [])


def test_half_a_character_is_none_to_show(file: Path) -> None:
    file.parent.mkdir()
    phone = {"number": "303\ud800", "label": "\ud800"}
    people = [{"name": "Ana \ud800", "phones": [phone]}]
    file.write_text(json.dumps({"version": 1, "people": people}))
    assert read(file) == (ShownPerson("Ana \ufffd", (Phone("303\ufffd", "\ufffd"),)),)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_makes_nobody_wait(file: Path) -> None:
    """The lock screen reads it before the key can be typed."""
    file.parent.mkdir()
    os.mkfifo(file)
    assert read(file) == ()
