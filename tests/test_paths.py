from __future__ import annotations

from pathlib import Path

import pytest

from companion.paths import Paths, assets


def test_everything_is_below_a_base_directory(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    for place in (
        paths.vault, paths.packs, paths.backups, paths.shown_people, paths.settings, paths.log,
    ):  # fmt: skip
        assert place.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_base_directory_may_be_relative_or_of_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert Paths.below(Path("stick")).base == tmp_path / "stick"
    assert Paths.below(Path("~/stick")).base == tmp_path / "home" / "stick"


def test_without_one_the_platforms_places_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = Paths.for_user()
    assert paths.vault == tmp_path / "DATA" / "companion" / "vault"
    assert paths.settings == tmp_path / "CONFIG" / "companion" / "settings.ini"
    assert paths.log == tmp_path / "STATE" / "companion" / "log" / "app.log"
    assert paths.base is None


def test_the_data_the_app_ships_with_is_found() -> None:
    assert assets().is_dir()
