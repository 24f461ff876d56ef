"""The plan on paper."""

from __future__ import annotations

from companion.people.model import Person, Phone
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.ui.people.plan_sheet import printed, read_sheet
from companion.ui.printing.document import Form
from tests.support.builders import NOW


def test_it_is_one_page_with_numbers_and_without_empty_parts(people: People) -> None:
    ana = people.save(Person("Ana", phones=(Phone("555 0100"),)), now=NOW)
    people.save_plan(Plan(alone=(Item("Tea."),), people=(Item("Ana", person_id=ana.id),)))
    sheet = printed(read_sheet(people))
    assert sheet.form is Form.ONE_PAGE
    assert [block.text for block in sheet.blocks] == [
        "My support plan",
        "What I can do by myself",
        "Tea.",
        "People I can ask",
        "Ana · 555 0100",
    ]
