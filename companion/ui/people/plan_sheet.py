"""My support plan with the numbers beside it: read from the vault, and put on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.i18n import _
from companion.people.plan import Item, Part, Plan
from companion.people.sentences import part_title
from companion.ui.printing.document import Block, Form, Printed

if TYPE_CHECKING:
    from companion.people.model import Phone
    from companion.people.service import People


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The plan, and the numbers of the people on it by their ids."""

    plan: Plan
    phones: dict[str, tuple[Phone, ...]]

    def phones_of(self, item: Item) -> tuple[Phone, ...]:
        """Return the numbers of the person a line is about; none when they are gone."""
        return self.phones.get(item.person_id or "", ())


def read_sheet(people: People) -> PlanSheet:
    """Read the plan and the numbers; on the worker."""
    phones = {one.id: one.person.phones for one in people.everyone()}
    return PlanSheet(people.plan(), phones)


def printed(sheet: PlanSheet) -> Printed:
    """Return the plan as one page; parts with nothing in them are left out."""
    blocks = [Block(_("My support plan"), "title")]
    for part in Part:
        items = sheet.plan.items(part)
        if items:
            blocks.append(Block(part_title(part), "heading"))
        for item in items:
            numbers = [phone.number for phone in sheet.phones_of(item)]
            blocks.append(Block(" · ".join([item.text, *numbers])))
    return Printed(tuple(blocks), _("plan.pdf"), form=Form.ONE_PAGE)
