"""How much helping takes, in words."""

from __future__ import annotations

from companion.helping.model import LITTLE, MUCH, SOME
from companion.i18n import _, ngettext


def energy_name(energy: int) -> str:
    """Return how much one time of helping took."""
    return {
        LITTLE: _("It took a little"),
        SOME: _("It took some"),
        MUCH: _("It took a lot"),
    }[energy]


def week_name(energy: int) -> str:
    """Return how much is to be given in a week; 0 is without a limit."""
    if not energy:
        return _("I set no limit")
    return ngettext("Up to {count} in a week", "Up to {count} in a week", energy).format(
        count=energy
    )
