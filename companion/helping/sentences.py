"""What the app says, once, when helping may be too much."""

from __future__ import annotations

from typing import Final

from companion.helping.model import StopRule
from companion.i18n import _, marked

_STOPS: Final = {
    StopRule.WEEK_IS_FULL: marked(
        "You gave what you had set for this week. The rest can wait. It is your choice."
    ),
    StopRule.HEAVIER_AFTER: marked(
        "The last times it was heavier after helping than before. A rest may do you good."
    ),
    StopRule.VERY_HEAVY: marked(
        "That was a lot to carry. Your own people and the help lines are there for you too."
    ),
}


def stop_sentence(rule: StopRule) -> str:
    """Return the sentence of a rule, in the language in use."""
    return _(_STOPS[rule])
