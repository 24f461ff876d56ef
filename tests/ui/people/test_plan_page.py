"""My support plan: as empty as one likes, kept as one types, one page to print."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from companion.people.model import Person, Phone
from companion.people.plan import Item, Part, Plan
from companion.people.service import People
from companion.ui.people.plan_page import PlanPage
from companion.ui.printing.preview import PrintPreview
from companion.ui.workspace import Workspace
from tests.support.builders import NOW


def opened(workspace: Workspace) -> PlanPage:
    workspace.people.open_plan()
    assert isinstance(workspace.side, PlanPage)
    return workspace.side


def test_a_line_is_a_thought(workspace: Workspace, people: People) -> None:
    page = opened(workspace)
    QTest.keyClicks(page.parts[Part.ALONE], "Tea.")
    page.parts[Part.SIGNS].setPlainText("I stop answering.\n\n  I sleep   four hours. ")
    page.keeping.keep()
    assert people.plan() == Plan(
        signs=(Item("I stop answering."), Item("I sleep four hours.")), alone=(Item("Tea."),)
    )


def test_leaving_keeps_it_and_undo_takes_the_visit_back(
    workspace: Workspace, people: People
) -> None:
    people.save_plan(Plan(alone=(Item("Tea."),)))
    page = opened(workspace)
    page.parts[Part.ALONE].setPlainText("Tea.\nA walk.")
    workspace.show_write()
    assert len(people.plan().alone) == 2
    workspace.turning.undo_last()
    assert people.plan() == Plan(alone=(Item("Tea."),))


def test_people_and_lines_are_put_on_it_and_keep_what_they_lead_to(
    workspace: Workspace, people: People
) -> None:
    ana = people.save(Person("Ana", phones=(Phone("303 555 0100"),)), now=NOW)
    page = opened(workspace)
    page.person_button.click()
    page.lines_button.click()
    page.keeping.keep()
    plan = people.plan()
    assert plan.people == (Item("Ana", person_id=ana.id),)
    assert plan.lines[0].record_id == "us-988-lifeline"
    page.person_button.click()
    assert page.message.text == "That is on your plan already."
    page.print_button.click()
    preview = workspace.side
    assert isinstance(preview, PrintPreview)
    words = preview._paper.text_of(0)
    assert preview._paper.count == 1
    assert "Ana · 303 555 0100" in words
    preview.back.click()
    assert opened(workspace).typed() == plan


def test_nobody_to_put_on_it(workspace: Workspace) -> None:
    page = opened(workspace)
    assert not page.person.isVisible()
    assert not page.person_button.isVisible()


def test_an_empty_plan_is_not_printed(workspace: Workspace) -> None:
    page = opened(workspace)
    page.print_button.click()
    assert page.message.text == "Nothing to print yet."


@pytest.mark.parametrize("part", list(Part))
def test_each_part_has_a_name_to_be_seen_and_heard(workspace: Workspace, part: Part) -> None:
    assert opened(workspace).parts[part].accessibleName()
