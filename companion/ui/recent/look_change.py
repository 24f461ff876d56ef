"""The change of how the app looks, with its undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.ui.recent.recent_changes import Change
from companion.ui.recent.sentences import look_changed

if TYPE_CHECKING:
    from companion.settings import Settings
    from companion.ui.appearance import Appearance


def look_change(appearance: Appearance, former: Settings, chosen: Settings) -> Change:
    """Return that the person chose another look; undone it is as before."""
    return Change(
        look_changed(),
        partial(appearance.choose, former, again=True),
        partial(appearance.choose, chosen, again=True),
        is_look=True,
    )
