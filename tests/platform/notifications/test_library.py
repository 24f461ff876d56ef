"""What stands for the library behaves as desktop-notifier 6.2 does, read from its source."""

from __future__ import annotations

import pytest

from companion import i18n
from companion.errors import NoNotifications
from companion.platform.notifications import Action, Answer
from companion.platform.notifications.library import LibraryNotes
from companion.platform.notifications.windows import Toasts
from tests.platform.fakes import LibraryOnPaper


@pytest.fixture
def library() -> LibraryOnPaper:
    i18n.use("en")
    return LibraryOnPaper()


def test_a_note_says_its_line_and_no_more(library: LibraryOnPaper) -> None:
    notes = Toasts(library)
    notes.show(["a"], line="You have a note.", sound=False)
    (note,) = library.shown.values()
    assert (note.title, note.message, note.sound) == ("Companion", "You have a note.", None)
    assert [button.title for button in note.buttons] == ["Open", "Later", "Not today"]
    notes.show(["b"], line="You have a note.", sound=True)
    assert [each.sound for each in library.shown.values()] == [None, library.DEFAULT_SOUND]


@pytest.mark.parametrize(
    ("button", "action"), [(0, Action.OPEN), (1, Action.LATER), (2, Action.NOT_TODAY)]
)
def test_what_is_answered_is_told_once(
    library: LibraryOnPaper, button: int, action: Action
) -> None:
    notes = LibraryNotes(library)
    notes.show(["a", "b"], line="You have some notes.", sound=False)
    assert notes.answers() == []
    library.press(button)
    assert notes.answers() == [Answer(action, ("a", "b"))]
    assert notes.answers() == []


def test_a_click_on_the_note_itself_opens_it(library: LibraryOnPaper) -> None:
    notes = LibraryNotes(library)
    notes.show(["a"], line="You have a note.", sound=False)
    library.click()
    assert notes.answers() == [Answer(Action.OPEN, ("a",))]


def test_it_is_asked_again_and_again_only_while_a_note_is_there(library: LibraryOnPaper) -> None:
    notes = LibraryNotes(library)
    assert notes.descriptor is None
    looks = [notes.look_every]
    notes.show(["a"], line="You have a note.", sound=False)
    looks.append(notes.look_every)
    library.click()
    notes.answers()
    looks.append(notes.look_every)
    notes.show(["a"], line="You have a note.", sound=False)
    notes.close()
    looks.append(notes.look_every)
    assert looks == [None, 2.0, None, None]


def test_a_note_that_the_system_refuses_is_told(library: LibraryOnPaper) -> None:
    """The library raises nothing then: it only does not say that it was sent."""
    notes = LibraryNotes(library)
    library.refuses = True
    with pytest.raises(NoNotifications):
        notes.show(["a"], line="You have a note.", sound=False)
    assert notes.look_every is None


def test_a_library_that_shows_nothing_or_may_not_is_no_way(library: LibraryOnPaper) -> None:
    library.able = frozenset()
    with pytest.raises(NoNotifications):
        LibraryNotes(library)
    allowed = LibraryOnPaper()
    allowed.is_allowed = False
    with pytest.raises(NoNotifications):
        LibraryNotes(allowed)


def test_a_library_that_breaks_is_the_end_of_the_session(library: LibraryOnPaper) -> None:
    notes = LibraryNotes(library)
    library.is_broken = True
    with pytest.raises(NoNotifications):
        notes.show(["a"], line="You have a note.", sound=False)
    with pytest.raises(NoNotifications):
        notes.answers()
    with pytest.raises(NoNotifications):
        LibraryNotes(library)
