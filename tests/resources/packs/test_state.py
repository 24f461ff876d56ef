from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from companion.resources.packs.state import (
    FILE,
    Publisher,
    Slot,
    State,
    Version,
    read_state,
    write_state,
)
from tests.support.packs import KEY, TODAY

FIRST = Version("a-1.companion-pack", KEY.public, TODAY)
SECOND = Version("a-2.companion-pack", KEY.public, TODAY)


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    assert read_state(tmp_path) == State()
    state = State(
        (Publisher(KEY.public, "River Centér", TODAY),),
        {"a": Slot(SECOND, FIRST), "b": Slot(FIRST)},
        7,
    )
    write_state(tmp_path, state)
    assert read_state(tmp_path) == state


def test_each_change_of_packs_is_a_new_edition() -> None:
    one = State().with_slot("a", Slot(FIRST))
    assert (State().catalogue, one.catalogue) == (None, "catalogue-1.sqlite")
    assert one.files() == {FIRST.file, "catalogue-1.sqlite", FILE}
    assert one.with_slot("a", None).catalogue is None
    assert one.with_slot("a", None).edition == 2


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"format": 2}',
        '{"format": 1, "publishers": [], "packs": {}, "edition": "x"}',
        '{"format": 1, "publishers": [{"key": "x"}], "packs": {}, "edition": 1}',
        '{"format": 1, "publishers": [], "packs": {"a": 3}, "edition": 1}',
        '{"format": 1, "publishers": [], "packs": {}, "edition": 1e400}',
        '{"format": ' + "[" * 50_000,
    ],
)
def test_what_cannot_be_read_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert read_state(tmp_path) is None


def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    write_state(tmp_path, State(slots={"a": Slot(Version("../x", KEY.public, TODAY))}))
    assert read_state(tmp_path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    assert read_state(tmp_path) is None
