"""The text that macOS would read; not tried on a Mac."""

from __future__ import annotations

import plistlib
from pathlib import Path

from companion.paths import Paths
from companion.platform.autostart.macos import LABEL, LaunchAgent, job

COMMAND = ["/opt/a & b/<python>", "-m", "companion", "--base-dir", "/Volumes/Stick é", "agent"]


def test_the_job_starts_the_command_once_and_never_again_by_itself() -> None:
    read = plistlib.loads(job(COMMAND))
    assert read["Label"] == LABEL
    assert read["ProgramArguments"] == COMMAND
    assert read["RunAtLoad"] is True
    assert read["KeepAlive"] is False


def test_put_and_removed(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents")
    agent.put(COMMAND)
    assert agent.file == tmp_path / "LaunchAgents" / "companion.agent.plist"
    assert agent.is_put()
    agent.remove()
    assert not agent.is_put()


def test_with_a_base_directory_nothing_of_the_session_is_touched(paths: Paths) -> None:
    assert paths.base is not None
    assert paths.launch_agents.is_relative_to(paths.base)
    usual = Paths.for_user().launch_agents
    assert usual == Path.home() / "Library" / "LaunchAgents"
