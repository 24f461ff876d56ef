"""The look follows the person, the system and the clock; words and caret stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from companion import settings as setting_files
from companion.paths import Paths
from companion.ui import theme
from companion.ui.appearance import Appearance
from tests.ui.conftest import SETTINGS


@pytest.fixture
def appearance(paths: Paths) -> Iterator[Appearance]:
    made = Appearance(paths, SETTINGS)
    yield made
    made.deleteLater()


@pytest.fixture
def rebuilds(appearance: Appearance) -> list[str]:
    found: list[str] = []
    appearance.rebuild_wanted.connect(lambda: found.append("rebuild"))
    return found


@pytest.mark.parametrize("change", [{"theme": "dusk"}, {"low_light": "nightly"}])
def test_a_theme_is_put_on_without_new_screens(
    appearance: Appearance, rebuilds: list[str], change: dict[str, str | int]
) -> None:
    appearance.change(change)
    assert rebuilds == []


@pytest.mark.parametrize(
    "change", [{"language": "es"}, {"text_size": 150}, {"font": "system"}, {"spacing": "roomy"}]
)
def test_other_words_and_sizes_need_new_screens(
    appearance: Appearance, rebuilds: list[str], change: dict[str, str | int]
) -> None:
    appearance.change(change)
    assert rebuilds == ["rebuild"]


def test_choices_are_kept_and_told_with_what_was_before(
    appearance: Appearance, paths: Paths
) -> None:
    told: list[tuple[object, object]] = []
    appearance.chosen.connect(lambda before, after: told.append((before, after)))
    appearance.change({"theme": "dusk"})
    assert told == [(SETTINGS, replace(SETTINGS, theme="dusk"))]
    assert setting_files.load(paths.settings).theme == "dusk"
    appearance.choose(SETTINGS, again=True)  # an undo is no choice
    assert len(told) == 1
    assert theme.in_use().key == "dawn"


def test_the_country_and_the_place_of_the_window_are_not_the_looks(appearance: Appearance) -> None:
    appearance.remember(replace(SETTINGS, country="MX", window="1 2 400 500"))
    appearance.choose(replace(SETTINGS, theme="dusk"))
    assert appearance.settings.country == "MX"
    assert appearance.settings.window == "1 2 400 500"


def test_dim_and_back(appearance: Appearance) -> None:
    appearance.commands["dim"]()
    assert theme.in_use().key == "night"
    appearance.commands["dim"]()
    assert theme.in_use().key == "dawn"
    assert appearance.settings.low_light == ""


def test_text_grows_by_steps_and_stops_at_the_ends(appearance: Appearance) -> None:
    for _press in range(12):
        appearance.commands["larger"]()
    assert appearance.settings.text_size == 200
    for _press in range(12):
        appearance.commands["smaller"]()
    assert appearance.settings.text_size == 80
    appearance.commands["normal"]()
    assert appearance.settings.text_size == 100


def test_the_clock_is_looked_at_only_when_it_matters(appearance: Appearance) -> None:
    assert not appearance._clock.isActive()
    appearance.change({"low_light": "nightly"})
    assert appearance._clock.isActive()
    assert appearance._clock.interval() >= 1000
    appearance.change({"low_light": ""})
    assert not appearance._clock.isActive()


def test_when_the_hour_comes_the_theme_follows(
    appearance: Appearance, monkeypatch: pytest.MonkeyPatch, app: QApplication
) -> None:
    monkeypatch.setattr(theme, "chosen_name", lambda _settings, _moment: "night")
    appearance._follow()
    assert theme.in_use().key == "night"
    assert app.palette().window().color() == theme.load("night").colour("bg")
