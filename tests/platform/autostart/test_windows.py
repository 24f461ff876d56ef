"""The value that Windows would read, with a registry of paper; not tried on Windows."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.errors import FolderNotWritable
from companion.platform.autostart.windows import RunKey, ThisRegistry, command_line
from tests.platform.fakes import RegistryOnPaper

COMMAND = [r"C:\Program Files\Python\python.exe", "-m", "companion", "agent"]


def test_the_line_is_quoted_and_opens_no_console() -> None:
    line = command_line(COMMAND)
    assert line == r'"C:\Program Files\Python\pythonw.exe" -m companion agent'
    assert command_line([r"D:\app\companion.exe", "a b"]) == r'D:\app\companion.exe "a b"'


def test_put_twice_and_removed_twice() -> None:
    paper = RegistryOnPaper()
    key = RunKey(None, paper)
    assert not key.is_put()
    key.put(COMMAND)
    key.put(COMMAND)
    assert paper.values == {"Companion": command_line(COMMAND)}
    assert paper.writes == 1
    assert key.is_put()
    key.remove()
    key.remove()
    assert paper.values == {}


def test_with_a_base_directory_the_value_is_another_and_says_nothing_of_it() -> None:
    name = RunKey(Path("E:/stick"), RegistryOnPaper()).name
    assert name != RunKey(None, RegistryOnPaper()).name
    assert "stick" not in name
    assert name == RunKey(Path("E:/stick"), RegistryOnPaper()).name


def test_a_key_that_may_not_be_written_is_told() -> None:
    with pytest.raises(FolderNotWritable):
        RunKey(None, RegistryOnPaper(is_closed=True)).put(COMMAND)


def test_a_line_too_long_for_windows_is_left_out() -> None:
    paper = RegistryOnPaper()
    RunKey(None, paper).put([*COMMAND, "x" * 300])
    assert paper.values == {}


def test_elsewhere_there_is_no_registry() -> None:
    here = ThisRegistry()
    here.write("Companion", "x")
    here.delete("Companion")
    assert here.read("Companion") is None
