"""What ties and the parts of the plan are called, and what is told about the lock screen."""

from __future__ import annotations

from typing import Final

from companion.i18n import _, marked
from companion.people.model import Tie
from companion.people.plan import Part

_TIES: Final = {
    Tie.PEER: marked("Peer"),
    Tie.FAMILY: marked("Family"),
    Tie.FRIEND: marked("Friend"),
    Tie.COUNSELOR: marked("Counselor"),
    Tie.ADVOCATE: marked("Advocate"),
    Tie.FAITH: marked("Faith"),
    Tie.WORK: marked("Work"),
    Tie.OTHER: marked("Another tie"),
}
_PARTS: Final = {
    Part.SIGNS: marked("How I know it is getting hard"),
    Part.ALONE: marked("What I can do by myself"),
    Part.COMPANY: marked("Places and company"),
    Part.PEOPLE: marked("People I can ask"),
    Part.LINES: marked("Lines I can call"),
    Part.SAFER: marked("What makes it safer around me"),
}


def tie_name(tie: Tie) -> str:
    """Return what a tie is called, in the language in use."""
    return _(_TIES[tie])


def part_title(part: Part) -> str:
    """Return the heading of a part of the plan, in the language in use."""
    return _(_PARTS[part])


def lock_screen_notice() -> str:
    """Tell what showing a person on the lock screen means; said whenever it is chosen."""
    return _(
        "This name and its numbers can be read at this computer without your key. "
        "You can take them back at any time."
    )


def hello_sentence(name: str) -> str:
    """Suggest to say hello to somebody."""
    return _("If you like, today is a day to say hello to {name}.").format(name=name)
