from __future__ import annotations

import configparser
import shlex
import sys
from pathlib import Path

from companion.paths import Paths
from companion.platform import autostart
from companion.platform.autostart.linux import DesktopEntry


def entry_of(paths: Paths) -> Path:
    return DesktopEntry(paths.autostart).file


def read(file: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(file.read_text("utf-8"))
    return dict(parser["Desktop Entry"])


def test_the_entry_starts_this_app_for_the_same_places(paths: Paths) -> None:
    autostart.put(paths)
    entry = read(entry_of(paths))
    assert entry["Type"] == "Application"
    words = shlex.split(entry["Exec"])
    assert words == [sys.executable, "-m", "companion", "--base-dir", str(paths.base), "agent"]


def test_a_folder_with_odd_signs_is_quoted(tmp_path: Path) -> None:
    odd = Paths.below(tmp_path / 'a "quoted" $HOME `x` 100% folder')
    autostart.put(odd)
    line = read(entry_of(odd))["Exec"]
    # A string of the entry is unescaped first, then the arguments, then the field codes.
    words = shlex.split(line.replace("\\\\", "\\").replace("\\$", "$").replace("\\`", "`"))
    assert words[-2].replace("%%", "%") == str(odd.base)


def test_put_again_and_removed_again(paths: Paths) -> None:
    autostart.remove(paths)
    autostart.put(paths)
    before = entry_of(paths).stat().st_mtime_ns
    autostart.put(paths)
    assert entry_of(paths).stat().st_mtime_ns == before
    autostart.remove(paths)
    assert not entry_of(paths).exists()


def test_the_folder_of_the_session_keeps_its_rights(paths: Paths) -> None:
    paths.autostart.mkdir(parents=True)
    paths.autostart.chmod(0o755)
    autostart.put(paths)
    assert paths.autostart.stat().st_mode & 0o777 == 0o755
    assert entry_of(paths).stat().st_mode & 0o777 == 0o600


def test_the_usual_place_is_that_of_the_session() -> None:
    here = Paths.for_user()
    assert entry_of(here).parent == here.config.parent / "autostart"
