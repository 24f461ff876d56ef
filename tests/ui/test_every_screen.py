"""The crawler goes everywhere; what it finds is held to the rules, in every look."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

import companion.ui
from companion import i18n
from companion.ui import application, theme
from companion.ui.blank import Blank
from companion.ui.journal.side_column import SideColumn
from companion.ui.journal.write_view import WriteView
from companion.ui.main_window import MainWindow
from companion.ui.planner.page import PlannerPage
from companion.ui.widgets.basic import ColumnPage
from tests.support.keys import press_help
from tests.support.pseudo import LongTranslations, MirroredTranslations, spoken
from tests.ui.conftest import SETTINGS
from tests.ui.crawler import contrast, kept, rules
from tests.ui.crawler.walk import Crawler, Places, State, close_popups, dialogs, place, settle

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", extend=True)
"""What the platform without a screen says when a menu or a dialog opens."""

WIDE, LAPTOP, NARROW = (1280, 900), (1280, 720), (320, 700)
DATA = (
    "Ana", "By the river", "Two herons, again.", "Two herons.", "Bread and stamps.", "outside",
    "half a thought", "river",
    "Companion", "English", "Español", "Atkinson", "Ctrl", "Alt", "Shift", "Esc", "Tab", "Markdown",
    "jrnl", "Day One", "JSON", "PDF", "zip", ".ics",
)  # fmt: skip
"""Words that are not ours to translate: the pages of these tests, names, keys."""
PARTS = 8
LOOK_PARTS = 3
"""In how many tests all states are gone to, so that two processes can share the work."""
in_parts = pytest.mark.parametrize("part", range(LOOK_PARTS))
_LEAST_STATES = 45
_STALE = "There are other screens now: python -m tests.ui.crawler.kept"
Rule = Callable[[MainWindow], Iterator[str]]
Look = Callable[[State, MainWindow], Iterator[str]]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def visited(
    places: Places,
    look: Look,
    size: tuple[int, int] = WIDE,
    *,
    states: list[State],
    **fields: object,
) -> tuple[Crawler, list[str]]:
    """Go to some states; return what was found wrong, by state."""
    settings = replace(SETTINGS, **fields)  # type: ignore[arg-type]
    i18n.use(settings.language)
    application.make(settings)
    crawler = Crawler(places, settings, size)
    wrong: list[str] = []

    def note(state: State, window: MainWindow) -> None:
        wrong.extend(f"{state}: {complaint}" for complaint in look(state, window))

    crawler.known = kept.read_known()
    crawler.visit(states, note)
    assert len(crawler.found) >= min(_LEAST_STATES, len(states))
    return crawler, sorted(set(wrong))


def held(*these: Rule) -> Callable[[State, MainWindow], Iterator[str]]:
    def look(_state: State, window: MainWindow) -> Iterator[str]:
        for rule in these:
            yield from rule(window)

    return look


@pytest.mark.parametrize("part", range(PARTS))
def test_names_sizes_order_and_help(places: Places, part: int) -> None:
    found: list[str] = []

    def look(state: State, window: MainWindow) -> Iterator[str]:
        if place(window) != state.page:
            found.append(f"{state} shows {place(window)}, not {state.page}")
        found.extend(f"{state}: {step.kind} {step.name}" for step in new_steps(state, window))
        for rule in (rules.names, rules.targets, rules.one_window, rules.help_in_sight):
            yield from rule(window)
        yield from rules.lists(window)
        yield from _help_and_back(window)
        if not dialogs(window):
            yield from rules.tab_order(window)
        yield from _hides(window)

    known = Crawler(places, SETTINGS, WIDE)
    known.known = kept.read_known()
    new_steps = known.new_steps
    states = kept.read()[part::PARTS]
    crawler, wrong = visited(places, look, states=states)
    assert wrong == []
    assert found == [], _STALE
    assert len(crawler.found) == len(states), _STALE


def test_the_walk_comes_to_every_page() -> None:
    never = {each.__name__ for each in _pages()} - kept.read_classes()
    assert never - NOT_WALKED_TO == set(), _STALE


def _help_and_back(window: MainWindow) -> Iterator[str]:
    had_dialog = bool(dialogs(window))
    was = window.stage.currentWidget()
    popup = QApplication.activePopupWidget()
    focused = window.focusWidget()
    press_help(dialogs(window)[0] if had_dialog else window)
    settle()
    if not window.stage.shows_help:
        yield "F1 does not open help"
        return
    if was is window.help or not isValid(was):
        return  # from a page of help one comes to its first page
    close_popups()
    window.close_help()
    settle()
    if window.stage.currentWidget() is not was:
        yield "from help one does not come back"
    if not had_dialog and popup is None and window.focusWidget() is not focused:
        yield "from help one comes back to another control"


def _hides(window: MainWindow) -> Iterator[str]:
    """Hide now blanks the window at once, from wherever one is; so it comes last."""
    if window.workspace is None:
        return
    window.bar.hide_button.click()
    if not isinstance(window.stage.currentWidget(), Blank):
        yield "Hide now does not hide"
    words = " ".join(rules._words(window))
    if any(known in words for known in ("herons", "Bread", "By the river")):
        yield "words can still be seen after Hide now"


def _pages() -> set[type[QWidget]]:
    """Return every page there is in the code, by looking through all modules of the window."""
    found: set[type[QWidget]] = set()
    for module in pkgutil.walk_packages(companion.ui.__path__, "companion.ui."):
        for value in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(value, type)
                and issubclass(value, QWidget)
                and value.__module__.startswith("companion.ui")
                and not value.__module__.startswith("companion.ui.widgets")
            ):
                found.add(value)
    assert {each for each in found if issubclass(each, ColumnPage | QDialog)}
    return found - BASES


BASES: set[type[QWidget]] = {WriteView, SideColumn, Blank, PlannerPage}
"""What only another is made from, and what Hide now shows (see _hides)."""

NOT_WALKED_TO = {
    "ElsewherePage", "ErasedPage", "GentleQuestion",
    "NotebookBox", "NotebookChoice", "OpenForm", "OpenedForm", "_Form",
}  # fmt: skip
"""What the walk does not come to: a disk that is full, the end of everything, the end of a time
of writing, a second notebook. Their own tests and the kept pictures look at them; a new page
does not belong here."""


def some(part: int) -> list[State]:
    """Return a part of the states that stand for every page."""
    return kept.read_pages()[part::LOOK_PARTS]


@pytest.mark.parametrize("language", ["en", "es"])
@in_parts
def test_nothing_is_cut_off_at_200_percent(places: Places, part: int, language: str) -> None:
    _crawler, wrong = visited(
        places, held(rules.whole), LAPTOP, states=some(part), text_size=200, language=language
    )
    assert wrong == []


@in_parts
def test_nothing_is_cut_off_in_one_narrow_column(places: Places, part: int) -> None:
    _crawler, wrong = visited(places, held(rules.whole), NARROW, states=some(part))
    assert wrong == []


@in_parts
def test_every_word_goes_through_gettext_and_has_room_to_grow(places: Places, part: int) -> None:
    def look(_state: State, window: MainWindow) -> Iterator[str]:
        yield from rules.translated(window, DATA)
        yield from rules.whole(window)

    with spoken(LongTranslations()):
        _crawler, wrong = visited(places, look, LAPTOP, states=some(part), text_size=125)
    assert wrong == []


@in_parts
def test_it_can_be_read_from_right_to_left(places: Places, part: int) -> None:
    with spoken(MirroredTranslations()):
        _crawler, wrong = visited(
            places, held(rules.whole, rules.names, rules.tab_order), states=some(part)
        )
    application.speak(QApplication.instance())  # type: ignore[arg-type]
    assert wrong == []


@in_parts
def test_contrast_as_drawn_in_every_theme(places: Places, part: int, app: QApplication) -> None:
    def look(_state: State, window: MainWindow) -> Iterator[str]:
        if dialogs(window) or QApplication.activePopupWidget() is not None:
            return
        for name in theme.NAMES:
            theme.apply(app, replace(SETTINGS, theme=name))
            settle()
            for rule in (contrast.words, contrast.edges):
                yield from (f"{name}: {complaint}" for complaint in rule(window))
        theme.apply(app, SETTINGS)

    # The plainest state of each page: five themes are put on each.
    plain = list({state.page: state for state in reversed(kept.read_pages())}.values())
    _crawler, wrong = visited(places, look, (1000, 700), states=plain[part::LOOK_PARTS])
    assert wrong == []
