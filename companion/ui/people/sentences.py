"""How often to say hello, in words."""

from __future__ import annotations

from companion.i18n import _, ngettext

RHYTHMS = (7, 14, 30, 90)
"""Days between two turns that can be chosen."""


def hello_rhythm(days: int) -> str:
    """Return how often a hello is suggested; 0 is never."""
    known = {
        0: _("Not suggested"),
        7: _("About once a week"),
        14: _("About every two weeks"),
        30: _("About once a month"),
        90: _("About every three months"),
    }
    if days in known:
        return known[days]
    return ngettext("Every {count} day", "Every {count} days", days).format(count=days)
