"""What is the matter with rows of a table, so that whoever keeps it can mend them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from companion.i18n import _, marked

MOST_KEPT: Final = 1_000
"""How many problems are kept to be shown; all of them are counted."""


class What(StrEnum):
    """One kind of problem. The first ones cost the row, the others one of its cells."""

    NO_NAME = "no_name"
    NO_ID = "no_id"
    TWICE = "twice"
    UNREADABLE_ROW = "unreadable_row"
    NO_WAY = "no_way"
    UNKNOWN_KIND = "unknown_kind"
    TOO_LONG = "too_long"
    NOT_A_RECORD = "not_a_record"
    NUMBER = "number"
    WEB_ADDRESS = "web_address"
    DATE = "date"
    LATER_DATE = "later_date"
    LANGUAGE = "language"
    STATUS = "status"
    COUNTRY = "country"
    YES_OR_NO = "yes_or_no"
    LETTERS = "letters"


_SENTENCES: Final = {
    What.NO_NAME: marked("It has no name."),
    What.NO_ID: marked("It has no id, so nothing else can point to it."),
    What.TWICE: marked("The same id stands in an earlier row."),
    What.UNREADABLE_ROW: marked("The row could not be read. A quote mark may be open."),
    What.NO_WAY: marked("It has no number, no website, no chat and no address."),
    What.UNKNOWN_KIND: marked("This kind of help is not one that the app knows."),
    What.TOO_LONG: marked("It is longer than the app can take."),
    What.NOT_A_RECORD: marked("It is not a record that the app can read."),
    What.NUMBER: marked("This number could not be read. Write it with its area code."),
    What.WEB_ADDRESS: marked("A web address begins with https:// and has no spaces."),
    What.DATE: marked("Write the date as year, month, day: 2026-03-10."),
    What.LATER_DATE: marked("This day has not come yet."),
    What.LANGUAGE: marked("This language could not be read. Use its name or its two letters."),
    What.STATUS: marked("Write open, paused or closed, or the words that HSDS has."),
    What.COUNTRY: marked("Write the country with its two letters, like US."),
    What.YES_OR_NO: marked("Write yes or no, or leave it empty."),
    What.LETTERS: marked("Some letters could not be read. Save the table as UTF-8."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend."""

    file: str
    row: int
    """The row as a spreadsheet counts it: the headings are row 1; 0 for the whole file."""
    column: str
    """The heading, as it stands there; '' for the whole row."""
    what: What

    @property
    def sentence(self) -> str:
        """What is the matter, in the language in use."""
        return _(_SENTENCES[self.what])


@dataclass(slots=True)
class Problems:
    """The problems met so far; the first ones are kept, all are counted."""

    kept: list[Problem] = field(default_factory=list)
    count: int = 0
    _known: set[Problem] = field(default_factory=set)

    def add(self, file: str, row: int, column: str, what: What) -> None:
        """Note one more; the same cell, met again from another row, counts once."""
        problem = Problem(file, row, column, what)
        if problem in self._known:
            return
        self.count += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(problem)
            self._known.add(problem)
