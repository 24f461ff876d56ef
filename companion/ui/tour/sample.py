"""Quiet sample data that belongs to nobody."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from companion.i18n import _
from companion.journal.model import Page

KEY: Final = "lamp river cedar morning"
CODE: Final = "0ABC-DEFG-HJKM-NPQR-STVW-XYZ1-2345"
"""Looks like a recovery code and opens nothing."""
NOW: Final = datetime(2026, 3, 10, 21, 5, tzinfo=ZoneInfo("America/Denver"))
FOLDER: Final = "~/.local/share/companion"


def pages() -> list[Page]:
    """Return a few pages."""
    return [
        Page(
            _("The light was good this morning. I made tea and sat outside."),
            local_date=NOW.date().replace(day=3),
            local_time=NOW.time().replace(hour=7),
            zone="America/Denver",
        ),
        Page(
            _(
                "# By the river\n\nWalked as far as the bridge. **Two herons.** I did not "
                "have to say anything to anyone.\n\n- bread\n- stamps\n- call Ana back, or not"
            ),
            _("By the river"),
            NOW.date().replace(day=7),
            NOW.time().replace(hour=18),
            "America/Denver",
            (_("outside"),),
        ),
        Page(
            _("I slept five hours. The radio helped."),
            _("Night"),
            NOW.date().replace(day=9),
            NOW.time().replace(hour=5),
            "America/Denver",
        ),
    ]
