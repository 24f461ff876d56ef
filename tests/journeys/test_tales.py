"""Whole stories of the app, by keyboard and screen reader, in both languages and two sizes.

A normal run tells each story in one look; `make journeys` tells all of them in all four
and makes a film of each at 100 % (docs/films).
"""

from __future__ import annotations

import itertools
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.clock import now
from companion.journal.service import Journal
from companion.paths import Paths
from companion.planner.model import HardDate
from companion.planner.model import Reminders as Chosen
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders
from companion.vault import backups
from companion.vault.vault import Vault
from tests.journeys import traces
from tests.journeys.stage import ROOT, play
from tests.support import midday
from tests.support.builders import CHEAP, NOW, page
from tests.support.proof import FULL

pytestmark = pytest.mark.journey

LOOKS = tuple(itertools.product(("en", "es"), (100, 200)))
KEYS = {"en": "four words that stay", "es": "cuatro palabras que quedan"}
COUNTRIES = {"en": "US", "es": "MX"}
FILMS = ROOT / "docs" / "films"
FILMED_SIZE = 100


def nothing(_folder: Path, _key: str) -> None:
    """Leave the machine as new."""


def locked(folder: Path, key: str) -> None:
    """Make a journal with a page in it."""
    vault = _vault(folder, key)
    Journal(vault).write(page("They came.", title="The herons are in the journal."), now=NOW)
    vault.close()


def with_copy(folder: Path, key: str) -> None:
    """Make a journal whose copy has a page that the journal has no more."""
    vault = _vault(folder, key)
    journal = Journal(vault)
    kept = journal.write(page("They came.", title="The herons are in the copy."), now=NOW)
    backups.make(vault, now=NOW)
    journal.move_to_bin(kept.id, now=NOW)
    journal.empty_bin()
    vault.close()


def with_sheet(folder: Path, key: str) -> None:
    """Make a journal with a recovery sheet."""
    locked(folder, key)
    vault = Vault.unlock(Paths.below(folder / "companion"), key)
    (folder / "code").write_text(vault.new_recovery_code(key))
    vault.close()


def with_another(folder: Path, key: str) -> None:
    """Make a journal, and beside it one of jrnl with forty days."""
    locked(folder, key)
    days = [
        {
            "title": f"Day {number}", "body": f"harbour {number}", "tags": [], "starred": False,
            "date": f"2024-01-{number % 28 + 1:02}", "time": "09:00",
        }
        for number in range(40)
    ]  # fmt: skip
    (folder / "journal.json").write_text(json.dumps({"entries": days}))


def with_reminder(folder: Path, key: str) -> None:
    """Make a journal with a date of today, whose reminder is due."""
    vault = _vault(folder, key)
    moment = now().astimezone(ZoneInfo(midday.ZONE))  # as the journey has it
    chosen = Chosen(on=True, offsets=(0,), at=moment.time().replace(second=0, microsecond=0))
    value = HardDate("Beto", rule=Once(moment.date()), reminders=chosen)
    Planner(vault).save(value, now=moment)
    Reminders(vault, Paths.below(folder / "companion")).refresh(now=moment - timedelta(minutes=2))
    vault.close()


def _vault(folder: Path, key: str) -> Vault:
    return Vault.create(Paths.below(folder / "companion"), key, cost=CHEAP)


TALES: dict[str, Callable[[Path, str], None]] = {
    "first_page": nothing,
    "hard_date": locked,
    "reminder": with_reminder,
    "helpline": locked,
    "exercise": locked,
    "bring_in": with_another,
    "backup": with_copy,
    "recovery": with_sheet,
}
"""By name: what there is before it begins."""
TOLD = [
    (name, *look)
    for number, name in enumerate(TALES)
    for each, look in enumerate(LOOKS)
    if FULL or each == number % len(LOOKS)
]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder with a short name: some films show it."""
    with tempfile.TemporaryDirectory(prefix="story-") as folder:
        yield Path(folder)


@pytest.mark.parametrize(("name", "language", "size"), TOLD)
def test_a_tale_comes_to_its_end(folder: Path, name: str, language: str, size: int) -> None:
    TALES[name](folder, KEYS[language])
    settings = folder / "companion" / "config" / "settings.ini"
    settings.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    country = COUNTRIES[language]
    settings.write_text(
        f"[companion]\nlanguage = {language}\ntext_size = {size}\ncountry = {country}\n"
    )
    film = FILMS / f"{name}-{language}-{size}"
    filmed = FULL and size == FILMED_SIZE
    if filmed:
        shutil.rmtree(film, ignore_errors=True)
        film.mkdir(parents=True)
    play(
        f"../tales/{name}", folder,
        TALE_LANGUAGE=language, TALE_KEY=KEYS[language], TALE_FILM=str(film) if filmed else "",
    )  # fmt: skip
    _leaves_nothing(folder, KEYS[language])


def _leaves_nothing(folder: Path, key: str) -> None:
    """T44, T6, T5: no network, no file but the app's own and those asked for, no key told."""
    if not traces.command(folder):
        return  # test_private.py says so where strace is missing
    trace = (folder / "trace").read_text(errors="replace")
    assert not traces.network(trace)
    home = str(folder / "home")
    outside = {
        file for file in traces.written(trace) if not file.startswith(str(folder)) or home in file
    }
    assert not outside
    assert "execve(" in trace
    assert key not in trace
