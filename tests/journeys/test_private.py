"""What a whole session leaves behind: promises T5, T6, T21 and T44 in the real window."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.journeys import traces
from tests.journeys.stage import can_be_alone, play

pytestmark = pytest.mark.journey

KEY = "Quokka lantern seventeen birch"
WORDS = ("zephyrquartz", "velvetomelette")
NOT_TO_STAY = (*WORDS, "zephyrqu", KEY, "master key", "database key")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Play the journey once; the folder holds all that it left, and the trace."""
    if os.geteuid() != 0:
        pytest.skip("reading another process's memory needs root: the app does not allow it")
    folder = tmp_path_factory.mktemp("private")
    printed = play("private", folder, alone=True)
    seen: dict[str, Any] = json.loads(printed.strip().splitlines()[-1])
    return folder, seen


def test_after_a_lock_no_word_of_the_journal_is_in_memory(
    session: tuple[Path, dict[str, Any]],
) -> None:
    """T21: entry, draft, search, key, master key, database's key; UTF-8, UTF-16, bytes, hex."""
    _folder, seen = session
    blind = {name for name in NOT_TO_STAY if name != KEY and not seen["before"][name]}
    assert not blind
    assert seen["same_process"]
    assert seen["was_watched"]
    assert seen["after"] == dict.fromkeys(NOT_TO_STAY, 0)
    assert seen["hidden"] == dict.fromkeys(NOT_TO_STAY, 0)


def test_no_word_of_the_journal_is_in_any_file(session: tuple[Path, dict[str, Any]]) -> None:
    folder, _seen = session
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "trace"]
    assert any(file.name == "journal.1.db" for file in files)
    for file in files:
        content = file.read_bytes()
        for word in (*WORDS, KEY):
            for form in (
                word.encode(),
                word.encode("utf-16-le"),
                base64.b64encode(word.encode())[:-4],
                word.encode().hex().encode(),
            ):
                assert form not in content, f"{word} in {file.relative_to(folder)}"


def test_everything_the_app_made_is_private(session: tuple[Path, dict[str, Any]]) -> None:
    folder, _seen = session
    for path in (folder / "companion").rglob("*"):
        mode = path.stat().st_mode & 0o777
        assert mode == (0o700 if path.is_dir() else 0o600), path.relative_to(folder)


def _trace(folder: Path) -> str:
    if shutil.which("strace") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("strace is missing")
        pytest.skip("strace is missing; scripts/system-libraries test installs it")
    return (folder / "trace").read_text(errors="replace")


def test_the_whole_session_needs_no_network(session: tuple[Path, dict[str, Any]]) -> None:
    """T44: all of it was played where there is no network but the loop to itself."""
    if not can_be_alone():
        if os.environ.get("CI") == "true":
            pytest.fail("unshare --net is refused")
        pytest.skip("this user may not take the network away (unshare --net)")
    assert session[1]["networks"] == ["lo"]


def test_the_app_opens_no_network_socket(session: tuple[Path, dict[str, Any]]) -> None:
    """T44: by its own calls; the stories of test_tales.py are held to the same."""
    assert not traces.network(_trace(session[0]))


def test_the_key_is_in_no_argument_or_environment(session: tuple[Path, dict[str, Any]]) -> None:
    """T5: of the app and of all that it starts."""
    trace = _trace(session[0])
    assert "execve(" in trace, "blind"
    assert not [word for word in NOT_TO_STAY if word in trace]


def test_nothing_is_written_outside_the_app_s_own_folders(
    session: tuple[Path, dict[str, Any]],
) -> None:
    folder = session[0]
    trace = _trace(folder)
    own = str(folder / "companion")
    written = traces.written(trace)
    assert any(path.startswith(own) for path in written), "blind"
    assert not re.findall(r"etilqs|/var/tmp", trace)
    assert not {path for path in written if not path.startswith(own)}
