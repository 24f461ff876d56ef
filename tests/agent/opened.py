"""An open journal without its window: unlocked, heard by the agent, until it is killed."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from companion.agent import control
from companion.agent.names import Names
from companion.clock import now
from companion.paths import Paths
from companion.ui.unlock.session import unlock
from tests.support.builders import PASSPHRASE


def main(paths: Paths) -> None:
    """Do what the app does on unlocking: the schedule, the agent, the names."""
    control.window_lock(paths.reminders).acquire()
    session = unlock(paths, PASSPHRASE)
    names = Names(paths.reminders)
    names.put(session.reminders(paths).names(now=now()))
    sys.stdout.write("open\n")
    sys.stdout.flush()
    signal.pause()


if __name__ == "__main__":
    main(Paths.below(Path(sys.argv[1])))
