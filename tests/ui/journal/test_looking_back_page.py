"""Looking back: a button that is off at first, and nothing from around a hard day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from companion.clock import now, standing_at
from companion.journal.choices import WritingChoices
from companion.journal.model import Page
from companion.planner.model import HardDate
from companion.planner.recurrence.rules import Once
from companion.ui.journal.looking_back_page import LookingBackPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace

NOON = now().replace(hour=12)
TODAY = NOON.date()


def years_ago(years: int) -> date:
    """Return this time some years ago, whatever day the test runs on."""
    return TODAY.replace(year=TODAY.year - years, day=min(TODAY.day, 28))


@pytest.fixture(autouse=True)
def _one_day() -> Iterator[None]:
    """Let it be the same day for every test, though midnight comes while they run."""
    with standing_at(NOON):
        yield


@pytest.fixture
def pages(session: Session) -> list[str]:
    return [
        session.journal.write(Page("words", f"{years} ago", years_ago(years)), now=now()).id
        for years in (1, 2)
    ]


def titles(workspace: Workspace) -> list[str]:
    workspace.journal.start.open_looking_back()
    assert isinstance(workspace.side, LookingBackPage)
    lines = workspace.side.list.lines
    rows = (lines.row(lines.index(number)) for number in range(lines.rowCount()))
    return [row.title for row in rows if row is not None]


def test_the_button_is_there_only_when_it_was_turned_on(workspace: Workspace) -> None:
    assert workspace.write.list.years_button.isHidden()
    workspace.journal.start.habits.choose(WritingChoices(looking_back=True))
    assert not workspace.write.list.years_button.isHidden()
    workspace.write.list.bin_button.click()
    assert workspace.write.list.years_button.isHidden()
    workspace.write.list.bin_button.click()
    workspace.write.list.years_button.click()
    assert isinstance(workspace.side, LookingBackPage)
    assert not workspace.side.empty.isHidden()


def test_it_lists_titles_and_a_chosen_page_opens(workspace: Workspace, pages: list[str]) -> None:
    assert titles(workspace) == ["1 ago", "2 ago"]
    side = workspace.side
    assert isinstance(side, LookingBackPage)
    side.open_button.click()
    assert workspace.write.editor.title.text() == "1 ago"
    assert workspace.side is None
    assert pages


def test_a_page_that_is_never_to_come_back_does_not_until_that_is_undone(
    workspace: Workspace, session: Session, pages: list[str]
) -> None:
    titles(workspace)
    side = workspace.side
    assert isinstance(side, LookingBackPage)
    side.never_button.click()
    assert session.journal.read(pages[0]).kept.never_bring_back
    assert titles(workspace) == ["2 ago"]
    workspace.turning.undo_last()
    assert titles(workspace) == ["1 ago", "2 ago"]


@pytest.mark.parametrize("hidden", [False, True])
def test_days_around_a_hard_date_stay_away_in_every_year(
    workspace: Workspace, session: Session, pages: list[str], *, hidden: bool
) -> None:
    day = years_ago(4) + timedelta(days=2)
    session.planner.save(HardDate("the date", rule=Once(day), hidden=hidden), now=now())
    assert titles(workspace) == []
    assert pages


def test_a_hard_date_at_another_time_of_the_year_hides_nothing_here(
    workspace: Workspace, session: Session, pages: list[str]
) -> None:
    far = years_ago(4) + timedelta(days=120)
    session.planner.save(HardDate("the date", rule=Once(far)), now=now())
    session.planner.save(HardDate("not known yet", postponed=True), now=now())
    assert titles(workspace) == ["1 ago", "2 ago"]
    assert pages
