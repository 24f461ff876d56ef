"""The sheet of one share for a trusted person, on paper."""

from __future__ import annotations

from datetime import date

from companion.i18n import _, long_date
from companion.ui.printing.document import Block, Printed


def share_sheet(number: int, code: str, day: date) -> Printed:
    """Return a sheet, which nowhere says what it opens or who the others are."""
    return Printed(
        (
            Block(_("Sheet {number} of 3").format(number=number), "title"),
            Block(_("Made on {date}").format(date=long_date(day)), "quiet"),
            Block(code, "code"),
            Block(_("This sheet opens nothing alone. Two of the three together do.")),
            Block(
                _(
                    "Please keep it in a safe place. Hand it only to the person who gave it to "
                    "you, when they ask you themselves."
                )
            ),
            Block(_("On the lock screen choose: I have two sheets. Type both codes.")),
        ),
        _("sheet-{number}.pdf").format(number=number),
        _("Saved. Move the file off this computer, to the person it is for."),
        qr=code,
    )
