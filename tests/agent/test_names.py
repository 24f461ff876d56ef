"""Names stay in memory, and only while the journal holds them."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from companion.agent.names import Names, named

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")

ONE = "a" * 16
TWO = "b" * 16
CANARY = "Zwielicht"


def test_the_agent_hears_a_name_as_often_as_it_asks(tmp_path: Path) -> None:
    names = Names(tmp_path)
    names.put({ONE: CANARY, TWO: "The hearing"})
    for _again in range(3):
        assert named(tmp_path, [ONE]) == (CANARY,)
    assert named(tmp_path, [TWO, ONE]) == ("The hearing", CANARY)
    names.close()


def test_one_that_is_to_stay_unsaid_keeps_the_whole_note_silent(tmp_path: Path) -> None:
    names = Names(tmp_path)
    names.put({ONE: CANARY})
    assert named(tmp_path, [ONE, TWO]) == ()
    names.close()


def test_new_names_take_the_place_of_former_ones(tmp_path: Path) -> None:
    names = Names(tmp_path)
    names.put({ONE: CANARY})
    names.put({TWO: "The hearing"})
    assert named(tmp_path, [ONE]) == ()
    names.put({})
    assert named(tmp_path, [TWO]) == ()
    names.close()


def test_once_the_journal_lets_go_there_is_nothing_left(tmp_path: Path) -> None:
    names = Names(tmp_path)
    names.put({ONE: CANARY})
    names.close()
    names.close()
    assert named(tmp_path, [ONE]) == ()
    assert list(tmp_path.iterdir()) == [tmp_path / "names"]
    assert (tmp_path / "names").stat().st_size == 0
    assert (tmp_path / "names").stat().st_mode & 0o777 == 0o600


def test_a_journal_that_is_killed_lets_go(tmp_path: Path) -> None:
    script = (
        "import signal, sys; from pathlib import Path; from companion.agent.names import Names\n"
        f"names = Names(Path(sys.argv[1])); names.put({{'{ONE}': '{CANARY}'}})\n"
        "print('laid in', flush=True); signal.pause()"
    )
    journal = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)],
                               stdout=subprocess.PIPE)  # fmt: skip
    assert journal.stdout is not None
    assert journal.stdout.readline() == b"laid in\n"
    assert named(tmp_path, [ONE]) == (CANARY,)
    journal.send_signal(signal.SIGKILL)
    journal.wait()
    journal.stdout.close()
    assert named(tmp_path, [ONE]) == ()


def test_nobody_waits_and_rather_no_name_is_said(tmp_path: Path) -> None:
    names = Names(tmp_path)
    names.put({ONE: CANARY})
    other = os.open(tmp_path / "names", os.O_RDWR | os.O_NONBLOCK)
    fcntl.flock(other, fcntl.LOCK_EX)  # somebody who looks, and was stopped while looking
    assert named(tmp_path, [ONE]) == ()
    with pytest.raises(BlockingIOError):
        names.put({TWO: CANARY})
    os.close(other)
    assert named(tmp_path, [ONE, TWO]) == ()
    names.put({TWO: CANARY})
    assert named(tmp_path, [TWO]) == (CANARY,)
    names.close()


def test_without_a_name_no_pipe_is_made(tmp_path: Path) -> None:
    names = Names(tmp_path / "reminders")
    names.put({})
    assert not (tmp_path / "reminders").exists()
    assert named(tmp_path / "reminders", [ONE]) == ()


def test_the_nearest_names_are_kept_where_there_is_no_room_for_all(tmp_path: Path) -> None:
    names = Names(tmp_path)
    names.put({f"{number:016x}": "ñ" * 500 for number in range(1_000)})
    assert named(tmp_path, [f"{0:016x}"]) == ("ñ" * 200,)
    assert named(tmp_path, [f"{999:016x}"]) == ()
    names.close()


def test_what_others_put_there_says_nothing(tmp_path: Path) -> None:
    pipe = tmp_path / "names"
    pipe.write_text(f'{{"{ONE}": "{CANARY}"}}')
    assert named(tmp_path, [ONE]) == ()  # a file is no pipe
    names = Names(tmp_path)
    names.put({ONE: "a\nb"})  # and is replaced by one
    assert named(tmp_path, [ONE]) == ("a b",)
    for junk in (b"[", b"[1]", b'{"%s": 7}' % ONE.encode(), b"\xff"):
        names.put({})
        descriptor = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
        os.read(descriptor, 1_000)
        os.write(descriptor, junk)
        os.close(descriptor)
        assert named(tmp_path, [ONE]) == ()
    names.close()
