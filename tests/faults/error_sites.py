"""Places where something goes wrong while private words are at hand (T34), one function each.

Each site is given a place full of canaries and raises, as the app would, an error
whose cause has the canary in its arguments, in a file or in a row.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from companion.care.choices import CareSet
from companion.care.keeping import DISTRESS
from companion.care.log import Log
from companion.care.service import Care
from companion.helping.model import Answer, Debrief, Limits
from companion.helping.service import Helping
from companion.journal import elsewhere, locked_notebook
from companion.journal.attachments import Attachments
from companion.journal.exporters.export import Form, export
from companion.journal.gentle_writing import GentleWriting, Sitting
from companion.journal.importers.bring_in import bring_in
from companion.journal.keeping import Keeping
from companion.journal.model import MOST_CHARACTERS, Kept, Page
from companion.journal.notebooks import Notebooks
from companion.journal.service import Journal
from companion.journal.templates import Template, Templates
from companion.paths import Paths
from companion.people import vcard
from companion.people.model import Person
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.planner.day_ideas import DayIdeas
from companion.planner.day_text import read_day, read_time
from companion.planner.icalendar import reading
from companion.planner.plans import Plans
from companion.planner.service import Planner
from companion.resources.catalogue import Catalogue
from companion.resources.packs.service import PackService
from companion.vault import backups, shares
from companion.vault.opener import by_passphrase
from companion.vault.restoring import restore, verify
from companion.vault.vault import Vault
from tests.support.builders import NOW

CANARY: Final = "zanzibarquartz"
LONG: Final = f"{CANARY} " * 40_000
NEW_KEY: Final = f"a newer {CANARY} window"


@dataclass(frozen=True)
class Place:
    """An open vault with the canary in its fields, and a folder for files that hold it."""

    vault: Vault
    paths: Paths
    folder: Path
    entry_id: str

    @property
    def journal(self) -> Journal:
        """The journal."""
        return Journal(self.vault)

    @property
    def people(self) -> People:
        """One's people."""
        return People(self.vault, self.paths)

    def file(self, name: str, content: str | bytes = CANARY) -> Path:
        """Return a file whose name and content hold the canary."""
        path = self.folder / f"{CANARY}-{name}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def zipped(self, name: str, member: str, content: str) -> Path:
        """Return an archive with one file."""
        path = self.folder / f"{CANARY}-{name}"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, content)
        return path

    def packs(self) -> PackService:
        """Local lists."""
        return PackService(self.paths, Catalogue.build)


def _row(place: Place) -> object:
    with place.vault.transaction() as connection:
        return connection.exec_driver_sql("INSERT INTO entry (title) VALUES (?)", (CANARY,))


def _own_sql(place: Place) -> object:
    with place.vault.reading() as connection:
        return connection.exec_driver_sql(f"SELECT {CANARY} FROM entry WHERE title = ?", (CANARY,))


def _damaged_backup(place: Place) -> object:
    made = backups.make(place.vault, place.folder, now=NOW).snapshot.folder
    for file in made.iterdir():
        file.write_text(CANARY)
    return verify(made, by_passphrase(NEW_KEY))


def _sealed(place: Place) -> object:
    Keeping(place.vault).keep(place.entry_id, Kept(content_note=CANARY, sealed_until=date.max))
    return Keeping(place.vault).opened(place.entry_id, NOW.date())


def _taken_place(place: Place) -> object:
    return export(place.vault, place.file("out.zip"), Form.HTML, now=NOW)


SITES: Final[dict[str, Callable[[Place], object]]] = {
    # The journal
    "a page that is not there": lambda at: at.journal.read(CANARY),
    "a page without words": lambda at: at.journal.write(Page("", tags=(CANARY,)), now=NOW),
    "a page too long": lambda at: at.journal.write(
        Page(CANARY * (MOST_CHARACTERS // len(CANARY) + 1)), now=NOW
    ),
    "changing no page": lambda at: at.journal.write(Page(CANARY), now=NOW, entry_id=CANARY),
    "binning no page": lambda at: at.journal.move_to_bin(CANARY, now=NOW),
    "restoring no page": lambda at: at.journal.restore(CANARY),
    "earlier words of no page": lambda at: at.journal.bring_back_text(CANARY, 1, now=NOW),
    "a sealed page": _sealed,
    "a row that does not fit": _row,
    "a fault in our own SQL": _own_sql,
    "a file that is not there": lambda at: Attachments(at.vault).attach_file(
        at.entry_id, at.folder / CANARY, now=NOW
    ),
    "a file for no page": lambda at: Attachments(at.vault).attach_file(
        CANARY, at.file("a.png"), now=NOW
    ),
    "no such file": lambda at: Attachments(at.vault).whole(CANARY, 1),
    "binning no file": lambda at: Attachments(at.vault).move_to_bin(CANARY, now=NOW),
    "no such notebook": lambda at: Notebooks(at.vault).found(CANARY),
    "a notebook's name again": lambda at: [
        Notebooks(at.vault).add(CANARY, now=NOW) for _time in range(2)
    ],
    "a move to no notebook": lambda at: Notebooks(at.vault).move(at.entry_id, CANARY),
    "a locked notebook with the same key": lambda at: locked_notebook.lock(
        at.vault, at.paths, Notebooks(at.vault).all()[0], "correct sea lamp window", now=NOW
    ),
    "no locked notebook": lambda at: locked_notebook.unlock(at.vault, at.paths, NEW_KEY, now=NOW),
    "a template without a name": lambda at: Templates(at.vault).keep(
        Template("", "", CANARY), now=NOW
    ),
    "no such template": lambda at: Templates(at.vault).remove(CANARY),
    "gentle writing too long": lambda at: GentleWriting(at.vault).keep(CANARY, Sitting(NOW, 999)),
    "a place that is taken": _taken_place,
    "words to a place that is taken": lambda at: elsewhere.save(Page(CANARY), at.file("page.txt")),
    "words with a short key": lambda at: elsewhere.save(
        Page(CANARY), at.folder / f"{CANARY}.age", CANARY
    ),
    # What comes from elsewhere
    "a journal of no known form": lambda at: bring_in(at.journal, at.file("a.xyz"), now=NOW),
    "a journal of broken JSON": lambda at: bring_in(
        at.journal, at.file("a.json", f'{{"{CANARY}": '), now=NOW
    ),
    "a journal that climbs out": lambda at: bring_in(
        at.journal, at.zipped("a.zip", f"../{CANARY}.json", "{}"), now=NOW
    ),
    "a calendar that is none": lambda at: reading.read(at.file("a.ics"), now=NOW),
    "a calendar beyond measure": lambda at: reading.read(
        at.file("b.ics", f"BEGIN:VCALENDAR\r\nSUMMARY:{CANARY}\r\n" * 400_000), now=NOW
    ),
    "contacts that are none": lambda at: vcard.read_file(at.file("a.vcf")),
    "a list that is none": lambda at: at.packs().look(at.file("a.pack"), now=NOW),
    "a key of no office": lambda at: at.packs().trust(CANARY, now=NOW, name=CANARY),
    "forgetting no office": lambda at: at.packs().forget(CANARY),
    "removing no list": lambda at: at.packs().remove(CANARY),
    # Dates
    "no such date": lambda at: Planner(at.vault).read(CANARY),
    "binning no date": lambda at: Planner(at.vault).move_to_bin(CANARY, now=NOW),
    "a day nobody can read": lambda _at: read_day(CANARY),
    "a time nobody can read": lambda _at: read_time(CANARY),
    "no such plan": lambda at: Plans(at.vault).read(CANARY),
    "taking out no idea": lambda at: DayIdeas(at.vault).take_out(CANARY, now=NOW),
    # People, ideas, helping
    "no such person": lambda at: at.people.person(CANARY),
    "a person without a name": lambda at: at.people.save(Person("", email=CANARY), now=NOW),
    "a person with too much": lambda at: at.people.save(Person(CANARY, reach=LONG), now=NOW),
    "a plan with too much": lambda at: at.people.save_plan(Plan(signs=(Item(LONG),))),
    "a set without a name": lambda at: Care(at.vault).write_set(
        CareSet("", "", (CANARY,)), now=NOW
    ),
    "removing no idea": lambda at: Care(at.vault).remove_own(CANARY),
    "a rating out of range": lambda at: Log(at.vault).note(CANARY, now=NOW, before=99),
    "a check-in of no page": lambda at: Log(at.vault).check_in(
        DISTRESS, now=NOW, answers={1: 3}, words=CANARY, entry_id=CANARY
    ),
    "removing no note": lambda at: Log(at.vault).remove_note(CANARY),
    "an answer too long": lambda at: Helping(at.vault).answer({CANARY: Answer(note=LONG)}, now=NOW),
    "a sign too long": lambda at: Helping(at.vault).set_limits(Limits(stop_signs=(LONG,))),
    "a note too long": lambda at: Helping(at.vault).save_debrief(
        Debrief(NOW.date(), note=LONG), now=NOW
    ),
    "no such note": lambda at: Helping(at.vault).debrief(CANARY),
    # Keys and copies
    "a wrong key": lambda at: at.vault.require_passphrase(NEW_KEY),
    "shares with a wrong key": lambda at: shares.issue(at.vault, NEW_KEY),
    "a share with a slip": lambda _at: shares.read(CANARY),
    "two shares with slips": lambda at: shares.recover(at.paths, [CANARY, CANARY], NEW_KEY),
    "a code with a slip": lambda at: Vault.recover(at.paths, CANARY, NEW_KEY),
    "a second journal": lambda at: Vault.create(at.paths, NEW_KEY),
    "a journal that is open": lambda at: Vault.unlock(at.paths, NEW_KEY),
    "no journal": lambda at: Vault.unlock(Paths.below(at.folder / CANARY), NEW_KEY),
    "a backup that is none": lambda at: restore(
        Paths.below(at.folder / "new"), at.folder / CANARY, by_passphrase(NEW_KEY), now=NOW
    ),
    "a backup that is damaged": _damaged_backup,
}
